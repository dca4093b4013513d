package io.skerry.table;

import io.skerry.btree.BTree;
import io.skerry.btree.Node;
import io.skerry.btree.TreePosition;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import io.skerry.tx.VersionedTree;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Changes without versions: of recovery, and of trees that nobody else sees yet. */
public final class DirectChanges implements EntryTarget {
  private final PageStore pages;
  private final Room room;
  private final MemorySegment memory;
  private final TreePosition position = new TreePosition();

  /**
   * @param room what the changes may use up
   */
  public DirectChanges(PageStore pages, Room room) {
    this.pages = pages;
    this.room = room;
    this.memory = pages.memory();
  }

  /** Puts an entry, in the place of an old one if there is one. */
  @Override
  public void insert(VersionedTree tree, byte[] key, byte[] value, int valueLength) {
    pages.run(
        room,
        () -> {
          BTree target = tree.tree();
          if (!target.isBehindLast(key, key.length)) {
            target.seek(key, key.length, position);
            if (position.isFound()) {
              target.replace(key, value, valueLength, Node.NO_POINTER);
              return;
            }
          }
          target.insert(key, key.length, value, valueLength, Node.NO_POINTER);
        });
  }

  public boolean has(VersionedTree tree, byte[] key) {
    return pages.change(
        Room.NONE,
        () -> {
          tree.tree().seek(key, key.length, position);
          return position.isFound();
        });
  }

  /** A row as it is in place. */
  public record Row(byte[] key, byte[] value) {}

  /** The rows in place of the walker's next leaf. */
  public List<Row> readLeaf(LeafWalker walker) {
    return pages.change(
        Room.NONE,
        () -> {
          List<Row> rows = new ArrayList<>();
          long page = walker.enter();
          while (walker.hasNext()) {
            int slot = walker.next();
            if (!Node.isGhost(memory, page, slot)) {
              rows.add(new Row(Node.key(memory, page, slot), Node.value(memory, page, slot)));
            }
          }
          walker.leave(page);
          return rows;
        });
  }
}
