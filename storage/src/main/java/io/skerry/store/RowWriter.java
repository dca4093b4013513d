package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.btree.KeyBuffer;
import io.skerry.lock.LockMode;
import io.skerry.page.Room;
import io.skerry.redo.RedoWriter;
import io.skerry.row.LongReference;
import io.skerry.row.RowBuffer;
import io.skerry.row.StreamedValue;
import io.skerry.table.EntryTarget;
import io.skerry.table.IndexMaintenance;
import io.skerry.table.IndexVersion;
import io.skerry.table.RowChanges;
import io.skerry.table.TableState;
import io.skerry.table.TableVersion;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The row changes of a transaction.
 *
 * <p>In the log the entries of indexes that a statement's rows lose stand before the rows: see the
 * essay of {@link io.skerry.redo}.
 */
final class RowWriter {
  private final StoreCore core;
  private final TransactionImpl transaction;
  private final RedoWriter redo;
  private final RowChanges changes;
  private final IndexMaintenance indexes = new IndexMaintenance();
  private final KeyBuffer keys = new KeyBuffer();
  private final RowBuffer row = new RowBuffer();
  private final ApartWriter apart;
  private final IntConsumer longValueWritten;

  RowWriter(StoreCore core, TransactionImpl transaction, RedoWriter redo) {
    this.core = core;
    this.transaction = transaction;
    this.redo = redo;
    this.changes = new RunningChanges(core, transaction, redo);
    this.apart = new ApartWriter(core, transaction, redo);
    this.longValueWritten = root -> transaction.add(core.longValues().change(root));
  }

  private TableVersion tableToChange(long tableId) {
    TableState table = core.schema().table(tableId);
    transaction.lockTable(tableId, LockMode.IX);
    return transaction.newest(table);
  }

  // ---- insert

  void insert(long tableId, Batch batch) throws DuplicateKeyException {
    TableVersion table = tableToChange(tableId);
    for (int i = 0; i < batch.size(); i++) {
      long lastRecord = transaction.state().lastRecord();
      long redoMark = redo.length();
      boolean isDone = false;
      try {
        readDecisive(table, batch, i);
        byte[] key = table.newKey(batch, i, keys);
        putRow(table, key, batch, i, true);
        Batch written = forEntries(table, batch, i);
        for (IndexVersion index : table.indexes) {
          insertEntry(table, index, key, written, written == batch ? i : 0);
        }
        log(table, key, true, List.of());
        isDone = true;
      } finally {
        if (!isDone) {
          transaction.rollbackTo(lastRecord, transaction.state().superseded().size(), redoMark);
        }
      }
      transaction.state().addRows(tableId, 1);
      transaction.afterChanges();
    }
  }

  /** Puts a row into the table's tree, new or in the place of the old one. */
  private void putRow(TableVersion table, byte[] key, Batch batch, int at, boolean isNew)
      throws DuplicateKeyException {
    table
        .layouts
        .newest()
        .encode(batch, at, table.allOrdinals, TableVersion.rowBytesMax(key.length), row);
    apart.write(table.table, row, longValueWritten);
    if (isNew) {
      try {
        changes.insert(table.primary, key, row.array(), row.length());
      } catch (EntryTarget.DuplicateEntryException e) {
        throw duplicate(table, null, batch, at);
      }
    } else {
      changes.replace(table.primary, key, row.array(), row.length());
    }
  }

  /**
   * Reads what comes piece by piece where keys or filters need it: it stands whole in the batch
   * then.
   */
  static void readDecisive(TableVersion table, Batch rows, int at) {
    for (int i = 0; i < rows.columnCount(); i++) {
      if (table.isDecisive(i) && rows.column(i) instanceof ObjectVector column) {
        Object whole =
            column.isNull(at)
                ? null
                : StreamedValue.readWhole(table.types.get(i), column.values()[at]);
        if (whole != null) {
          column.set(at, whole);
        }
      }
    }
  }

  /**
   * The row that was just written, as entries of indexes are made of it, and later compared with
   * it: what came piece by piece is in it as it is read from now on. The batch itself if nothing
   * did, else a row of its own.
   */
  private Batch forEntries(TableVersion table, Batch batch, int at) {
    if (table.indexes.isEmpty() || !hasPieces(batch, at)) {
      return batch;
    }
    Batch written = Batch.of(table.types);
    transaction.scratch().decode(table, row.toArray(), core.longValues(), written);
    return written;
  }

  private static boolean hasPieces(Batch batch, int at) {
    for (int i = 0; i < batch.columnCount(); i++) {
      if (batch.column(i) instanceof ObjectVector column
          && !column.isNull(at)
          && StreamedValue.isInPieces(column.values()[at])) {
        return true;
      }
    }
    return false;
  }

  private void insertEntry(
      TableVersion table, IndexVersion index, byte[] locator, Batch batch, int at)
      throws DuplicateKeyException {
    try {
      indexes.insert(index, locator, batch, at, changes);
    } catch (EntryTarget.DuplicateEntryException e) {
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
  private record Updated(int at, byte[] oldKey, byte[] newKey, Batch oldRow) {
    boolean keepsKey() {
      return Arrays.equals(newKey, oldKey);
    }
  }

  void update(long tableId, ObjectVector locators, Batch newRows) throws DuplicateKeyException {
    TableVersion table = tableToChange(tableId);
    long lastRecord = transaction.state().lastRecord();
    int superseded = transaction.state().superseded().size();
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
        transaction.rollbackTo(lastRecord, superseded, redoMark);
      }
    }
    transaction.afterChanges();
  }

  /** The first step: takes away what the row must not be found by any more. */
  private void beginUpdate(
      TableVersion table, byte[] oldKey, Batch newRows, int at, List<Updated> updated) {
    LockMode unused = transaction.lockRow(table.table.id, oldKey, LockMode.X, Access.Conflict.WAIT);
    byte[] oldBytes = inPlace(table, oldKey);
    if (oldBytes == null) {
      return;
    }
    Batch oldRow = Batch.of(table.indexes.isEmpty() ? List.of() : table.types);
    transaction.scratch().decode(table, oldBytes, core.longValues(), oldRow);
    noteSuperseded(table, oldBytes);
    readDecisive(table, newRows, at);
    byte[] newKey = table.updatedKey(newRows, at, oldKey, keys);
    indexes.deleteChanged(table, oldKey, oldRow, newKey, newRows, at, changes);
    if (!Arrays.equals(newKey, oldKey)) {
      changes.deleteRow(table.primary, oldKey);
      logDelete(table, oldKey);
    }
    updated.add(new Updated(at, oldKey, newKey, oldRow));
  }

  /** The second step: puts the new row and its new entries. */
  private void endUpdate(TableVersion table, Updated updated, Batch newRows)
      throws DuplicateKeyException {
    byte[] newKey = updated.newKey;
    putRow(table, newKey, newRows, updated.at, !updated.keepsKey());
    Batch written = forEntries(table, newRows, updated.at);
    int at = written == newRows ? updated.at : 0;
    List<Long> changedIndexes = new ArrayList<>();
    for (IndexVersion index : table.indexes) {
      try {
        if (indexes.insertChanged(
            index, updated.oldKey, updated.oldRow, newKey, written, at, changes)) {
          changedIndexes.add(index.id);
        }
      } catch (EntryTarget.DuplicateEntryException e) {
        throw duplicate(table, index, written, at);
      }
    }
    log(table, newKey, !updated.keepsKey(), changedIndexes);
  }

  private void log(TableVersion table, byte[] key, boolean isNew, List<Long> changedIndexes) {
    if (!table.table.isTemporary) {
      redo.put(table.table.id, key, row, isNew, changedIndexes);
    }
  }

  private void logDelete(TableVersion table, byte[] key) {
    if (!table.table.isTemporary) {
      redo.delete(table.table.id, key);
    }
  }

  private byte @Nullable [] inPlace(TableVersion table, byte[] key) {
    return core.pages().find(Room.NONE, () -> table.primary.inPlace(key));
  }

  /** The long values of a row that is changed or deleted are freed once nobody sees it. */
  private void noteSuperseded(TableVersion table, byte[] oldRow) {
    if (table.table.hasLongValues) {
      for (LongReference reference : table.layouts.references(oldRow)) {
        transaction.state().superseded().add(reference.page());
      }
    }
  }

  // ---- delete

  void delete(long tableId, ObjectVector locators, int count) {
    TableVersion table = tableToChange(tableId);
    Batch oldRow = Batch.of(table.indexes.isEmpty() ? List.of() : table.types);
    for (int i = 0; i < count; i++) {
      byte[] key = (byte[]) Objects.requireNonNull(locators.get(i));
      LockMode unused = transaction.lockRow(tableId, key, LockMode.X, Access.Conflict.WAIT);
      byte[] oldBytes = inPlace(table, key);
      if (oldBytes != null) {
        if (!table.indexes.isEmpty()) {
          transaction.scratch().decode(table, oldBytes, core.longValues(), oldRow);
          indexes.delete(table, key, oldRow, 0, changes);
        }
        noteSuperseded(table, oldBytes);
        changes.deleteRow(table.primary, key);
        logDelete(table, key);
        transaction.state().addRows(tableId, -1);
      }
    }
    transaction.afterChanges();
  }
}
