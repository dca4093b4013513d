package io.skerry.store;

import io.skerry.page.Latch;
import io.skerry.page.PageStore;
import io.skerry.tx.VersionedTree;

/** Changes of a running transaction: they make versions, and wait for other transactions. */
final class RunningChanges implements RowChanges {
  private final TransactionImpl transaction;
  private final PageStore pages;
  private final Latch latch;

  RunningChanges(TransactionImpl transaction, PageStore pages) {
    this.transaction = transaction;
    this.pages = pages;
    this.latch = pages.latch();
  }

  @Override
  public void insert(VersionedTree tree, byte[] key, byte[] value, int valueLength)
      throws DuplicateEntryException {
    while (true) {
      VersionedTree.Outcome outcome;
      long stamp = latch.lockExclusive();
      try {
        pages.nextOperation();
        outcome = tree.insert(transaction.state(), key, value, valueLength);
      } finally {
        latch.unlockExclusive(stamp);
      }
      switch (outcome) {
        case DONE -> {
          return;
        }
        case DUPLICATE -> throw new DuplicateEntryException();
        case BLOCKED -> transaction.awaitEnd(tree.blocker());
      }
    }
  }

  @Override
  public void replace(VersionedTree tree, byte[] key, byte[] value, int valueLength) {
    long stamp = latch.lockExclusive();
    try {
      pages.nextOperation();
      tree.replace(transaction.state(), key, value, valueLength);
    } finally {
      latch.unlockExclusive(stamp);
    }
  }

  @Override
  public void deleteEntry(IndexVersion index, byte[] key, byte[] locator) {
    deleteRow(index.tree, key);
  }

  @Override
  public void deleteRow(VersionedTree tree, byte[] key) {
    long stamp = latch.lockExclusive();
    try {
      pages.nextOperation();
      tree.delete(transaction.state(), key);
    } finally {
      latch.unlockExclusive(stamp);
    }
  }
}
