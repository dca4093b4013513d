package io.skerry.store;

import io.skerry.page.PageStore;
import io.skerry.tx.VersionedTree;

/** Changes of a running transaction: they make versions, and wait for other transactions. */
final class RunningChanges implements RowChanges {
  private final TransactionImpl transaction;
  private final PageStore pages;

  RunningChanges(TransactionImpl transaction, PageStore pages) {
    this.transaction = transaction;
    this.pages = pages;
  }

  @Override
  public void insert(VersionedTree tree, byte[] key, byte[] value, int valueLength)
      throws DuplicateEntryException {
    while (true) {
      VersionedTree.Outcome outcome =
          pages.change(() -> tree.insert(transaction.state(), key, value, valueLength));
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
    pages.run(() -> {
      tree.replace(transaction.state(), key, value, valueLength);
    });
  }

  @Override
  public void deleteEntry(IndexVersion index, byte[] key, byte[] locator) {
    deleteRow(index.tree, key);
  }

  @Override
  public void deleteRow(VersionedTree tree, byte[] key) {
    pages.run(() -> {
      tree.delete(transaction.state(), key);
    });
  }
}
