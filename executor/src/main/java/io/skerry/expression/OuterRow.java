package io.skerry.expression;

import io.skerry.batch.Batch;
import org.jspecify.annotations.Nullable;

/** The row of an outer input for which an inner input runs. */
public final class OuterRow {
  private @Nullable Batch batch;
  private int row;
  private long version;

  /** Moves to a row; the batch stays valid until the next move. */
  public void moveTo(Batch outer, int outerRow) {
    batch = outer;
    row = outerRow;
    version++;
  }

  Batch batch() {
    if (batch == null) {
      throw new AssertionError("no outer row");
    }
    return batch;
  }

  int row() {
    return row;
  }

  long version() {
    return version;
  }
}
