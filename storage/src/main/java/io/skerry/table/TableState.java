package io.skerry.table;

import io.skerry.tx.Snapshot;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A table through its schema changes. */
public final class TableState {
  public final long id;
  public final AtomicLong nextRowNumber = new AtomicLong(1);

  /** The committed rows; changed under the commit order. */
  public final AtomicLong rowCount = new AtomicLong();

  /** Whether any row ever had a value kept apart. */
  public volatile boolean hasLongValues;

  /** Changed under the exclusive latch. */
  public volatile @Nullable TableVersion newest;

  /** Whether no log and no checkpoint has it, and it is gone after a restart. */
  public final boolean isTemporary;

  public TableState(long id, boolean isTemporary) {
    this.id = id;
    this.isTemporary = isTemporary;
  }

  /** What a snapshot sees; null if the table is not there. */
  public @Nullable TableVersion seenBy(Snapshot snapshot) {
    TableVersion version = newest;
    while (version != null
        && version.writer != null
        && !snapshot.sees(version.writer, version.ordinal)) {
      version = version.older;
    }
    return version == null || version.isDropped ? null : version;
  }
}
