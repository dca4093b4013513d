package io.skerry.store;

import io.skerry.log.CommitLog;
import io.skerry.log.LogFailedException;
import io.skerry.tx.CommitOrder;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A wait for a record that is no transaction. */
final class RecordWaiter implements CommitLog.DurabilityListener {
  private final CommitOrder order;
  private final Runnable effect;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  RecordWaiter(CommitOrder order, Runnable effect) {
    this.order = order;
    this.effect = effect;
  }

  @Override
  public void durable(long end) {
    order.publish(end, effect);
    done.countDown();
  }

  @Override
  public void failed(Throwable cause) {
    failure = cause;
    done.countDown();
  }

  void await() {
    boolean interrupted = false;
    while (done.getCount() > 0) {
      try {
        done.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable cause = failure;
    if (cause != null) {
      throw new LogFailedException("Whether the record is durable is not known", cause);
    }
  }
}
