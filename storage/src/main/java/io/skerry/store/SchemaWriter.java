package io.skerry.store;

import io.skerry.lock.LockMode;
import io.skerry.page.PageStore;
import io.skerry.redo.RedoWriter;
import io.skerry.row.IndexShape;
import io.skerry.row.ObjectId;
import io.skerry.row.TableShape;
import io.skerry.table.DatabaseState;
import io.skerry.table.IndexBuild;
import io.skerry.table.IndexVersion;
import io.skerry.table.Schema;
import io.skerry.table.SchemaChange;
import io.skerry.table.SequenceState;
import io.skerry.table.TableState;
import io.skerry.table.TableVersion;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoAction;
import io.skerry.tx.VersionedTree;
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

  /** Makes a version the table's newest; under the exclusive latch. */
  private void apply(TableVersion after) {
    SchemaChange change = new SchemaChange(schema, after);
    core.undo().append(state(), change);
    change.apply();
  }

  private void latched(Runnable step) {
    pages.run(step);
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

  /** Drops a database with all that is in it. */
  void dropDatabase(int databaseId) {
    DatabaseState database = schema.database(databaseId);
    for (TableState table : List.copyOf(schema.tables().values())) {
      if (ObjectId.databaseOf(table.id) == databaseId) {
        drop(tableToChange(table.id));
      }
    }
    for (SequenceState sequence : List.copyOf(schema.sequences().values())) {
      if (ObjectId.databaseOf(sequence.id) == databaseId) {
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
    latched(() -> {
      VersionedTree primary = schema.createTree(table, tableId, state());
      apply(new TableVersion(table, shape, primary, List.of(), false, state()));
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
    latched(() ->
        apply(
            new TableVersion(
                before.table, before.shape, before.primary, before.indexes, true, state())));
  }

  void truncateTable(long tableId) {
    TableVersion before = tableToChange(tableId);
    latched(() -> apply(emptied(before)));
    long own = state().rowCountChanges().getOrDefault(tableId, 0L);
    state().addRows(tableId, -before.table.rowCount.get() - own);
    if (!before.table.isTemporary) {
      redo.truncateTable(tableId);
    }
  }

  /** The table with new, empty trees; under the exclusive latch. */
  TableVersion emptied(TableVersion before) {
    VersionedTree primary = schema.createTree(before.table, before.table.id, state());
    List<IndexVersion> indexes = new ArrayList<>();
    for (IndexVersion index : before.indexes) {
      VersionedTree tree = schema.createTree(before.table, index.id, state());
      indexes.add(new IndexVersion(index.id, index.shape, before.shape, tree));
    }
    return new TableVersion(before.table, before.shape, primary, indexes, false, state());
  }

  /** Makes the trees of a version, which nobody else knows yet, those of the table. */
  void replaceTrees(TableVersion filled) {
    latched(() ->
        apply(
            new TableVersion(
                filled.table, filled.shape, filled.primary, filled.indexes, false, state())));
  }

  long createIndex(long tableId, IndexShape shape) throws DuplicateKeyException {
    TableVersion before = tableToChange(tableId);
    long indexId = schema.newObjectId(ObjectId.databaseOf(tableId));
    VersionedTree tree = pages.change(() -> schema.createTree(before.table, indexId, state()));
    IndexVersion index = new IndexVersion(indexId, shape, before.shape, tree);
    boolean isBuilt = false;
    try {
      core.indexBuild().build(before, index, state());
      isBuilt = true;
    } catch (IndexBuild.DuplicateRowException e) {
      throw RowWriter.duplicate(before, index, e.row(), 0);
    } finally {
      if (!isBuilt) {
        latched(() -> schema.doom(tree));
        schema.freeDoomed();
      }
    }
    List<IndexVersion> indexes = new ArrayList<>(before.indexes);
    indexes.add(index);
    latched(() ->
        apply(
            new TableVersion(before.table, before.shape, before.primary, indexes, false, state())));
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
    latched(() ->
        apply(
            new TableVersion(before.table, before.shape, before.primary, indexes, false, state())));
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
