package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.expression.Evaluator;
import io.skerry.rows.KeyTable;
import io.skerry.rows.MemoryGrant;
import io.skerry.rows.RowBuffer;
import io.skerry.rows.Selection;
import io.skerry.types.SqlType;
import java.util.Arrays;
import java.util.List;

/** The right rows of a hash join, chained by key. */
final class HashJoinTable {
  private final Evaluator[] keys;
  private final Vector[] keyColumns;
  private final KeyTable table;
  private final RowBuffer rows;
  private final boolean keepsUnmatched;
  private final Selection all = new Selection();
  private final Selection notNull = new Selection();
  private int[] ids = new int[4];

  /** By key number, the first row of its chain. */
  private int[] heads = new int[0];

  /** By row, the next row of the same key, -1 at the end. */
  private int[] nexts = new int[16];

  private boolean[] marks = new boolean[0];

  /**
   * A table for one join.
   *
   * @param keepsUnmatched whether rows with NULL in a key are kept too, since they are to be given
   *     in the end
   */
  HashJoinTable(
      Evaluator[] keys, List<SqlType> keyTypes, List<SqlType> rowTypes, boolean keepsUnmatched) {
    this.keys = keys;
    this.keyColumns = new Vector[keys.length];
    this.table = KeyTable.of(keyTypes);
    this.rows = new RowBuffer(rowTypes);
    this.keepsUnmatched = keepsUnmatched;
  }

  void build(Operator input, ExecutionContext context, MemoryGrant grant) {
    table.begin(grant);
    rows.begin(grant);
    input.open(context);
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      context.checkCancelled();
      add(batch);
    }
    input.close();
    if (keepsUnmatched) {
      marks = new boolean[rows.size()];
    }
  }

  private void add(Batch batch) {
    all.selectAll(batch.size());
    evaluate(keys, batch, all, notNull);
    table.add(keyColumns, notNull, ids);
    int first = rows.size();
    if (keepsUnmatched) {
      rows.append(batch);
    } else {
      rows.append(batch, notNull);
    }
    grow();
    Arrays.fill(nexts, first, rows.size(), -1);
    for (int k = 0; k < notNull.size(); k++) {
      int batchRow = notNull.rows()[k];
      int row = keepsUnmatched ? first + batchRow : first + k;
      int id = ids[batchRow];
      nexts[row] = heads[id];
      heads[id] = row;
    }
  }

  private void grow() {
    if (nexts.length < rows.size()) {
      nexts = Arrays.copyOf(nexts, Math.max(rows.size(), nexts.length * 2));
    }
    int known = heads.length;
    if (known < table.size()) {
      heads = Arrays.copyOf(heads, Math.max(table.size(), known * 2));
      Arrays.fill(heads, known, heads.length, -1);
    }
  }

  /** Evaluates keys and selects the rows in which none is NULL. */
  private void evaluate(Evaluator[] evaluators, Batch batch, Selection from, Selection into) {
    into.copy(from);
    Selection narrowed = new Selection();
    for (int i = 0; i < evaluators.length; i++) {
      keyColumns[i] = evaluators[i].evaluate(batch, from);
      narrowed.keepNotNull(keyColumns[i].nulls(), into);
      into.copy(narrowed);
    }
    if (ids.length < batch.size()) {
      ids = new int[Math.max(batch.size(), Math.min(ids.length * 4, Batch.ROWS_MAX))];
    }
  }

  /**
   * Looks the rows of a left batch up; {@code found} selects those that have a chain, see {@link
   * #first}.
   */
  void find(Evaluator[] leftKeys, Batch batch, Selection from, Selection found) {
    evaluate(leftKeys, batch, from, notNull);
    table.find(keyColumns, notNull, ids);
    found.clear(notNull.size());
    for (int k = 0; k < notNull.size(); k++) {
      int row = notNull.rows()[k];
      if (ids[row] >= 0) {
        found.add(row);
      }
    }
  }

  /** The first right row for a row that {@link #find} selected last. */
  int first(int leftRow) {
    return heads[ids[leftRow]];
  }

  /** The next right row of the same key, -1 at the end. */
  int next(int row) {
    return nexts[row];
  }

  int size() {
    return rows.size();
  }

  Vector column(int ordinal) {
    return rows.column(ordinal);
  }

  void mark(int[] matched, int count) {
    for (int k = 0; k < count; k++) {
      marks[matched[k]] = true;
    }
  }

  boolean isMarked(int row) {
    return marks[row];
  }

  void release() {
    table.release();
    rows.release();
    heads = new int[0];
    nexts = new int[16];
  }
}
