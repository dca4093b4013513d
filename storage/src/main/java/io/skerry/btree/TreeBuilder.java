package io.skerry.btree;

import io.skerry.page.IntList;
import io.skerry.page.Keep;
import io.skerry.page.PageFormat;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a tree from entries in the order of their keys, leaf by leaf and then upwards. Its pages
 * are full, and none is touched twice.
 *
 * <p>Of one thread, which does not hold the latch. Nobody else may know the tree yet.
 */
public final class TreeBuilder {
  private final PageStore pages;
  private final MemorySegment memory;
  private final long treeId;
  private final Keep keep;
  private final Room room;

  /** All pages, for {@link #abandon}. */
  private final IntList made = new IntList();

  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> values = new ArrayList<>();
  private int leafBytes;
  private byte[] lastKey = new byte[0];
  private boolean hasLeaves;
  private final List<Level> levels = new ArrayList<>();

  /** An inner page in the making: the first key of each child but the first, and the children. */
  private static final class Level {
    final List<byte[]> separators = new ArrayList<>();
    final IntList children = new IntList();
    int bytes;
  }

  public TreeBuilder(PageStore pages, long treeId, Keep keep, Room room) {
    this.pages = pages;
    this.memory = pages.memory();
    this.treeId = treeId;
    this.keep = keep;
    this.room = room;
  }

  /** Puts an entry behind all others; the arrays must not change any more. */
  public void append(byte[] key, byte[] value) {
    int bytes = Node.bytesOf(key.length, value.length);
    if (leafBytes + bytes > Node.BYTES_PER_PAGE) {
      writeLeaf();
    }
    keys.add(key);
    values.add(value);
    leafBytes += bytes;
  }

  private void writeLeaf() {
    int page =
        pages.change(
            room,
            () -> {
              int leaf = allocate(PageFormat.TYPE_LEAF);
              long address = pages.address(leaf);
              for (int i = 0; i < keys.size(); i++) {
                Node.append(memory, address, keys.get(i), values.get(i));
              }
              return leaf;
            });
    byte[] separator =
        hasLeaves && !keys.isEmpty() ? BTree.shortest(lastKey, keys.getFirst()) : new byte[0];
    hasLeaves = true;
    lastKey = keys.isEmpty() ? lastKey : keys.getLast();
    keys.clear();
    values.clear();
    leafBytes = 0;
    addChild(0, separator, page);
  }

  private int allocate(int type) {
    int page = pages.allocate(treeId, type, keep);
    made.add(page);
    Node.initialize(memory, pages.address(page));
    return page;
  }

  private void addChild(int at, byte[] separator, int child) {
    if (at == levels.size()) {
      levels.add(new Level());
    }
    Level level = levels.get(at);
    int bytes = Node.bytesOf(separator.length, Integer.BYTES);
    if (level.bytes + bytes > Node.BYTES_PER_PAGE) {
      writeInner(at);
    }
    level.separators.add(separator);
    level.children.add(child);
    level.bytes += bytes;
  }

  private void writeInner(int at) {
    Level level = levels.get(at);
    int page =
        pages.change(
            room,
            () -> {
              int inner = allocate(PageFormat.TYPE_INNER);
              long address = pages.address(inner);
              for (int i = 0; i < level.children.size(); i++) {
                byte[] key = i == 0 ? new byte[0] : level.separators.get(i);
                Node.append(memory, address, key, Node.childValue(level.children.get(i)));
              }
              return inner;
            });
    byte[] separator = level.separators.getFirst();
    level.separators.clear();
    level.children.clear();
    level.bytes = 0;
    addChild(at + 1, separator, page);
  }

  /** All pages so far; not to be changed. */
  public IntList pages() {
    return made;
  }

  /** Frees what was built. */
  public void abandon() {
    while (!made.isEmpty()) {
      pages.run(Room.MUST, () -> pages.free(made.removeLast()));
    }
  }

  /** Completes the tree and returns its root. */
  public int finish() {
    if (!keys.isEmpty() || !hasLeaves) {
      writeLeaf();
    }
    for (int at = 0; ; at++) {
      Level level = levels.get(at);
      if (at == levels.size() - 1 && level.children.size() == 1) {
        return level.children.get(0);
      }
      writeInner(at);
    }
  }
}
