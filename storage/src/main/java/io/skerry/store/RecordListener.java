package io.skerry.store;

import io.skerry.log.CommitLog;
import io.skerry.tx.CommitOrder;

/**
 * Follows a record for which nobody waits. Should the log fail, the store refuses everything from
 * then on, so there is nobody to tell.
 */
final class RecordListener implements CommitLog.DurabilityListener {
  private final CommitOrder order;

  RecordListener(CommitOrder order) {
    this.order = order;
  }

  @Override
  public void durable(long end) {
    order.publish(end, () -> {});
  }

  @Override
  public void failed(Throwable cause) {}
}
