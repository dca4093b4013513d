package io.skerry.store;

import io.skerry.btree.Node;
import io.skerry.page.PageFormat;
import io.skerry.page.PageImager;
import io.skerry.table.LongValues;
import io.skerry.table.MetaCodec;
import io.skerry.table.Schema;
import io.skerry.tx.Snapshot;
import io.skerry.tx.UndoSpace;
import io.skerry.tx.VersionedTree;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes pages as they would be if only what was committed when the checkpoint began had ever
 * happened. A committed row that does not fit its page, because the row now in its place is
 * shorter, is carried apart.
 */
final class CommittedImage implements PageImager {
  private final Schema schema;
  private final UndoSpace undo;
  private final LongValues longValues;
  private final Snapshot snapshot;
  private final List<MetaCodec.CarriedEntry> carried = new ArrayList<>();

  CommittedImage(Schema schema, UndoSpace undo, LongValues longValues, Snapshot snapshot) {
    this.schema = schema;
    this.undo = undo;
    this.longValues = longValues;
    this.snapshot = snapshot;
  }

  /** Complete when the last image is made. */
  List<MetaCodec.CarriedEntry> carried() {
    return carried;
  }

  @Override
  public Image image(int pageId, MemorySegment memory, long page, long target) {
    int type = PageFormat.type(memory, page);
    if (type == PageFormat.TYPE_OVERFLOW || type == PageFormat.TYPE_OVERFLOW_LIST) {
      return longValues.image(snapshot, page);
    }
    Schema.TreeState tree = schema.trees().get(PageFormat.treeId(memory, page));
    if (tree == null) {
      return Image.ABSENT;
    }
    if (tree.creator() != null && !snapshot.sees(tree.creator(), Long.MAX_VALUE)) {
      return Image.ABSENT;
    }
    return type == PageFormat.TYPE_LEAF ? imageLeaf(tree.tree(), memory, page, target) : Image.SAME;
  }

  private Image imageLeaf(VersionedTree tree, MemorySegment memory, long page, long target) {
    if (!Node.hasVersions(memory, page)) {
      return Image.SAME;
    }
    Node.beginCopy(memory, page, target);
    List<MetaCodec.CarriedEntry> waiting = new ArrayList<>();
    for (int slot = 0; slot < Node.count(memory, page); slot++) {
      long unseen =
          tree.isDoomed() ? 0 : snapshot.unseen(undo, Node.pointer(memory, page, slot), false);
      byte[] before = unseen == 0 ? null : undo.before(unseen);
      if (before != null) {
        waiting.add(
            new MetaCodec.CarriedEntry(tree.tree().id(), Node.key(memory, page, slot), before));
      } else if (unseen == 0 && !Node.isGhost(memory, page, slot)) {
        Node.appendCopy(memory, page, slot, target);
      }
    }
    for (MetaCodec.CarriedEntry entry : waiting) {
      if (!Node.insertIfRoom(memory, target, entry.key(), entry.value())) {
        carried.add(entry);
      }
    }
    return Image.OTHER;
  }
}
