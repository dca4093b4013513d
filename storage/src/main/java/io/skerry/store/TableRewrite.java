package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.btree.KeyBuffer;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.page.Room;
import io.skerry.redo.RedoWriter;
import io.skerry.row.RowBuffer;
import io.skerry.row.TableAlteration;
import io.skerry.table.DirectChanges;
import io.skerry.table.IndexBuild;
import io.skerry.table.IndexVersion;
import io.skerry.table.LeafWalker;
import io.skerry.table.RowScratch;
import io.skerry.table.TableVersion;
import java.util.List;

/**
 * Writes all rows of a table anew, into new trees, and logs them as new rows.
 *
 * <p>So rollback, recovery and readers need nothing that is not there already: the old trees stay
 * for older views and for rollback, as those of a truncated table do, and recovery puts rows that
 * stand in the log. Logging the conversion alone would save the rows, but recovery would have to
 * convert all of a table before it could go on, and by the rules of the version that recovers.
 *
 * <p>The new trees are known to nobody else before the transaction ends, so their rows need no
 * versions; and a rollback frees their pages and long values as those of any tree that is given up.
 */
final class TableRewrite {
  private final StoreCore core;
  private final TransactionImpl transaction;
  private final RedoWriter redo;
  private final TableVersion before;
  private final TableVersion after;
  private final DirectChanges direct;
  private final RowScratch scratch = new RowScratch();
  private final KeyBuffer keys = new KeyBuffer();
  private final RowBuffer row = new RowBuffer();

  /**
   * @param after the table with new, empty trees, already the newest version
   */
  TableRewrite(
      StoreCore core,
      TransactionImpl transaction,
      RedoWriter redo,
      TableVersion before,
      TableVersion after) {
    this.core = core;
    this.transaction = transaction;
    this.redo = redo;
    this.before = before;
    this.after = after;
    this.direct = new DirectChanges(core.pages(), Room.GROW);
  }

  /**
   * Writes the rows, one column of them converted. After an exception the caller rolls back.
   *
   * @param ordinal the column; -1 for none
   */
  void run(int ordinal, TableAlteration.Conversion conversion) throws DuplicateKeyException {
    Batch oldRow = Batch.of(before.types);
    Batch newRow = Batch.of(after.types);
    LeafWalker walker = new LeafWalker(before.primary.tree(), null, null, false);
    while (!walker.isAtEnd()) {
      for (DirectChanges.Row found : direct.readLeaf(walker)) {
        scratch.decode(before, found.value(), core.longValues(), oldRow);
        newRow.setSize(1);
        for (int i = 0; i < after.types.size(); i++) {
          if (i == ordinal) {
            newRow.column(i).set(0, conversion.convert(oldRow.column(i).get(0)));
          } else {
            newRow.column(i).copyFrom(oldRow.column(i), 0, 0);
          }
        }
        put(after.carriedKey(newRow, 0, found.key(), keys), newRow);
      }
    }
    for (IndexVersion index : after.indexes) {
      try {
        core.indexBuild().build(after, index, Room.GROW);
      } catch (IndexBuild.DuplicateRowException e) {
        throw RowWriter.duplicate(after, index, e.row(), 0);
      }
    }
  }

  private void put(byte[] key, Batch newRow) throws DuplicateKeyException {
    if (direct.has(after.primary, key)) {
      throw RowWriter.duplicate(after, null, newRow, 0);
    }
    after
        .layouts
        .newest()
        .encode(newRow, 0, after.allOrdinals, TableVersion.rowBytesMax(key.length), row);
    boolean isTemporary = after.table.isTemporary;
    for (RowBuffer.LongValue value : row.longValues()) {
      after.table.hasLongValues = true;
      row.putNumber(
          value.at(),
          core.longValues().write(value.bytes(), transaction.state(), isTemporary),
          Integer.BYTES);
    }
    direct.insert(after.primary, key, row.array(), row.length());
    if (!isTemporary) {
      redo.put(after.table.id, key, row, true, List.of());
    }
    if (redo.length() > core.options().limits().transactionBytes()) {
      throw new SqlException(SqlError.LOG_FULL, "", "ACTIVE_TRANSACTION");
    }
    transaction.logPartIfDue();
  }
}
