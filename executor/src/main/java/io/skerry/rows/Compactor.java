package io.skerry.rows;

import io.skerry.batch.Batch;
import io.skerry.types.SqlType;
import java.util.List;

/** Makes dense batches of selected rows. */
public final class Compactor {
  private final Batch out;

  public Compactor(List<SqlType> types) {
    out = Batch.of(types);
  }

  /** The selected rows: the input itself where all are. */
  public Batch compact(Batch input, Selection rows) {
    int size = rows.size();
    if (size == input.size()) {
      return input;
    }
    out.setSize(size);
    for (int i = 0; i < input.columnCount(); i++) {
      Vectors.gather(input.column(i), rows.rows(), 0, size, out.column(i), 0);
    }
    return out;
  }
}
