package io.skerry.store;

import io.skerry.btree.Node;
import io.skerry.page.PageFormat;
import io.skerry.page.PageStore;
import io.skerry.tx.Snapshot;
import io.skerry.tx.Version;
import io.skerry.tx.VersionedTree;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The values of one leaf that a snapshot sees, in the order of a walk. On a page without versions
 * they are where they stand; else they are copied. Good until the latch is given up.
 */
final class LeafEntries {
  private final VersionedTree tree;
  private final PageStore pages;
  private final MemorySegment pageMemory;
  private final Snapshot snapshot;
  private final RowScratch scratch;
  private MemorySegment memory;
  private long[] addresses = new long[8];
  private int[] slots = new int[8];
  private int count;
  private long page;

  LeafEntries(VersionedTree tree, Snapshot snapshot, RowScratch scratch) {
    this.tree = tree;
    this.pages = tree.tree().pages();
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
    ensureRoom(Math.min(entriesMax, walker.left()));
    if (pages.isVersioned(walker.leaf()) && tree.hasVersions()) {
      gatherVersioned(walker, entriesMax);
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

  void leave(LeafWalker walker) {
    walker.leave(page);
  }

  private void gatherVersioned(LeafWalker walker, int entriesMax) {
    scratch.clear();
    int visited = 0;
    boolean foundVersion = false;
    while (count < entriesMax && walker.hasNext()) {
      int slot = walker.next();
      visited++;
      Version newest =
          tree.newest(
              Node.keyAddress(pageMemory, page, slot), Node.keyLength(pageMemory, page, slot));
      foundVersion |= newest != null;
      Version unseen = snapshot.seen(newest, false);
      byte[] before = unseen == null ? null : unseen.before();
      if (before != null) {
        slots[count] = slot;
        addresses[count++] = scratch.add(before);
      } else if (unseen == null && !Node.isGhost(pageMemory, page, slot)) {
        slots[count] = slot;
        addresses[count++] =
            scratch.add(
                pageMemory,
                Node.valueAddress(pageMemory, page, slot),
                Node.valueLength(pageMemory, page, slot));
      }
    }
    memory = scratch.memory();
    if (!foundVersion && visited == Node.count(pageMemory, page)) {
      pages.setVersioned(walker.leaf(), false);
    }
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
