package io.skerry.proc;

import io.skerry.batch.Batch;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.operator.DuplicateKeys;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes in the store what a table's definition says, and copies rows where the clustered key
 * changes.
 */
final class TableBuilder {

  /**
   * Makes the table, its sequence and its indexes; gives the definition with the store's numbers.
   */
  Table create(Transaction transaction, Table table) {
    long storageId = transaction.createTable(Store.SYSTEM_DATABASE, shape(table));
    Table.Identity identity = table.identity();
    if (identity != null) {
      long sequenceId =
          transaction.createSequence(Store.SYSTEM_DATABASE, identity.seed(), identity.increment());
      identity =
          new Table.Identity(identity.ordinal(), identity.seed(), identity.increment(), sequenceId);
    }
    return withIndexes(transaction, stored(table, storageId, identity, table.indexes()));
  }

  /** Makes the indexes of {@code wanted} that have no number yet. */
  Table addIndexes(Transaction transaction, Table table, Table wanted) {
    return withIndexes(
        transaction, stored(wanted, table.storageId(), table.identity(), wanted.indexes()));
  }

  /** Makes the table anew in the order of another clustered key. */
  Table rebuild(Transaction transaction, Table table, Table wanted) {
    long storageId = transaction.createTable(Store.SYSTEM_DATABASE, shape(wanted));
    List<Index> unstored = new ArrayList<>();
    for (Index index : wanted.indexes()) {
      unstored.add(withStorageId(index, 0));
    }
    Table target = stored(wanted, storageId, table.identity(), unstored);
    copyRows(transaction, table, target);
    transaction.dropTable(table.storageId());
    return withIndexes(transaction, target);
  }

  private static void copyRows(Transaction transaction, Table from, Table to) {
    List<Integer> ordinals = IntStream.range(0, from.columns().size()).boxed().toList();
    ScanRequest request =
        new ScanRequest(from.storageId(), 0, KeyRange.ALL, false, ordinals, Access.VIEW);
    Batch rows = Batch.of(from.columns().stream().map(column -> column.type()).toList());
    try (Cursor cursor = transaction.open(transaction.readView(), request)) {
      while (cursor.next(rows, Batch.ROWS_MAX) > 0) {
        transaction.insert(to.storageId(), rows);
      }
    } catch (DuplicateKeyException e) {
      throw DuplicateKeys.whileCreatingIndex(to, clusteredOf(to), e);
    }
  }

  private static Index clusteredOf(Table table) {
    Index clustered = table.clusteredIndex();
    if (clustered == null) {
      throw new AssertionError("a heap has no duplicate keys: " + table.name());
    }
    return clustered;
  }

  private static Table withIndexes(Transaction transaction, Table table) {
    List<Index> indexes = new ArrayList<>();
    for (Index index : table.indexes()) {
      if (index.clustered() || index.storageId() != 0) {
        indexes.add(index);
        continue;
      }
      try {
        indexes.add(withStorageId(index, transaction.createIndex(table.storageId(), shape(index))));
      } catch (DuplicateKeyException e) {
        throw DuplicateKeys.whileCreatingIndex(table, index, e);
      }
    }
    return stored(table, table.storageId(), table.identity(), indexes);
  }

  private static Index withStorageId(Index index, long storageId) {
    return new Index(
        index.id(),
        index.name(),
        storageId,
        index.kind(),
        index.unique(),
        index.clustered(),
        index.columns(),
        index.included());
  }

  private static Table stored(
      Table table, long storageId, Table.@Nullable Identity identity, List<Index> indexes) {
    return new Table(
        table.objectId(),
        table.schema(),
        table.name(),
        storageId,
        table.columns(),
        indexes,
        identity,
        table.created(),
        table.modified());
  }

  private static TableShape shape(Table table) {
    Index clustered = table.clusteredIndex();
    return new TableShape(
        table.columns().stream()
            .map(column -> new TableShape.ColumnShape(column.type(), column.nullable()))
            .toList(),
        clustered == null ? null : keyShape(clustered));
  }

  private static KeyShape keyShape(Index index) {
    return new KeyShape(
        index.columns().stream()
            .map(column -> new KeyShape.KeyColumn(column.ordinal(), column.descending()))
            .toList(),
        index.unique());
  }

  private static IndexShape shape(Index index) {
    return new IndexShape(keyShape(index), index.included());
  }
}
