package io.skerry.store;

import io.skerry.page.PageStore;
import io.skerry.redo.RedoWriter;
import io.skerry.table.IndexVersion;
import io.skerry.table.RowChanges;
import io.skerry.table.TableVersion;
import io.skerry.tx.VersionedTree;

/**
 * Changes of a running transaction: they make versions, and wait for other transactions. Entries of
 * indexes that go are written into the log here.
 */
final class RunningChanges implements RowChanges {
  private final TransactionImpl transaction;
  private final PageStore pages;
  private final RedoWriter redo;

  RunningChanges(TransactionImpl transaction, PageStore pages, RedoWriter redo) {
    this.transaction = transaction;
    this.redo = redo;
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
  public void deleteEntry(TableVersion table, IndexVersion index, byte[] key) {
    deleteRow(index.tree, key);
    if (!table.table.isTemporary) {
      redo.deleteEntry(table.table.id, index.id, key);
    }
  }

  @Override
  public void deleteRow(VersionedTree tree, byte[] key) {
    pages.run(() -> {
      tree.delete(transaction.state(), key);
    });
  }
}
