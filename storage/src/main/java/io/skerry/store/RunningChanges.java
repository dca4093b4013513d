package io.skerry.store;

import io.skerry.lock.LockTable;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
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
  private final LockTable locks;
  private final RedoWriter redo;

  RunningChanges(StoreCore core, TransactionImpl transaction, RedoWriter redo) {
    this.transaction = transaction;
    this.redo = redo;
    this.pages = core.pages();
    this.locks = core.locks();
  }

  @Override
  public void insert(VersionedTree tree, byte[] key, byte[] value, int valueLength)
      throws DuplicateEntryException {
    while (true) {
      VersionedTree.Outcome outcome =
          pages.find(
              Room.GROW,
              () ->
                  isKeyFree(tree, key)
                      ? tree.insert(transaction.state(), key, value, valueLength)
                      : null);
      switch (outcome) {
        case DONE -> {
          return;
        }
        case DUPLICATE -> throw new DuplicateEntryException();
        case BLOCKED -> transaction.awaitEnd(tree.blocker());
        case null -> transaction.awaitKey(tree.space(), key);
      }
    }
  }

  /**
   * Whether no serializable reader has locked a range with the key. Asked under the latch under
   * which the key is then changed: see {@link LockTable}.
   */
  private boolean isKeyFree(VersionedTree tree, byte[] key) {
    return !locks.hasRanges(tree.space())
        || locks.isKeyFree(transaction.state().lockOwner(), tree.space(), key);
  }

  private void change(Room room, VersionedTree tree, byte[] key, Runnable change) {
    boolean isDone = false;
    while (!isDone) {
      isDone =
          pages.change(
              room,
              () -> {
                boolean isFree = isKeyFree(tree, key);
                if (isFree) {
                  change.run();
                }
                return isFree;
              });
      if (!isDone) {
        transaction.awaitKey(tree.space(), key);
      }
    }
  }

  @Override
  public void replace(VersionedTree tree, byte[] key, byte[] value, int valueLength) {
    change(Room.GROW, tree, key, () -> tree.replace(transaction.state(), key, value, valueLength));
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
    change(Room.SHRINK, tree, key, () -> tree.delete(transaction.state(), key));
  }
}
