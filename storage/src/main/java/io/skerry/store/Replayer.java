package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.page.PageStore;
import io.skerry.tx.VersionedTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the pages of a checkpoint up to date: what it carried, then the log after it. One thread,
 * before anybody else is there.
 */
final class Replayer implements Redo.Reader {
  private final PageStore pages;
  private final Schema schema;
  private final LongValues longValues;
  private final DirectChanges changes;
  private final IndexMaintenance indexes = new IndexMaintenance();
  private final RowScratch scratch = new RowScratch();

  Replayer(PageStore pages, Schema schema, LongValues longValues) {
    this.pages = pages;
    this.schema = schema;
    this.longValues = longValues;
    this.changes = new DirectChanges(pages);
  }

  /** Opens what the checkpoint kept. */
  void load(MetaCodec.Meta meta) {
    schema.noteId(meta.nextId() - 1);
    for (MetaCodec.TableMeta kept : meta.tables()) {
      TableState table = new TableState(kept.tableId());
      table.rowCount.set(kept.rowCount());
      table.nextRowNumber.set(kept.nextRowNumber());
      table.hasLongValues = kept.hasLongValues();
      VersionedTree primary = open(kept.primary(), table, true);
      List<IndexVersion> indexVersions = new ArrayList<>();
      for (MetaCodec.IndexMeta index : kept.indexes()) {
        indexVersions.add(
            new IndexVersion(
                index.indexId(), index.shape(), kept.shape(), open(index.tree(), table, false)));
      }
      table.newest = new TableVersion(table, kept.shape(), primary, indexVersions, false, null);
      schema.tables().put(table.id, table);
    }
    for (MetaCodec.SequenceMeta kept : meta.sequences()) {
      createSequence(kept.sequenceId(), kept.next(), kept.increment());
    }
    for (MetaCodec.CarriedEntry entry : meta.carried()) {
      Schema.TreeState tree = schema.trees().get(entry.treeId());
      if (tree == null) {
        throw new IllegalStateException(
            "The checkpoint carries rows of an unknown tree " + entry.treeId());
      }
      changes.insert(tree.tree(), entry.key(), entry.value(), entry.value().length);
    }
    latched(() -> meta.superseded().forEach(longValues::free));
    for (MetaCodec.DroppedTree dropped : meta.dropped()) {
      freeDropped(dropped);
    }
  }

  private VersionedTree open(MetaCodec.TreeMeta tree, TableState table, boolean isPrimary) {
    return schema.openTree(tree.treeId(), tree.root(), table, isPrimary);
  }

  private void freeDropped(MetaCodec.DroppedTree dropped) {
    TableState table = new TableState(0);
    VersionedTree tree = open(dropped.tree(), table, dropped.isPrimary());
    table.hasLongValues = dropped.hasLongValues();
    table.newest = new TableVersion(table, dropped.shape(), tree, List.of(), true, null);
    schema.doom(tree);
  }

  // ---- the log

  private TableVersion table(long tableId) {
    TableVersion version = schema.table(tableId).newest;
    if (version == null) {
      throw new IllegalStateException("The log changes table " + tableId + ", which is not there");
    }
    return version;
  }

  @Override
  public void put(long tableId, byte[] key, byte[] row, List<RowBuffer.LongValue> values) {
    TableVersion table = table(tableId);
    for (RowBuffer.LongValue value : values) {
      table.table.hasLongValues = true;
      int page = longValues.write(table.primary.tree().id(), value.bytes(), null);
      for (int i = 0; i < 4; i++) {
        row[value.at() + i] = (byte) (page >>> 24 - 8 * i);
      }
    }
    byte[] old = inPlace(table, key);
    table.noteKey(key);
    changes.insert(table.primary, key, row, row.length);
    if (!table.indexes.isEmpty()) {
      putEntries(table, key, old, row);
    }
    if (old == null) {
      long unused = table.table.rowCount.incrementAndGet();
    } else {
      freeLongValues(table, old);
    }
  }

  private void putEntries(TableVersion table, byte[] key, byte @Nullable [] old, byte[] row) {
    Batch newRow = decode(table, row);
    try {
      if (old == null) {
        for (IndexVersion index : table.indexes) {
          indexes.insert(index, key, newRow, 0, changes);
        }
      } else {
        Batch oldRow = decode(table, old);
        indexes.deleteChanged(table, key, oldRow, key, newRow, 0, changes);
        for (IndexVersion index : table.indexes) {
          indexes.insertChanged(index, key, oldRow, key, newRow, 0, changes);
        }
      }
    } catch (RowChanges.DuplicateEntryException e) {
      throw new AssertionError("replay replaces what is there", e);
    }
  }

  private Batch decode(TableVersion table, byte[] row) {
    Batch batch = Batch.of(table.types);
    scratch.decode(table, row, longValues, batch);
    return batch;
  }

  private byte @Nullable [] inPlace(TableVersion table, byte[] key) {
    return pages.find(() ->
        table.primary.tree().isBehindLast(key, key.length) ? null : table.primary.inPlace(key));
  }

  private void freeLongValues(TableVersion table, byte[] row) {
    List<LongReference> references =
        table.table.hasLongValues ? table.codec.references(row) : List.of();
    if (!references.isEmpty()) {
      latched(() -> references.forEach(reference -> longValues.free(reference.page())));
    }
  }

  private void latched(Runnable step) {
    pages.run(step);
  }

  @Override
  public void delete(long tableId, byte[] key) {
    TableVersion table = table(tableId);
    byte[] old = inPlace(table, key);
    if (old == null) {
      throw new IllegalStateException(
          "The log deletes a row of table " + tableId + " that is not there");
    }
    if (!table.indexes.isEmpty()) {
      indexes.delete(table, key, decode(table, old), 0, changes);
    }
    changes.deleteRow(table.primary, key);
    freeLongValues(table, old);
    long unused = table.table.rowCount.decrementAndGet();
  }

  @Override
  public void createTable(long tableId, TableShape shape) {
    schema.noteId(tableId);
    TableState table = new TableState(tableId);
    latched(() ->
        table.newest =
            new TableVersion(
                table, shape, schema.createTree(table, true, null), List.of(), false, null));
    schema.tables().put(tableId, table);
  }

  @Override
  public void dropTable(long tableId) {
    TableVersion table = table(tableId);
    schema.tables().remove(tableId);
    latched(() -> table.trees().forEach(schema::doom));
    schema.freeDoomed();
  }

  @Override
  public void createIndex(long tableId, long indexId, IndexShape shape) {
    schema.noteId(indexId);
    TableVersion before = table(tableId);
    List<VersionedTree> created = new ArrayList<>();
    latched(() -> created.add(schema.createTree(before.table, false, null)));
    IndexVersion index = new IndexVersion(indexId, shape, before.shape, created.getFirst());
    LeafWalker walker = new LeafWalker(before.primary.tree(), null, null, false);
    try {
      while (!walker.isAtEnd()) {
        for (DirectChanges.Row row : changes.readLeaf(walker)) {
          indexes.insert(index, row.key(), decode(before, row.value()), 0, changes);
        }
      }
    } catch (RowChanges.DuplicateEntryException e) {
      throw new AssertionError("replay replaces what is there", e);
    }
    List<IndexVersion> all = new ArrayList<>(before.indexes);
    all.add(index);
    replace(before, before.primary, all);
  }

  private static void replace(
      TableVersion before, VersionedTree primary, List<IndexVersion> indexes) {
    before.table.newest =
        new TableVersion(before.table, before.shape, primary, indexes, false, null);
  }

  @Override
  public void dropIndex(long tableId, long indexId) {
    TableVersion before = table(tableId);
    List<IndexVersion> left = new ArrayList<>(before.indexes);
    left.removeIf(index -> index.id == indexId);
    replace(before, before.primary, left);
    IndexVersion gone = before.index(indexId);
    if (gone != null) {
      latched(() -> schema.doom(gone.tree));
      schema.freeDoomed();
    }
  }

  @Override
  public void truncateTable(long tableId) {
    TableVersion before = table(tableId);
    latched(() -> {
      List<IndexVersion> empty = new ArrayList<>();
      for (IndexVersion index : before.indexes) {
        VersionedTree tree = schema.createTree(before.table, false, null);
        empty.add(new IndexVersion(index.id, index.shape, before.shape, tree));
      }
      replace(before, schema.createTree(before.table, true, null), empty);
      before.trees().forEach(schema::doom);
    });
    before.table.rowCount.set(0);
    schema.freeDoomed();
  }

  @Override
  public void createSequence(long sequenceId, long next, long increment) {
    schema.noteId(sequenceId);
    schema.sequences().put(sequenceId, new SequenceState(sequenceId, next, increment, null));
  }

  @Override
  public void dropSequence(long sequenceId) {
    schema.sequences().remove(sequenceId);
  }

  @Override
  public void sequence(long sequenceId, long next) {
    SequenceState sequence = schema.sequences().get(sequenceId);
    if (sequence != null) {
      sequence.restart(next);
      sequence.durableLimit = next;
    }
  }
}
