package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.lock.LockMode;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import io.skerry.redo.RedoWriter;
import io.skerry.row.IndexShape;
import io.skerry.row.ObjectId;
import io.skerry.row.TableAlteration;
import io.skerry.row.TableFormat;
import io.skerry.row.TableShape;
import io.skerry.table.DatabaseState;
import io.skerry.table.HiddenDatabase;
import io.skerry.table.IndexBuild;
import io.skerry.table.IndexVersion;
import io.skerry.table.Schema;
import io.skerry.table.SchemaChange;
import io.skerry.table.SequenceState;
import io.skerry.table.TableState;
import io.skerry.table.TableVersion;
import io.skerry.transfer.DatabaseRestore;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoAction;
import io.skerry.tx.VersionedTree;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/** The schema changes of a transaction. */
final class SchemaWriter {
  private final StoreCore core;
  private final Schema schema;
  private final PageStore pages;
  private final TransactionImpl transaction;
  private final RedoWriter redo;
  private final List<SequenceState> createdSequences = new ArrayList<>();
  private final List<DatabaseRestore> taken = new ArrayList<>();

  SchemaWriter(StoreCore core, TransactionImpl transaction, RedoWriter redo) {
    this.core = core;
    this.schema = core.schema();
    this.pages = core.pages();
    this.transaction = transaction;
    this.redo = redo;
  }

  private TxState state() {
    return transaction.state();
  }

  private TableVersion tableToChange(long tableId) {
    TableState table = schema.table(tableId);
    transaction.lockTable(tableId, LockMode.SCH_M);
    return transaction.newest(table);
  }

  /**
   * Makes a version the table's newest; under the exclusive latch, taken anew: this may miss a page
   * and begin again, and trees made under the same hold would be made twice.
   */
  private void apply(TableVersion after) {
    SchemaChange change = new SchemaChange(schema, after);
    core.undo().append(state(), change);
    change.apply();
  }

  private void latched(Room room, Runnable step) {
    pages.run(room, step);
  }

  int createDatabase() {
    int databaseId = schema.newDatabaseId();
    DatabaseState database = new DatabaseState(databaseId, state());
    schema.databases().put(databaseId, database);
    transaction.add(
        new UndoAction() {
          @Override
          public boolean undo() {
            schema.databases().remove(databaseId);
            return true;
          }

          @Override
          public void purge() {}
        });
    redo.createDatabase(databaseId);
    return databaseId;
  }

  /** Takes a database that was restored, as if it were created with all that is in it. */
  int createDatabase(DatabaseRestore restore) {
    HiddenDatabase hidden = restore.take();
    taken.add(restore);
    transaction.add(
        new UndoAction() {
          @Override
          public boolean undo() {
            taken.remove(restore);
            restore.giveBack();
            return true;
          }

          @Override
          public void purge() {}
        });
    int databaseId = hidden.database().id;
    redo.finishRestore(databaseId);
    return databaseId;
  }

  /** The transaction becomes visible; under the commit order. */
  void publish() {
    for (DatabaseRestore restore : taken) {
      restore.reveal();
    }
  }

  /** Drops a database with all that is in it; some of that may have been dropped before. */
  void dropDatabase(int databaseId) {
    DatabaseState database = schema.database(databaseId);
    for (TableState table : List.copyOf(schema.tables().values())) {
      if (ObjectId.databaseOf(table.id) == databaseId) {
        transaction.lockTable(table.id, LockMode.SCH_M);
        TableVersion newest = table.newest;
        if (newest != null && !newest.isDropped) {
          drop(newest);
        }
      }
    }
    for (SequenceState sequence : List.copyOf(schema.sequences().values())) {
      if (ObjectId.databaseOf(sequence.id) == databaseId && sequence.dropper == null) {
        drop(sequence);
      }
    }
    database.dropper = state();
    transaction.add(
        new UndoAction() {
          @Override
          public boolean undo() {
            database.dropper = null;
            return true;
          }

          @Override
          public void purge() {
            schema.databases().remove(databaseId);
          }
        });
    redo.dropDatabase(databaseId);
  }

  long createTable(int databaseId, TableShape shape, boolean isTemporary) {
    long tableId = schema.newObjectId(databaseId);
    TableState table = new TableState(tableId, isTemporary);
    transaction.lockTable(tableId, LockMode.SCH_M);
    VersionedTree primary =
        pages.change(Room.GROW, () -> schema.createTree(table, tableId, state()));
    TableVersion version =
        new TableVersion(table, TableFormat.first(shape), primary, List.of(), false, state());
    latched(
        Room.GROW,
        () -> {
          apply(version);
          schema.tables().put(tableId, table);
        });
    if (!isTemporary) {
      redo.createTable(tableId, shape);
    }
    return tableId;
  }

  void dropTable(long tableId) {
    TableVersion table = tableToChange(tableId);
    drop(table);
    if (!table.table.isTemporary) {
      redo.dropTable(tableId);
    }
  }

  private void drop(TableVersion before) {
    completeRows(before);
    latched(
        Room.SHRINK,
        () ->
            apply(
                new TableVersion(
                    before.table, before.format(), before.primary, before.indexes, true, state())));
  }

  /**
   * Makes what recovery has left to do in the rows of a table that is given up: long values are
   * found, and freed, through the tree.
   */
  private static void completeRows(TableVersion table) {
    if (table.table.hasLongValues) {
      table.primary.tree().applyPending();
    }
  }

  void truncateTable(long tableId) {
    TableVersion before = tableToChange(tableId);
    completeRows(before);
    TableVersion empty =
        pages.change(Room.SHRINK, () -> schema.emptied(before, before.shape, state()));
    latched(Room.SHRINK, () -> apply(empty));
    long own = state().rowCountChanges().getOrDefault(tableId, 0L);
    state().addRows(tableId, -before.table.rowCount.get() - own);
    if (!before.table.isTemporary) {
      redo.truncateTable(tableId);
    }
  }

  /** A table of the same format with new, empty trees, which nobody else knows. */
  TableVersion emptied(TableVersion before) {
    completeRows(before);
    return pages.change(
        Room.GROW,
        () -> {
          TableVersion empty = schema.emptied(before, before.shape, state());
          schema.setLayouts(empty.primary, before.layouts);
          return sameFormat(before, empty);
        });
  }

  private TableVersion sameFormat(TableVersion before, TableVersion trees) {
    return new TableVersion(
        before.table, before.format(), trees.primary, trees.indexes, false, state());
  }

  /** Makes the trees of a version, which nobody else knows yet, those of the table. */
  void replaceTrees(TableVersion filled) {
    latched(Room.GROW, () -> apply(sameFormat(filled, filled)));
  }

  private void replaceIndexes(TableVersion before, List<IndexVersion> indexes) {
    latched(
        Room.SHRINK,
        () ->
            apply(
                new TableVersion(
                    before.table, before.format(), before.primary, indexes, false, state())));
  }

  // ---- columns

  void alterTable(long tableId, TableAlteration alteration) throws DuplicateKeyException {
    TableVersion before = tableToChange(tableId);
    switch (alteration) {
      case TableAlteration.AddColumns add -> alter(withRoom(before), add);
      case TableAlteration.DropColumns drop -> alter(withRoom(before), drop);
      case TableAlteration.ChangeColumn change -> {
        SqlType type = before.types.get(change.ordinal());
        if (TableAlteration.keepsRows(type, change.shape().type())) {
          alter(before, change);
        } else {
          refuseInFilter(before, change.ordinal());
          TableShape shape = before.shape.with(change.ordinal(), change.shape());
          rewrite(before, shape, change.ordinal(), change.conversion());
        }
      }
    }
  }

  /** Changes columns without a change of rows. */
  private void alter(TableVersion before, TableAlteration alteration) {
    TableFormat format = before.format().after(alteration);
    TableVersion after = before.altered(format, state());
    latched(Room.SHRINK, () -> apply(after));
    if (!before.table.isTemporary) {
      redo.alterTable(before.table.id, format);
    }
  }

  /** The table, its rows written anew when it can have no more layouts. */
  private TableVersion withRoom(TableVersion table) throws DuplicateKeyException {
    return table.layouts.isFull() ? rewrite(table, table.shape, -1, value -> value) : table;
  }

  /** The constants of a filter are of the column's type. */
  private static void refuseInFilter(TableVersion table, int ordinal) {
    for (IndexVersion index : table.indexes) {
      if (index.shape.filter().names(ordinal)) {
        throw new IllegalArgumentException(
            "the filter of index " + index.id + " names column " + ordinal);
      }
    }
  }

  private TableVersion rewrite(
      TableVersion before, TableShape shape, int ordinal, TableAlteration.Conversion conversion)
      throws DuplicateKeyException {
    long lastRecord = state().lastRecord();
    int superseded = state().superseded().size();
    long redoMark = redo.length();
    TableVersion after = pages.change(Room.GROW, () -> schema.emptied(before, shape, state()));
    latched(Room.SHRINK, () -> apply(after));
    boolean isDone = false;
    try {
      if (!before.table.isTemporary) {
        redo.rewriteTable(before.table.id, shape);
      }
      new TableRewrite(core, transaction, redo, before, after).run(ordinal, conversion);
      isDone = true;
    } finally {
      if (!isDone) {
        transaction.rollbackTo(lastRecord, superseded, redoMark);
      }
    }
    return after;
  }

  /** Whether a column has a NULL; locks the table as a change of it does. */
  boolean hasNull(long tableId, int ordinal) {
    TableVersion table = tableToChange(tableId);
    Batch column = Batch.of(List.of(table.types.get(ordinal)));
    ScanRequest request =
        new ScanRequest(tableId, 0, KeyRange.ALL, false, List.of(ordinal), Access.COMMITTED);
    try (ReadView view = transaction.readView();
        Cursor cursor = transaction.open(view, request)) {
      for (int count = cursor.next(column, Batch.ROWS_MAX);
          count > 0;
          count = cursor.next(column, Batch.ROWS_MAX)) {
        for (int row = 0; row < count; row++) {
          if (column.column(0).isNull(row)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  // ---- indexes

  long createIndex(long tableId, IndexShape shape) throws DuplicateKeyException {
    TableVersion before = tableToChange(tableId);
    long indexId = schema.newObjectId(ObjectId.databaseOf(tableId));
    VersionedTree tree =
        pages.change(Room.GROW, () -> schema.createTree(before.table, indexId, state()));
    IndexVersion index = new IndexVersion(indexId, shape, before.shape, tree);
    boolean isBuilt = false;
    try {
      core.indexBuild().build(before, index, state());
      isBuilt = true;
    } catch (IndexBuild.DuplicateRowException e) {
      throw RowWriter.duplicate(before, index, e.row(), 0);
    } finally {
      if (!isBuilt) {
        latched(Room.NONE, () -> schema.doom(tree));
        schema.freeDoomed();
      }
    }
    List<IndexVersion> indexes = new ArrayList<>(before.indexes);
    indexes.add(index);
    replaceIndexes(before, indexes);
    if (!before.table.isTemporary) {
      redo.createIndex(tableId, indexId, shape);
    }
    return indexId;
  }

  void dropIndex(long tableId, long indexId) {
    TableVersion before = tableToChange(tableId);
    if (before.index(indexId) == null) {
      throw new IllegalArgumentException("table " + tableId + " has no index " + indexId);
    }
    List<IndexVersion> indexes = new ArrayList<>(before.indexes);
    indexes.removeIf(index -> index.id == indexId);
    replaceIndexes(before, indexes);
    if (!before.table.isTemporary) {
      redo.dropIndex(tableId, indexId);
    }
  }

  // ---- sequences

  long createSequence(int databaseId, long start, long increment) {
    if (increment == 0) {
      throw new IllegalArgumentException("a sequence with increment 0");
    }
    long sequenceId = schema.newObjectId(databaseId);
    SequenceState sequence = new SequenceState(sequenceId, start, increment, state());
    schema.sequences().put(sequenceId, sequence);
    createdSequences.add(sequence);
    transaction.add(
        new UndoAction() {
          @Override
          public boolean undo() {
            schema.sequences().remove(sequenceId);
            createdSequences.remove(sequence);
            return true;
          }

          @Override
          public void purge() {}
        });
    redo.createSequence(sequenceId, start, increment);
    return sequenceId;
  }

  void dropSequence(long sequenceId) {
    drop(schema.sequence(sequenceId));
    redo.dropSequence(sequenceId);
  }

  private void drop(SequenceState sequence) {
    TxState dropper = state();
    sequence.dropper = dropper;
    transaction.add(
        new UndoAction() {
          @Override
          public boolean undo() {
            sequence.dropper = null;
            return true;
          }

          @Override
          public void purge() {
            schema.sequences().remove(sequence.id);
          }
        });
  }

  /** Reserves values of sequences that nobody else could use so far. */
  void beforeCommit() {
    for (SequenceState sequence : createdSequences) {
      long limit = sequence.next() + core.options().sequenceCache() * sequence.increment;
      redo.sequence(sequence.id, limit);
      sequence.setLimit(limit);
      sequence.durableLimit = limit;
    }
    createdSequences.clear();
  }
}
