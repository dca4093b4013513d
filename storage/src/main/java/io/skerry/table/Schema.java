package io.skerry.table;

import io.skerry.btree.BTree;
import io.skerry.btree.Node;
import io.skerry.page.PageFormat;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import io.skerry.row.LongReference;
import io.skerry.row.ObjectId;
import io.skerry.row.TableFormat;
import io.skerry.row.TableLayouts;
import io.skerry.row.TableShape;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoSpace;
import io.skerry.tx.VersionedTree;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The tables, sequences and trees that are there, committed or not. */
public final class Schema {
  private final PageStore pages;
  private final UndoSpace undo;
  private final LongValues longValues;
  private final AtomicLong nextTreeId = new AtomicLong(1);
  private final AtomicInteger nextDatabaseId = new AtomicInteger(1);
  private final Map<Integer, DatabaseState> databases = new ConcurrentHashMap<>();
  private final Map<Long, TableState> tables = new ConcurrentHashMap<>();
  private final Map<Long, SequenceState> sequences = new ConcurrentHashMap<>();
  private final Map<Long, TreeState> trees = new ConcurrentHashMap<>();

  /** Trees that nobody sees any more, to be freed; under the latch. */
  private final ArrayDeque<TreeState> doomed = new ArrayDeque<>();

  /** Whether there may be some. */
  private volatile boolean hasDoomed;

  /** A tree and where it belongs. */
  public static final class TreeState {
    private final VersionedTree tree;
    private final TableState table;
    private final @Nullable TxState creator;

    /** Of a tree of rows; changed under the exclusive latch. */
    private volatile @Nullable TableLayouts layouts;

    TreeState(VersionedTree tree, TableState table, @Nullable TxState creator) {
      this.tree = tree;
      this.table = table;
      this.creator = creator;
    }

    public VersionedTree tree() {
      return tree;
    }

    public TableState table() {
      return table;
    }

    /** Who made it; null when it was there before the store opened. */
    public @Nullable TxState creator() {
      return creator;
    }

    /** All layouts that its rows have, if it holds a table's rows; null if it is an index. */
    public @Nullable TableLayouts layouts() {
      return layouts;
    }
  }

  /**
   * @param systemDatabase the number of the database that is always there
   */
  public Schema(PageStore pages, UndoSpace undo, LongValues longValues, int systemDatabase) {
    this.pages = pages;
    this.undo = undo;
    this.longValues = longValues;
    noteDatabaseId(systemDatabase);
    databases.put(systemDatabase, new DatabaseState(systemDatabase, null));
  }

  // ---- numbers

  public int newDatabaseId() {
    return nextDatabaseId.getAndIncrement();
  }

  /** A number for an object of a database. */
  public long newObjectId(int databaseId) {
    return ObjectId.of(databaseId, database(databaseId).nextNumber.getAndIncrement());
  }

  /** Takes note of an object's number that is in use. */
  public void noteObjectId(long objectId) {
    int unused =
        database(ObjectId.databaseOf(objectId))
            .nextNumber
            .accumulateAndGet(ObjectId.numberOf(objectId) + 1, Math::max);
  }

  /** Takes note of a database's number that is in use. */
  public void noteDatabaseId(int databaseId) {
    int unused = nextDatabaseId.accumulateAndGet(databaseId + 1, Math::max);
  }

  /** Takes note of a tree's number that is in use. */
  public void noteTreeId(long treeId) {
    long unused = nextTreeId.accumulateAndGet(treeId + 1, Math::max);
  }

  public int nextDatabaseId() {
    return nextDatabaseId.get();
  }

  public long nextTreeId() {
    return nextTreeId.get();
  }

  // ---- what is there

  public Map<Integer, DatabaseState> databases() {
    return databases;
  }

  public DatabaseState database(int databaseId) {
    DatabaseState database = databases.get(databaseId);
    if (database == null) {
      throw new IllegalArgumentException("there is no database " + databaseId);
    }
    return database;
  }

  public Map<Long, TableState> tables() {
    return tables;
  }

  public Map<Long, SequenceState> sequences() {
    return sequences;
  }

  public Map<Long, TreeState> trees() {
    return trees;
  }

  /** A tree by its id; null when it is gone. */
  public @Nullable VersionedTree versionedTree(long treeId) {
    TreeState tree = trees.get(treeId);
    return tree == null ? null : tree.tree();
  }

  public TableState table(long tableId) {
    TableState table = tables.get(tableId);
    if (table == null) {
      throw new IllegalArgumentException("there is no table " + tableId);
    }
    return table;
  }

  public SequenceState sequence(long sequenceId) {
    SequenceState sequence = sequences.get(sequenceId);
    if (sequence == null) {
      throw new IllegalArgumentException("there is no sequence " + sequenceId);
    }
    return sequence;
  }

  /**
   * A new tree; under the exclusive latch.
   *
   * @param space the table's number for its rows, the index's for entries
   */
  public VersionedTree createTree(TableState table, long space, @Nullable TxState creator) {
    return register(
        BTree.create(pages, nextTreeId.getAndIncrement(), table.isTemporary),
        table,
        space,
        creator);
  }

  /**
   * A version of a table with new trees, all empty; under the exclusive latch.
   *
   * @param shape the new one, its columns at their old ordinals
   */
  public TableVersion emptied(TableVersion before, TableShape shape, @Nullable TxState writer) {
    List<IndexVersion> indexes = new ArrayList<>();
    for (IndexVersion index : before.indexes) {
      VersionedTree tree = createTree(before.table, index.id, writer);
      indexes.add(new IndexVersion(index.id, index.shape, shape, tree));
    }
    VersionedTree primary = createTree(before.table, before.table.id, writer);
    return new TableVersion(
        before.table, TableFormat.first(shape), primary, indexes, false, writer);
  }

  /**
   * Makes a version the newest of its table, and lets its tree of rows have its layouts; under the
   * exclusive latch, or in recovery.
   */
  public void setNewest(TableVersion version) {
    version.table.newest = version;
    setLayouts(version.primary, version.layouts);
  }

  /** Says which layouts the rows of a tree may have. */
  public void setLayouts(VersionedTree primary, TableLayouts layouts) {
    TreeState tree = trees.get(primary.tree().id());
    if (tree != null) {
      tree.layouts = layouts;
    }
  }

  /** A tree that the last checkpoint left. */
  public VersionedTree openTree(long treeId, int root, TableState table, long space) {
    noteTreeId(treeId);
    return register(BTree.open(pages, treeId, root), table, space, null);
  }

  private VersionedTree register(
      BTree tree, TableState table, long space, @Nullable TxState creator) {
    VersionedTree versioned = new VersionedTree(tree, space, undo);
    trees.put(tree.id(), new TreeState(versioned, table, creator));
    return versioned;
  }

  /** Nobody sees a tree any more; under the exclusive latch. */
  public void doom(VersionedTree tree) {
    TreeState state = trees.get(tree.tree().id());
    if (state != null) {
      tree.doom();
      doomed.add(state);
      hasDoomed = true;
    }
  }

  /** Frees the trees that nobody sees, some pages at a time. The latch must not be held. */
  public void freeDoomed() {
    boolean more = hasDoomed;
    while (more) {
      more =
          pages.change(
              Room.MUST,
              () -> {
                TreeState state = doomed.peek();
                if (state == null) {
                  hasDoomed = false;
                  return false;
                }
                TableLayouts layouts = state.layouts;
                IntPredicate emptyLeaf =
                    layouts == null || !state.table.hasLongValues
                        ? null
                        : leaf -> freeLongValues(layouts, leaf);
                if (state.tree.tree().freeSome(emptyLeaf)) {
                  doomed.remove();
                  trees.remove(state.tree.tree().id());
                }
                return true;
              });
    }
  }

  /**
   * Frees the long values to which the rows of a leaf refer; a reference whose value is free gets
   * page number 0, so that this may begin again.
   *
   * @return whether all are free
   */
  private boolean freeLongValues(TableLayouts layouts, int leaf) {
    MemorySegment memory = pages.memory();
    long page = pages.address(leaf);
    for (int slot = 0; slot < Node.count(memory, page); slot++) {
      if (Node.isGhost(memory, page, slot)) {
        continue;
      }
      for (LongReference reference : layouts.references(Node.value(memory, page, slot))) {
        if (reference.page() != 0) {
          if (!longValues.freeSome(reference.page())) {
            return false;
          }
          pages.beforeChange(leaf);
          memory.set(PageFormat.INT, Node.valueAddress(memory, page, slot) + reference.at(), 0);
        }
      }
    }
    return true;
  }
}
