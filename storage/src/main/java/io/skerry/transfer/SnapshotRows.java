package io.skerry.transfer;

import io.skerry.btree.Node;
import io.skerry.page.Latch;
import io.skerry.page.Miss;
import io.skerry.page.PageStore;
import io.skerry.table.LeafWalker;
import io.skerry.table.TableVersion;
import io.skerry.tx.Snapshot;
import io.skerry.tx.UndoSpace;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table as a snapshot sees them and as they are stored, leaf by leaf. */
final class SnapshotRows {
  private final PageStore pages;
  private final Latch latch;
  private final MemorySegment memory;
  private final UndoSpace undo;
  private final Snapshot snapshot;
  private final LeafWalker walker;

  /** A row, outside of the pages. */
  record Row(byte[] key, byte[] value) {}

  SnapshotRows(PageStore pages, TableVersion table, Snapshot snapshot) {
    this.pages = pages;
    this.latch = pages.latch();
    this.memory = pages.memory();
    this.undo = table.primary.undoSpace();
    this.snapshot = snapshot;
    this.walker = new LeafWalker(table.primary.tree(), null, null, false);
  }

  boolean isAtEnd() {
    return walker.isAtEnd();
  }

  /**
   * Rows of the next leaf, perhaps none: those before the first record that is not in memory, as
   * all records of a leaf need not fit into memory at once. The latch must not be held.
   */
  List<Row> nextLeaf() {
    while (true) {
      Miss missed;
      long stamp = latch.lockShared();
      try {
        return readLeaf();
      } catch (Miss miss) {
        missed = miss;
      } finally {
        latch.unlockShared(stamp);
      }
      missed.resolve(pages);
    }
  }

  private List<Row> readLeaf() {
    List<Row> rows = new ArrayList<>();
    long page = walker.enter();
    while (walker.hasNext()) {
      int slot = walker.peek();
      byte[] value;
      try {
        value = seen(page, slot);
      } catch (Miss miss) {
        if (rows.isEmpty()) {
          throw miss;
        }
        break;
      }
      if (value != null) {
        rows.add(new Row(Node.key(memory, page, slot), value));
      }
      int unused = walker.next();
    }
    walker.leave(page);
    return rows;
  }

  private byte @Nullable [] seen(long page, int slot) {
    long unseen = snapshot.unseen(undo, Node.pointer(memory, page, slot), false);
    if (unseen != 0) {
      return undo.before(unseen);
    }
    return Node.isGhost(memory, page, slot) ? null : Node.value(memory, page, slot);
  }
}
