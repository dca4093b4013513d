package io.skerry.check;

import io.skerry.btree.Node;
import io.skerry.btree.NodeAudit;
import io.skerry.check.Finding.Where;
import io.skerry.page.PageFormat;
import io.skerry.table.MetaCodec.CarriedEntry;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks a tree from its root, page by page, and hands over its entries in the order of keys. */
final class TreeWalk {
  private static final int DEPTH_MAX = 32;

  private final CheckedPages pages;
  private final Findings findings;
  private final Where owner;
  private final long treeId;
  private final Manner manner;
  private final EntryConsumer consumer;
  private final List<CarriedEntry> carried;
  private final NodeAudit audit = new NodeAudit();

  /** A page for each level from the root down. */
  private final List<MemorySegment> buffers = new ArrayList<>();

  private int nextCarried;
  private int leafDepth = -1;
  private boolean isWhole = true;

  /** How a tree is walked. */
  enum Manner {
    /** All is checked. */
    CHECKED,
    /** As {@link #CHECKED}, but the tree is about to be freed, and parts may be gone. */
    DROPPED,
    /** It was found whole, and its entries are wanted again. */
    AGAIN
  }

  /** Takes an entry. */
  @FunctionalInterface
  interface EntryConsumer {
    /**
     * @param pageId the leaf's number; 0 for an entry that did not fit its leaf
     */
    void accept(byte[] key, byte[] value, int pageId);
  }

  /**
   * @param owner the table or index to which it belongs
   * @param carried the entries that the root holds for it outside of its leaves
   */
  TreeWalk(
      CheckedPages pages,
      Findings findings,
      Where owner,
      long treeId,
      List<CarriedEntry> carried,
      Manner manner,
      EntryConsumer consumer) {
    this.pages = pages;
    this.findings = findings;
    this.owner = owner;
    this.treeId = treeId;
    this.manner = manner;
    this.consumer = consumer;
    this.carried = new ArrayList<>(carried);
    this.carried.sort(Comparator.comparing(CarriedEntry::key, Arrays::compareUnsigned));
  }

  /** Walks all of it; false where a part could not be read, so that entries may be missing. */
  boolean walk(int root) {
    walk(root, 0, 0, null, null);
    giveCarried(null);
    return isWhole;
  }

  private void walk(
      int pageId, int referrer, int depth, byte @Nullable [] lower, byte @Nullable [] upper) {
    if (depth == buffers.size()) {
      buffers.add(CheckedPages.newBuffer());
    }
    MemorySegment page = buffers.get(depth);
    boolean isThere =
        manner == Manner.AGAIN
            ? pages.visitAgain(pageId, page)
            : pages.visit(pageId, owner, referrer, page)
                && isNode(pageId, page)
                && isSound(pageId, page, lower, upper);
    if (!isThere || depth == DEPTH_MAX) {
      isWhole = false;
    } else if (Node.isLeaf(page, 0)) {
      checkDepth(pageId, depth);
      giveEntries(pageId, page);
    } else {
      walkChildren(pageId, page, depth, lower, upper);
    }
  }

  private void walkChildren(
      int pageId, MemorySegment page, int depth, byte @Nullable [] lower, byte @Nullable [] upper) {
    int count = Node.count(page, 0);
    if (count == 0 && manner == Manner.CHECKED) {
      String what = "Page " + pageId + " is an inner page and has no children.";
      findings.add(new Finding.DamagedPage(pages.at(owner, pageId), what));
    }
    for (int slot = 0; slot < count; slot++) {
      byte[] from = slot == 0 ? lower : Node.key(page, 0, slot);
      byte[] to = slot + 1 < count ? Node.key(page, 0, slot + 1) : upper;
      walk(NodeAudit.child(page, 0, slot), pageId, depth + 1, from, to);
    }
  }

  // ---- a page

  private boolean isNode(int pageId, MemorySegment page) {
    int type = PageFormat.type(page, 0);
    if (type != PageFormat.TYPE_LEAF && type != PageFormat.TYPE_INNER) {
      String what = "Page " + pageId + " of tree " + treeId + " is of type " + type + ".";
      findings.add(new Finding.WrongPage(pages.at(owner, pageId), what));
      return false;
    }
    long found = PageFormat.treeId(page, 0);
    if (found != treeId) {
      String what = "Page " + pageId + " is in tree " + treeId + ", but says tree " + found + ".";
      findings.add(new Finding.WrongPage(pages.at(owner, pageId), what));
      return false;
    }
    return true;
  }

  /** Whether its entries can be followed. */
  private boolean isSound(
      int pageId, MemorySegment page, byte @Nullable [] lower, byte @Nullable [] upper) {
    audit.look(page, 0);
    audit.faults().forEach(fault -> report(pageId, fault));
    if (!audit.isReadable()) {
      return false;
    }
    NodeAudit.Fault outside = audit.outside(page, 0, lower, upper);
    if (outside != null) {
      report(pageId, outside);
    }
    if (NodeAudit.versionedCount(page, 0) != 0) {
      String what = "Page " + pageId + " has versions, which no page of a checkpoint has.";
      findings.add(new Finding.DamagedPage(pages.at(owner, pageId), what));
    }
    return true;
  }

  private void report(int pageId, NodeAudit.Fault fault) {
    Where where = pages.at(owner, pageId);
    String slot = fault.slot() < 0 ? "" : ", slot " + fault.slot() + ",";
    String what = "Page " + pageId + slot + " " + fault.what() + ".";
    findings.add(
        switch (fault.kind()) {
          case BOUNDS, COUNTS, GHOST -> new Finding.DamagedPage(where, what);
          case ORDER -> new Finding.MisorderedKeys(where, what);
          case FENCE -> new Finding.MisplacedKey(where, what);
        });
  }

  private void checkDepth(int pageId, int depth) {
    if (leafDepth < 0) {
      leafDepth = depth;
    }
    if (depth != leafDepth && manner == Manner.CHECKED) {
      String what =
          "Leaf %d is at level %d below the root, others are at level %d."
              .formatted(pageId, depth, leafDepth);
      findings.add(new Finding.WrongLevel(pages.at(owner, pageId), what));
    }
  }

  // ---- entries

  private void giveEntries(int pageId, MemorySegment page) {
    for (int slot = 0; slot < Node.count(page, 0); slot++) {
      byte[] key = Node.key(page, 0, slot);
      giveCarried(key);
      if (!Node.isGhost(page, 0, slot)) {
        consumer.accept(key, Node.value(page, 0, slot), pageId);
      }
    }
  }

  /** Hands over the carried entries up to a key; all that are left where there is none. */
  private void giveCarried(byte @Nullable [] to) {
    while (nextCarried < carried.size()) {
      CarriedEntry entry = carried.get(nextCarried);
      int order = to == null ? -1 : Arrays.compareUnsigned(entry.key(), to);
      if (order > 0) {
        return;
      }
      nextCarried++;
      if (order == 0) {
        String what = "An entry that the root carries is in tree " + treeId + " too.";
        findings.add(new Finding.MisorderedKeys(owner, what));
      }
      consumer.accept(entry.key(), entry.value(), 0);
    }
  }
}
