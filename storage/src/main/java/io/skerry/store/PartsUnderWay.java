package io.skerry.store;

import io.skerry.log.CommitLog;
import io.skerry.tx.CommitOrder;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * The parts of one transaction on their way to the disk. They are few, so that a transaction that
 * makes changes faster than the disk takes them does not fill the memory.
 *
 * <p>Should the log fail, the store refuses everything from then on, so there is nobody to tell.
 */
final class PartsUnderWay implements CommitLog.DurabilityListener {
  private static final int PARTS_MAX = 16;

  private final CommitOrder order;
  private final Semaphore room = new Semaphore(PARTS_MAX);

  PartsUnderWay(CommitOrder order) {
    this.order = order;
  }

  /**
   * Sends one more part, once there is room for it.
   *
   * @param append hands the part to the log, with this as its listener
   */
  void send(Consumer<CommitLog.DurabilityListener> append) {
    room.acquireUninterruptibly();
    boolean isSent = false;
    try {
      append.accept(this);
      isSent = true;
    } finally {
      if (!isSent) {
        room.release();
      }
    }
  }

  @Override
  public void durable(long end) {
    order.publish(end, () -> {});
    room.release();
  }

  @Override
  public void failed(Throwable cause) {
    room.release();
  }
}
