package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.btree.KeyBuffer;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.page.Latch;
import io.skerry.tx.LockMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The row changes of a transaction. */
final class RowWriter {
  private final StoreCore core;
  private final TransactionImpl transaction;
  private final Redo redo;
  private final RowChanges changes;
  private final IndexMaintenance indexes = new IndexMaintenance();
  private final KeyBuffer keys = new KeyBuffer();
  private final RowBuffer row = new RowBuffer();

  RowWriter(StoreCore core, TransactionImpl transaction, Redo redo) {
    this.core = core;
    this.transaction = transaction;
    this.redo = redo;
    this.changes = new RunningChanges(transaction, core.pages());
  }

  private TableVersion tableToChange(long tableId) {
    TableState table = core.schema().table(tableId);
    transaction.lockTable(tableId, LockMode.IX);
    return transaction.newest(table);
  }

  private void refuseIfTooLarge() {
    if (redo.length() > core.options().transactionBytesMax()) {
      throw new SqlException(SqlError.LOG_FULL, "", "ACTIVE_TRANSACTION");
    }
  }

  // ---- insert

  void insert(long tableId, Batch batch) throws DuplicateKeyException {
    TableVersion table = tableToChange(tableId);
    for (int i = 0; i < batch.size(); i++) {
      int mark = transaction.changeCount();
      long redoMark = redo.length();
      boolean isDone = false;
      try {
        byte[] key = table.newKey(batch, i, keys);
        putRow(table, key, batch, i, true);
        for (IndexVersion index : table.indexes) {
          insertEntry(table, index, key, batch, i);
        }
        isDone = true;
      } finally {
        if (!isDone) {
          transaction.rollbackTo(mark, redoMark);
        }
      }
      transaction.state().addRows(tableId, 1);
      refuseIfTooLarge();
    }
  }

  /** Puts a row into the table's tree, new or in the place of the old one, and into the redo. */
  private void putRow(TableVersion table, byte[] key, Batch batch, int at, boolean isNew)
      throws DuplicateKeyException {
    table.codec.encode(batch, at, table.allOrdinals, TableVersion.rowBytesMax(key.length), row);
    writeLongValues(table);
    if (isNew) {
      try {
        changes.insert(table.primary, key, row.array(), row.length());
      } catch (RowChanges.DuplicateEntryException e) {
        throw duplicate(table, null, batch, at);
      }
    } else {
      changes.replace(table.primary, key, row.array(), row.length());
    }
    redo.put(table.table.id, key, row);
  }

  private void writeLongValues(TableVersion table) {
    for (RowBuffer.LongValue value : row.longValues()) {
      if (value.bytes().length > core.options().longValueBytesMax()) {
        throw new SqlException(SqlError.LONG_VALUE_TOO_LARGE, core.options().longValueBytesMax());
      }
      table.table.hasLongValues = true;
      int page =
          core.longValues().write(table.primary.tree().id(), value.bytes(), transaction.state());
      row.putNumber(value.at(), page, 4);
      transaction.state().add(core.longValues().change(page));
    }
  }

  private void insertEntry(
      TableVersion table, IndexVersion index, byte[] locator, Batch batch, int at)
      throws DuplicateKeyException {
    try {
      indexes.insert(index, locator, batch, at, changes);
    } catch (RowChanges.DuplicateEntryException e) {
      throw duplicate(table, index, batch, at);
    }
  }

  static DuplicateKeyException duplicate(
      TableVersion table, @Nullable IndexVersion index, Batch batch, int at) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int ordinal : index == null ? table.keyOrdinals() : index.keyOrdinals()) {
      values.add(batch.column(ordinal).get(at));
    }
    return new DuplicateKeyException(table.table.id, index == null ? 0 : index.id, values);
  }

  // ---- update

  /** One row of an update between its two steps. */
  private record Updated(int at, byte[] oldKey, byte[] newKey, Batch oldRow) {}

  void update(long tableId, ObjectVector locators, Batch newRows) throws DuplicateKeyException {
    TableVersion table = tableToChange(tableId);
    int mark = transaction.changeCount();
    long redoMark = redo.length();
    boolean isDone = false;
    try {
      List<Updated> updated = new ArrayList<>();
      Set<ByteBuffer> seen = new HashSet<>();
      for (int i = 0; i < newRows.size(); i++) {
        byte[] key = (byte[]) Objects.requireNonNull(locators.get(i));
        if (seen.add(ByteBuffer.wrap(key))) {
          beginUpdate(table, key, newRows, i, updated);
        }
      }
      for (Updated row : updated) {
        endUpdate(table, row, newRows);
      }
      isDone = true;
    } finally {
      if (!isDone) {
        transaction.rollbackTo(mark, redoMark);
      }
    }
    refuseIfTooLarge();
  }

  private void beginUpdate(
      TableVersion table, byte[] oldKey, Batch newRows, int at, List<Updated> updated)
      throws DuplicateKeyException {
    LockMode unused = transaction.lockRow(table.table.id, oldKey);
    byte[] oldBytes = inPlace(table, oldKey);
    if (oldBytes == null) {
      return;
    }
    Batch oldRow = Batch.of(table.indexes.isEmpty() ? List.of() : table.types);
    transaction.scratch().decode(table, oldBytes, core.longValues(), oldRow);
    byte[] newKey = table.updatedKey(newRows, at, oldKey, keys);
    indexes.deleteChanged(table, oldKey, oldRow, newKey, newRows, at, changes);
    if (Arrays.equals(newKey, oldKey)) {
      putRow(table, oldKey, newRows, at, false);
    } else {
      changes.deleteRow(table.primary, oldKey);
      redo.delete(table.table.id, oldKey);
    }
    updated.add(new Updated(at, oldKey, newKey, oldRow));
  }

  private void endUpdate(TableVersion table, Updated row, Batch newRows)
      throws DuplicateKeyException {
    if (!Arrays.equals(row.newKey, row.oldKey)) {
      putRow(table, row.newKey, newRows, row.at, true);
    }
    for (IndexVersion index : table.indexes) {
      try {
        indexes.insertChanged(index, row.oldKey, row.oldRow, row.newKey, newRows, row.at, changes);
      } catch (RowChanges.DuplicateEntryException e) {
        throw duplicate(table, index, newRows, row.at);
      }
    }
  }

  private byte @Nullable [] inPlace(TableVersion table, byte[] key) {
    Latch latch = core.latch();
    long stamp = latch.lockExclusive();
    try {
      core.pages().nextOperation();
      return table.primary.inPlace(key);
    } finally {
      latch.unlockExclusive(stamp);
    }
  }

  // ---- delete

  void delete(long tableId, ObjectVector locators, int count) {
    TableVersion table = tableToChange(tableId);
    Batch oldRow = Batch.of(table.indexes.isEmpty() ? List.of() : table.types);
    for (int i = 0; i < count; i++) {
      byte[] key = (byte[]) Objects.requireNonNull(locators.get(i));
      LockMode unused = transaction.lockRow(tableId, key);
      byte[] oldBytes = inPlace(table, key);
      if (oldBytes != null) {
        if (!table.indexes.isEmpty()) {
          transaction.scratch().decode(table, oldBytes, core.longValues(), oldRow);
          indexes.delete(table, key, oldRow, 0, changes);
        }
        changes.deleteRow(table.primary, key);
        redo.delete(tableId, key);
        transaction.state().addRows(tableId, -1);
      }
    }
    refuseIfTooLarge();
  }
}
