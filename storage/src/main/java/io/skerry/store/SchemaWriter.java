package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.btree.KeyBuffer;
import io.skerry.page.Latch;
import io.skerry.page.PageStore;
import io.skerry.tx.LockMode;
import io.skerry.tx.TxState;
import io.skerry.tx.UndoEntry;
import io.skerry.tx.VersionedTree;
import java.util.ArrayList;
import java.util.List;

/** The schema changes of a transaction. */
final class SchemaWriter {
  private final StoreCore core;
  private final Schema schema;
  private final PageStore pages;
  private final TransactionImpl transaction;
  private final Redo redo;
  private final List<SequenceState> createdSequences = new ArrayList<>();

  SchemaWriter(StoreCore core, TransactionImpl transaction, Redo redo) {
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
    change.apply();
    state().add(change);
  }

  private interface Step {
    void run();
  }

  private void latched(Step step) {
    Latch latch = pages.latch();
    long stamp = latch.lockExclusive();
    try {
      pages.nextOperation();
      step.run();
    } finally {
      latch.unlockExclusive(stamp);
    }
  }

  long createTable(TableShape shape) {
    long tableId = schema.newId();
    TableState table = new TableState(tableId);
    transaction.lockTable(tableId, LockMode.SCH_M);
    latched(() -> {
      VersionedTree primary = schema.createTree(table, true, state());
      apply(new TableVersion(table, shape, primary, List.of(), false, state()));
      schema.tables().put(tableId, table);
    });
    redo.createTable(tableId, shape);
    return tableId;
  }

  void dropTable(long tableId) {
    TableVersion before = tableToChange(tableId);
    latched(() ->
        apply(
            new TableVersion(
                before.table, before.shape, before.primary, before.indexes, true, state())));
    redo.dropTable(tableId);
  }

  void truncateTable(long tableId) {
    TableVersion before = tableToChange(tableId);
    latched(() -> {
      VersionedTree primary = schema.createTree(before.table, true, state());
      List<IndexVersion> indexes = new ArrayList<>();
      for (IndexVersion index : before.indexes) {
        VersionedTree tree = schema.createTree(before.table, false, state());
        indexes.add(new IndexVersion(index.id, index.shape, before.shape, tree));
      }
      apply(new TableVersion(before.table, before.shape, primary, indexes, false, state()));
    });
    long own = state().rowCountChanges().getOrDefault(tableId, 0L);
    state().addRows(tableId, -before.table.rowCount.get() - own);
    redo.truncateTable(tableId);
  }

  long createIndex(long tableId, IndexShape shape) throws DuplicateKeyException {
    TableVersion before = tableToChange(tableId);
    long indexId = schema.newId();
    List<VersionedTree> created = new ArrayList<>();
    latched(() -> created.add(schema.createTree(before.table, false, state())));
    IndexVersion index = new IndexVersion(indexId, shape, before.shape, created.getFirst());
    try {
      build(before, index);
    } catch (RowChanges.DuplicateEntryException e) {
      latched(() -> schema.doom(index.tree));
      schema.freeDoomed();
      throw new AssertionError("a duplicate was not named", e);
    } catch (DuplicateKeyException e) {
      latched(() -> schema.doom(index.tree));
      schema.freeDoomed();
      throw e;
    }
    List<IndexVersion> indexes = new ArrayList<>(before.indexes);
    indexes.add(index);
    latched(() ->
        apply(
            new TableVersion(before.table, before.shape, before.primary, indexes, false, state())));
    redo.createIndex(tableId, indexId, shape);
    return indexId;
  }

  /**
   * Fills a new index with the rows that are there. Nobody else sees the tree yet, so its entries
   * need no versions.
   */
  private void build(TableVersion table, IndexVersion index)
      throws DuplicateKeyException, RowChanges.DuplicateEntryException {
    DirectChanges changes = new DirectChanges(pages);
    IndexMaintenance maintenance = new IndexMaintenance();
    LeafWalker walker = new LeafWalker(table.primary.tree(), null, null, false);
    RowScratch scratch = new RowScratch();
    KeyBuffer keys = new KeyBuffer();
    Batch row = Batch.of(table.types);
    while (!walker.isAtEnd()) {
      for (DirectChanges.Row found : changes.readLeaf(walker)) {
        scratch.decode(table, found.value(), core.longValues(), row);
        byte[] key = index.key(row, 0, found.key(), keys);
        if (index.isUnique() && changes.has(index.tree, key)) {
          throw RowWriter.duplicate(table, index, row, 0);
        }
        maintenance.insert(index, found.key(), row, 0, changes);
      }
    }
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
    redo.dropIndex(tableId, indexId);
  }

  // ---- sequences

  long createSequence(long start, long increment) {
    if (increment == 0) {
      throw new IllegalArgumentException("a sequence with increment 0");
    }
    long sequenceId = schema.newId();
    SequenceState sequence = new SequenceState(sequenceId, start, increment, state());
    schema.sequences().put(sequenceId, sequence);
    createdSequences.add(sequence);
    state()
        .add(
            new UndoEntry() {
              @Override
              public void undo() {
                schema.sequences().remove(sequenceId);
                createdSequences.remove(sequence);
              }

              @Override
              public void purge() {}
            });
    redo.createSequence(sequenceId, start, increment);
    return sequenceId;
  }

  void dropSequence(long sequenceId) {
    SequenceState sequence = schema.sequence(sequenceId);
    TxState dropper = state();
    sequence.dropper = dropper;
    state()
        .add(
            new UndoEntry() {
              @Override
              public void undo() {
                sequence.dropper = null;
              }

              @Override
              public void purge() {
                schema.sequences().remove(sequenceId);
              }
            });
    redo.dropSequence(sequenceId);
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
