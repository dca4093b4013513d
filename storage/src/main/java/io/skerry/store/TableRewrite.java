package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.btree.KeyBuffer;
import io.skerry.page.IntList;
import io.skerry.page.Room;
import io.skerry.redo.RedoWriter;
import io.skerry.row.RowBuffer;
import io.skerry.row.TableAlteration;
import io.skerry.table.DirectChanges;
import io.skerry.table.IndexBuild;
import io.skerry.table.IndexVersion;
import io.skerry.table.LeafWalker;
import io.skerry.table.LongValueHandles;
import io.skerry.table.LongValueSource;
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
  /** Longer values are copied piece by piece. */
  private static final int WHOLE_BYTES_MAX = 64 << 10;

  private final StoreCore core;
  private final TransactionImpl transaction;
  private final RedoWriter redo;
  private final TableVersion before;
  private final TableVersion after;
  private final DirectChanges direct;
  private final RowScratch scratch = new RowScratch();
  private final ApartWriter apart;
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
    this.apart = new ApartWriter(core, transaction, redo);
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
    LongValueSource handles = longValues();
    LeafWalker walker = new LeafWalker(before.primary.tree(), null, null, false);
    while (!walker.isAtEnd()) {
      for (DirectChanges.Row found : direct.readLeaf(walker)) {
        scratch.decodeAll(
            before,
            found.value(),
            column -> column == ordinal ? core.longValues() : handles,
            oldRow);
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
        core.indexBuild().build(after, index, transaction.state());
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
    IntList longValues = new IntList();
    boolean isPut = false;
    try {
      apart.write(after.table, row, longValues::add);
      direct.insert(after.primary, key, row.array(), row.length());
      isPut = true;
    } finally {
      while (!isPut && !longValues.isEmpty()) {
        core.longValues().free(longValues.removeLast());
      }
    }
    if (!after.table.isTemporary) {
      redo.put(after.table.id, key, row, true, List.of());
    }
    transaction.afterChanges();
  }

  /**
   * Finds long values to be copied piece by piece: nobody takes them away meanwhile, as the table
   * is locked.
   */
  private LongValueSource longValues() {
    return new LongValueHandles(
        core.longValues(),
        WHOLE_BYTES_MAX,
        new LongValueHandles.Owner() {
          @Override
          public long moment() {
            return 0;
          }

          @Override
          public void requireReadable(long moment) {}
        });
  }
}
