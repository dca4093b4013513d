package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.btree.BTree;
import io.skerry.btree.KeyBuffer;
import io.skerry.btree.TreeBuilder;
import io.skerry.page.IntList;
import io.skerry.page.Keep;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import io.skerry.redo.RedoWriter;
import io.skerry.row.RowBuffer;
import io.skerry.spill.Entries;
import io.skerry.spill.EntrySorter;
import io.skerry.table.DirectChanges;
import io.skerry.table.IndexBuild;
import io.skerry.table.IndexVersion;
import io.skerry.table.LeafWalker;
import io.skerry.table.RowScratch;
import io.skerry.table.TableVersion;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows into a table that has none: into new trees, which are built from the leaves up and
 * take the place of the table's as a truncation's do. So no row has a version or a lock of its own,
 * other views go on seeing the empty table, and a rollback gives up the trees.
 *
 * <p>As long as the rows come in the order of their keys, they go straight into the tree. With the
 * first that does not, all are sorted. The log gets them as any new rows, in the order in which
 * they come: who follows the log need not know how they were loaded.
 */
final class EmptyTableLoad implements BulkLoad {
  private static final byte[] NO_KEY = new byte[0];

  private final StoreCore core;
  private final PageStore pages;
  private final TransactionImpl transaction;
  private final SchemaWriter schemaWriter;
  private final RedoWriter redo;
  private final Runnable undo;

  /** The table with the new trees; nobody else knows it. */
  private final TableVersion filled;

  private final ApartWriter apart;
  private final KeyBuffer keys = new KeyBuffer();
  private final RowBuffer row = new RowBuffer();

  /** The roots of long values to which no tree refers yet. */
  private final IntList longValues = new IntList();

  private TreeBuilder builder;
  private @Nullable EntrySorter sorter;
  private byte[] lastKey = NO_KEY;
  private long count;

  /** A row was not added whole: the load can only be closed. */
  private boolean isBroken;

  private boolean isAdopted;
  private boolean isOver;

  /**
   * @param before the table, which has no rows, locked against all others
   * @param undo takes back what the transaction has done since the load began
   */
  EmptyTableLoad(
      StoreCore core,
      TransactionImpl transaction,
      SchemaWriter schemaWriter,
      RedoWriter redo,
      TableVersion before,
      Runnable undo) {
    this.core = core;
    this.pages = core.pages();
    this.transaction = transaction;
    this.schemaWriter = schemaWriter;
    this.redo = redo;
    this.undo = undo;
    this.apart = new ApartWriter(core, transaction, redo);
    this.filled = schemaWriter.emptied(before);
    this.builder = newBuilder();
  }

  private TreeBuilder newBuilder() {
    return new TreeBuilder(
        pages,
        filled.primary.tree().id(),
        filled.table.isTemporary ? Keep.NEVER : Keep.WITH_COMMIT,
        Room.GROW);
  }

  boolean isOver() {
    return isOver;
  }

  private void requireOpen() {
    if (isOver || isBroken) {
      throw new IllegalStateException(isOver ? "the load is over" : "the load has failed");
    }
  }

  @Override
  public void add(Batch rows) throws DuplicateKeyException {
    requireOpen();
    isBroken = true;
    for (int i = 0; i < rows.size(); i++) {
      RowWriter.readDecisive(filled, rows, i);
      byte[] key = filled.newKey(rows, i, keys);
      filled
          .layouts
          .newest()
          .encode(rows, i, filled.allOrdinals, TableVersion.rowBytesMax(key.length), row);
      apart.write(filled.table, row, longValues::add);
      if (!put(key)) {
        throw RowWriter.duplicate(filled, null, rows, i);
      }
      if (!filled.table.isTemporary) {
        redo.put(filled.table.id, key, row, true, List.of());
      }
      count++;
      transaction.afterChanges();
    }
    isBroken = false;
  }

  /** Puts the row in the buffer; false when the key is the last one again. */
  private boolean put(byte[] key) {
    int order = count == 0 ? -1 : Arrays.compareUnsigned(lastKey, key);
    EntrySorter sorting = sorter;
    if (sorting == null && order == 0) {
      return false;
    }
    if (sorting == null && order > 0) {
      sorting = beginSorting();
    }
    if (sorting == null) {
      builder.append(key, row.toArray());
      lastKey = key;
    } else {
      sorting.add(key, row.toArray());
    }
    return true;
  }

  /** The rows do not come in order: takes those that did out of their tree again. */
  private EntrySorter beginSorting() {
    EntrySorter sorting = core.indexBuild().newSorter();
    sorter = sorting;
    BTree built = BTree.open(pages, filled.primary.tree().id(), builder.finish());
    DirectChanges direct = new DirectChanges(pages, Room.NONE);
    LeafWalker walker = new LeafWalker(built, null, null, false);
    while (!walker.isAtEnd()) {
      for (DirectChanges.Row found : direct.readLeaf(walker)) {
        sorting.add(found.key(), found.value());
      }
    }
    builder.abandon();
    builder = newBuilder();
    return sorting;
  }

  @Override
  public void finish() throws DuplicateKeyException {
    requireOpen();
    isBroken = true;
    EntrySorter sorting = sorter;
    if (sorting != null) {
      appendSorted(sorting.sorted());
      sorting.close();
      sorter = null;
    }
    int root = builder.finish();
    pages.run(
        Room.GROW,
        () -> {
          filled.primary.tree().adopt(root);
          transaction.state().addFreshPages(builder.pages());
          isAdopted = true;
        });
    for (IndexVersion index : filled.indexes) {
      try {
        core.indexBuild().build(filled, index, transaction.state());
      } catch (IndexBuild.DuplicateRowException e) {
        throw RowWriter.duplicate(filled, index, e.row(), 0);
      }
    }
    schemaWriter.replaceTrees(filled);
    transaction.state().addRows(filled.table.id, count);
    isOver = true;
  }

  private void appendSorted(Entries entries) throws DuplicateKeyException {
    byte[] last = null;
    while (entries.next()) {
      byte[] key = entries.key();
      if (last != null && Arrays.equals(last, key)) {
        Batch found = Batch.of(filled.types);
        new RowScratch().decode(filled, entries.value(), core.longValues(), found);
        throw RowWriter.duplicate(filled, null, found, 0);
      }
      builder.append(key, entries.value());
      last = key;
    }
  }

  @Override
  public void close() {
    if (!isOver) {
      giveUp();
      undo.run();
    }
  }

  /** Frees what was built; what the log has of it is the caller's. */
  void giveUp() {
    if (isOver) {
      return;
    }
    isOver = true;
    if (sorter != null) {
      sorter.close();
      sorter = null;
    }
    if (!isAdopted) {
      builder.abandon();
      while (!longValues.isEmpty()) {
        core.longValues().free(longValues.removeLast());
      }
    }
    pages.run(Room.NONE, () -> filled.trees().forEach(core.schema()::doom));
  }
}
