package io.skerry.table;

import io.skerry.tx.Snapshot;
import io.skerry.tx.TxState;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A database: a group of tables and sequences, numbered within it. */
public final class DatabaseState {
  public final int id;

  /** The number of the next object; none is given twice. */
  public final AtomicInteger nextNumber = new AtomicInteger(1);

  /** Who made it; null when it was there before the store opened. */
  public final @Nullable TxState creator;

  /** Who drops it; null unless a transaction has. */
  public volatile @Nullable TxState dropper;

  /** From where the log is kept for its backup; null when it is not. Set by the commit order. */
  public volatile @Nullable LogMark logMark;

  /** Held while the mark is moved, and while what it keeps is read. */
  public final Object logLock = new Object();

  /** Whether recovery has found it restored in part only, so far. */
  public boolean isRestoring;

  public DatabaseState(int id, @Nullable TxState creator) {
    this.id = id;
    this.creator = creator;
  }

  public boolean isSeenBy(Snapshot snapshot) {
    TxState gone = dropper;
    return (creator == null || snapshot.sees(creator, Long.MAX_VALUE))
        && (gone == null || !snapshot.sees(gone, Long.MAX_VALUE));
  }
}
