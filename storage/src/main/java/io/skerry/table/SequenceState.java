package io.skerry.table;

import io.skerry.tx.TxState;
import org.jspecify.annotations.Nullable;

/**
 * A sequence. Values up to the limit are reserved in the log; after a crash it goes on behind them.
 *
 * <p>{@code next} and {@code limit} are guarded by this object; what the log has made durable,
 * {@code durableLimit}, by the commit order.
 */
public final class SequenceState {
  public final long id;
  public final long increment;
  public final @Nullable TxState creator;

  /** Who drops it; null unless a transaction has. */
  public volatile @Nullable TxState dropper;

  private long next;

  /** The first value that is not reserved. */
  private long limit;

  public long durableLimit;

  /** Held while values are reserved or taken. */
  public final Object reservation = new Object();

  public SequenceState(long id, long next, long increment, @Nullable TxState creator) {
    this.id = id;
    this.next = next;
    this.limit = next;
    this.durableLimit = next;
    this.increment = increment;
    this.creator = creator;
  }

  /** The value that comes next. */
  public synchronized long next() {
    return next;
  }

  public synchronized long limit() {
    return limit;
  }

  /** Whether {@code count} values are reserved. */
  public synchronized boolean has(int count) {
    return (limit - next) / increment >= count;
  }

  public synchronized long take(int count) {
    long first = next;
    next += count * increment;
    return first;
  }

  public synchronized void setLimit(long newLimit) {
    limit = newLimit;
  }

  public synchronized void restart(long newNext) {
    next = newNext;
    limit = newNext;
  }
}
