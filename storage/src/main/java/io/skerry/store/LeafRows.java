package io.skerry.store;

import io.skerry.btree.Node;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The rows of one leaf. */
final class LeafRows {
  private LeafRows() {}

  /** Copies of the values in a leaf that are no ghosts. */
  static List<byte[]> of(MemorySegment memory, long page) {
    List<byte[]> rows = new ArrayList<>();
    for (int slot = 0; slot < Node.count(memory, page); slot++) {
      if (!Node.isGhost(memory, page, slot)) {
        rows.add(Node.value(memory, page, slot));
      }
    }
    return rows;
  }
}
