package io.skerry.store;

import io.skerry.btree.Node;
import io.skerry.btree.TreePosition;
import io.skerry.page.Latch;
import io.skerry.page.Miss;
import io.skerry.page.PageStore;
import io.skerry.table.RowScratch;
import io.skerry.table.TableVersion;
import io.skerry.tx.Snapshot;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoSpace;
import io.skerry.tx.VersionedTree;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Copies rows by their keys, as a snapshot sees them. */
final class RowFetcher {
  private final PageStore pages;
  private final Latch latch;
  private final VersionedTree rows;
  private final UndoSpace undo;
  private final RowScratch scratch;
  private final TreePosition position = new TreePosition();
  private long[] addresses = new long[8];
  private int count;
  private @Nullable TxState writer;

  RowFetcher(StoreCore core, TableVersion table, RowScratch scratch) {
    this.pages = core.pages();
    this.latch = core.latch();
    this.rows = table.primary;
    this.undo = rows.undoSpace();
    this.scratch = scratch;
  }

  void clear() {
    scratch.clear();
    count = 0;
  }

  int count() {
    return count;
  }

  MemorySegment memory() {
    return scratch.memory();
  }

  long[] addresses() {
    return addresses;
  }

  /** Who changed the row last fetched, as far as somebody may not see it. */
  @Nullable TxState writer() {
    return writer;
  }

  /** Forgets the row last fetched. */
  void dropLast() {
    count--;
  }

  /**
   * Adds a copy of the row with this key, if there is one to be seen. The latch must not be held.
   *
   * @param sight which state of the row is wanted
   */
  boolean fetch(byte[] key, Snapshot snapshot, Access.Sight sight) {
    while (true) {
      Miss missed;
      long stamp = latch.lockShared();
      try {
        return copy(key, snapshot, sight);
      } catch (Miss miss) {
        missed = miss;
      } finally {
        latch.unlockShared(stamp);
      }
      missed.resolve(pages);
    }
  }

  private boolean copy(byte[] key, Snapshot snapshot, Access.Sight sight) {
    rows.tree().seek(key, key.length, position);
    writer = null;
    if (!position.isFound()) {
      return false;
    }
    long page = pages.address(position.leaf());
    MemorySegment memory = pages.memory();
    long newest = Node.pointer(memory, page, position.slot());
    TxState newestWriter = newest == Node.NO_POINTER ? null : undo.writer(undo.address(newest));
    writer = newestWriter;
    boolean isInPlace =
        sight == Access.Sight.DIRTY && newestWriter != null && !snapshot.isOwn(newestWriter);
    long unseen = isInPlace ? 0 : snapshot.unseen(undo, newest, sight != Access.Sight.VIEW);
    if (unseen != 0) {
      if (undo.hasBefore(unseen)) {
        add(scratch.add(memory, undo.beforeAddress(unseen), undo.beforeLength(unseen)));
        return true;
      }
      return false;
    }
    if (Node.isGhost(memory, page, position.slot())) {
      return false;
    }
    long value = Node.valueAddress(memory, page, position.slot());
    add(scratch.add(memory, value, Node.valueLength(memory, page, position.slot())));
    return true;
  }

  private void add(long address) {
    if (count == addresses.length) {
      addresses = Arrays.copyOf(addresses, count * 4);
    }
    addresses[count++] = address;
  }
}
