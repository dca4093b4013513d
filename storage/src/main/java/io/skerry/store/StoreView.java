package io.skerry.store;

import io.skerry.tx.Snapshot;

/** A view of a transaction. */
final class StoreView implements ReadView {
  private final TransactionImpl transaction;
  private final Snapshot snapshot;
  private boolean isClosed;

  StoreView(TransactionImpl transaction, Snapshot snapshot) {
    this.transaction = transaction;
    this.snapshot = snapshot;
  }

  Snapshot snapshot() {
    if (isClosed) {
      throw new IllegalStateException("the view is closed");
    }
    return snapshot;
  }

  /** Whether it is open, and what it shows is a snapshot. */
  boolean isOf(Snapshot other) {
    return !isClosed && snapshot == other;
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      snapshot.close();
      transaction.forget(this);
    }
  }

  /** Closes with the transaction. */
  void end() {
    if (!isClosed) {
      isClosed = true;
      snapshot.close();
    }
  }
}
