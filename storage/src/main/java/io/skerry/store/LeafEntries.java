package io.skerry.store;

import io.skerry.btree.Node;
import io.skerry.page.Miss;
import io.skerry.page.PageFormat;
import io.skerry.page.PageStore;
import io.skerry.table.IndexVersion;
import io.skerry.table.LeafWalker;
import io.skerry.table.RowScratch;
import io.skerry.tx.Snapshot;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoSpace;
import io.skerry.tx.VersionedTree;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * The values of one leaf that a cursor sees, in the order of a walk. On a page without versions
 * they are where they stand; else they are copied. Good until the latch is given up.
 */
final class LeafEntries {
  private final PageStore pages;
  private final UndoSpace undo;
  private final MemorySegment pageMemory;
  private final Snapshot snapshot;
  private final Access.Sight sight;
  private final RowScratch scratch;
  private MemorySegment memory;
  private long[] addresses = new long[8];
  private int[] slots = new int[8];
  private int count;
  private long page;

  /** Who stopped the last gathering; null if nobody did. */
  private @Nullable TxState blocker;

  LeafEntries(VersionedTree tree, Snapshot snapshot, Access.Sight sight, RowScratch scratch) {
    this.sight = sight;
    this.pages = tree.tree().pages();
    this.undo = tree.undoSpace();
    this.pageMemory = pages.memory();
    this.snapshot = snapshot;
    this.scratch = scratch;
    this.memory = pageMemory;
  }

  int count() {
    return count;
  }

  /** Where the values are. */
  MemorySegment memory() {
    return memory;
  }

  long[] addresses() {
    return addresses;
  }

  /** Takes the next entries of the walker's leaf; under the shared latch. */
  void gather(LeafWalker walker, int entriesMax) {
    page = walker.enter();
    count = 0;
    blocker = null;
    ensureRoom(Math.min(entriesMax, walker.left()));
    if (Node.hasVersions(pageMemory, page)) {
      LeafWalker.Mark begin = walker.mark();
      try {
        gatherVersioned(walker, entriesMax);
      } catch (Miss miss) {
        // What was gathered is forgotten, so the walker must come to it again.
        walker.reset(begin);
        throw miss;
      }
    } else {
      memory = pageMemory;
      while (count < entriesMax && walker.hasNext()) {
        int slot = walker.next();
        slots[count] = slot;
        addresses[count++] = Node.valueAddress(pageMemory, page, slot);
      }
    }
  }

  private void ensureRoom(int entries) {
    if (addresses.length < entries) {
      addresses = new long[entries];
      slots = new int[entries];
    }
  }

  /** The running transaction whose row stopped the last {@link #gather}; null if none did. */
  @Nullable TxState blocker() {
    return blocker;
  }

  void leave(LeafWalker walker) {
    walker.leave(page);
  }

  private void gatherVersioned(LeafWalker walker, int entriesMax) {
    scratch.clear();
    blocker = null;
    while (count < entriesMax && walker.hasNext()) {
      int slot = walker.peek();
      long unseen = unseen(Node.pointer(pageMemory, page, slot));
      if (blocker != null) {
        break;
      }
      if (unseen != 0 && undo.hasBefore(unseen)) {
        slots[count] = slot;
        addresses[count++] =
            scratch.add(pageMemory, undo.beforeAddress(unseen), undo.beforeLength(unseen));
      } else if (unseen == 0 && !Node.isGhost(pageMemory, page, slot)) {
        slots[count] = slot;
        addresses[count++] =
            scratch.add(
                pageMemory,
                Node.valueAddress(pageMemory, page, slot),
                Node.valueLength(pageMemory, page, slot));
      }
      int unused = walker.next();
    }
    memory = scratch.memory();
  }

  /**
   * The undo record whose row before the change is what is seen; 0 when that is in place. Sets the
   * blocker where a running transaction must end first.
   */
  private long unseen(long pointer) {
    if (pointer == Node.NO_POINTER) {
      return 0;
    }
    return switch (sight) {
      case VIEW -> snapshot.unseen(undo, pointer, false);
      case COMMITTED -> {
        TxState writer = undo.writer(undo.address(pointer));
        if (writer.isActive() && !snapshot.isOwn(writer)) {
          blocker = writer;
          yield 0;
        }
        yield snapshot.unseen(undo, pointer, true);
      }
      case DIRTY ->
          snapshot.isOwn(undo.writer(undo.address(pointer)))
              ? snapshot.unseen(undo, pointer, true)
              : 0;
    };
  }

  /** The locator that the index entry at {@code i} holds; before {@link #enterRows}. */
  byte[] locator(IndexVersion index, int i) {
    long value = addresses[i];
    int length = locatorLength(value);
    byte[] locator = new byte[length];
    if (index.isUnique()) {
      long at = value + IndexVersion.LOCATOR_LENGTH_BYTES;
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, locator, 0, length);
    } else {
      long end =
          Node.keyAddress(pageMemory, page, slots[i]) + Node.keyLength(pageMemory, page, slots[i]);
      MemorySegment.copy(pageMemory, ValueLayout.JAVA_BYTE, end - length, locator, 0, length);
    }
    return locator;
  }

  private int locatorLength(long value) {
    return memory.get(PageFormat.SHORT, value) & 0xFFFF;
  }

  /** Whether all entries hold the values of these columns. */
  boolean haveAll(IndexVersion index, int[] columns) {
    if (!index.codec.hasVariable()) {
      return true;
    }
    for (int i = 0; i < count; i++) {
      long row = addresses[i] + index.rowOffset(locatorLength(addresses[i]));
      for (int column : columns) {
        if (index.reader.isOmitted(column, memory, row)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Turns the addresses of index entries' values into those of the rows in them. */
  void enterRows(IndexVersion index) {
    for (int i = 0; i < count; i++) {
      addresses[i] += index.rowOffset(locatorLength(addresses[i]));
    }
  }

  byte[] key(int i) {
    return Node.key(pageMemory, page, slots[i]);
  }
}
