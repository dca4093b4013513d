package io.skerry.store;

import io.skerry.log.CommitLog;
import io.skerry.log.LogFailedException;
import io.skerry.tx.CommitOrder;
import io.skerry.tx.TxState;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A committing thread's wait until its record is durable and published. */
final class CommitWaiter implements CommitLog.DurabilityListener {
  private final CommitOrder order;
  private final TxState tx;
  private final Consumer<TxState> effects;
  private final Thread thread = Thread.currentThread();
  private volatile boolean isDone;
  private volatile @Nullable Throwable failure;

  CommitWaiter(CommitOrder order, TxState tx, Consumer<TxState> effects) {
    this.order = order;
    this.tx = tx;
    this.effects = effects;
  }

  @Override
  public void durable(long end) {
    order.publish(tx, end, effects);
    isDone = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void failed(Throwable cause) {
    failure = cause;
    isDone = true;
    LockSupport.unpark(thread);
  }

  /** Waits, whatever interrupts. */
  void await() {
    boolean interrupted = false;
    while (!isDone) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable cause = failure;
    if (cause != null) {
      throw new LogFailedException("Whether the transaction is committed is not known", cause);
    }
  }
}
