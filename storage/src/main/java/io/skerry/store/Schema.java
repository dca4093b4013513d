package io.skerry.store;

import io.skerry.btree.BTree;
import io.skerry.page.PageStore;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoSpace;
import io.skerry.tx.VersionedTree;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The tables, sequences and trees that are there, committed or not. */
final class Schema {
  private final PageStore pages;
  private final UndoSpace undo;
  private final LongValues longValues;
  private final AtomicLong nextId = new AtomicLong(1);
  private final Map<Long, TableState> tables = new ConcurrentHashMap<>();
  private final Map<Long, SequenceState> sequences = new ConcurrentHashMap<>();
  private final Map<Long, TreeState> trees = new ConcurrentHashMap<>();

  /** Trees that nobody sees any more, to be freed; under the latch. */
  private final ArrayDeque<TreeState> doomed = new ArrayDeque<>();

  /**
   * A tree and where it belongs.
   *
   * @param creator null when it was there before the store opened
   * @param isPrimary whether it holds the table's rows
   */
  record TreeState(
      VersionedTree tree, TableState table, boolean isPrimary, @Nullable TxState creator) {}

  Schema(PageStore pages, UndoSpace undo, LongValues longValues) {
    this.pages = pages;
    this.undo = undo;
    this.longValues = longValues;
  }

  long newId() {
    return nextId.getAndIncrement();
  }

  /** Takes note of a number that is in use. */
  void noteId(long id) {
    nextId.accumulateAndGet(id + 1, Math::max);
  }

  long nextId() {
    return nextId.get();
  }

  Map<Long, TableState> tables() {
    return tables;
  }

  Map<Long, SequenceState> sequences() {
    return sequences;
  }

  Map<Long, TreeState> trees() {
    return trees;
  }

  /** A tree by its id; null when it is gone. */
  @Nullable VersionedTree versionedTree(long treeId) {
    TreeState tree = trees.get(treeId);
    return tree == null ? null : tree.tree();
  }

  TableState table(long tableId) {
    TableState table = tables.get(tableId);
    if (table == null) {
      throw new IllegalArgumentException("there is no table " + tableId);
    }
    return table;
  }

  SequenceState sequence(long sequenceId) {
    SequenceState sequence = sequences.get(sequenceId);
    if (sequence == null) {
      throw new IllegalArgumentException("there is no sequence " + sequenceId);
    }
    return sequence;
  }

  /** A new tree; under the exclusive latch. */
  VersionedTree createTree(TableState table, boolean isPrimary, @Nullable TxState creator) {
    return register(BTree.create(pages, newId()), table, isPrimary, creator);
  }

  /** A tree that the last checkpoint left. */
  VersionedTree openTree(long treeId, int root, TableState table, boolean isPrimary) {
    noteId(treeId);
    return register(BTree.open(pages, treeId, root), table, isPrimary, null);
  }

  private VersionedTree register(
      BTree tree, TableState table, boolean isPrimary, @Nullable TxState creator) {
    VersionedTree versioned = new VersionedTree(tree, undo);
    trees.put(tree.id(), new TreeState(versioned, table, isPrimary, creator));
    return versioned;
  }

  private void freeLongValues(TableState table, byte[] row) {
    TableVersion version = table.newest;
    if (table.hasLongValues && version != null) {
      for (LongReference reference : version.codec.references(row)) {
        longValues.free(reference.page());
      }
    }
  }

  /** Nobody sees a tree any more; under the exclusive latch. */
  void doom(VersionedTree tree) {
    TreeState state = trees.get(tree.tree().id());
    if (state != null) {
      tree.doom();
      doomed.add(state);
    }
  }

  /** Frees the trees that nobody sees, some pages at a time. The latch must not be held. */
  void freeDoomed() {
    boolean more = true;
    while (more) {
      more =
          pages.change(() -> {
            TreeState state = doomed.peek();
            if (state == null) {
              return false;
            }
            boolean hasLongValues = state.isPrimary && state.table.hasLongValues;
            if (state.tree.tree().freeSome(hasLongValues ? freeing(state) : null)) {
              doomed.remove();
              trees.remove(state.tree.tree().id());
            }
            return true;
          });
    }
  }

  private LongConsumer freeing(TreeState state) {
    MemorySegment memory = pages.memory();
    return page -> {
      for (byte[] row : LeafRows.of(memory, page)) {
        freeLongValues(state.table, row);
      }
    };
  }
}
