package io.skerry.expression;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.rows.KeyTable;
import io.skerry.rows.Selection;
import io.skerry.rows.ValueComparator;
import io.skerry.types.SqlType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** NOT, IS NULL and IN. */
final class Predicates {
  private Predicates() {}

  /** NOT. */
  static final class Not implements Evaluator {
    private final Evaluator input;
    private final LongVector out = new LongVector();

    Not(Evaluator input) {
      this.input = input;
    }

    @Override
    public Vector evaluate(Batch batch, Selection rows) {
      LongVector values = (LongVector) input.evaluate(batch, rows);
      int bound = rows.bound();
      out.ensureCapacity(bound);
      System.arraycopy(values.nulls(), 0, out.nulls(), 0, bound);
      long[] from = values.values();
      long[] to = out.values();
      for (int i = 0; i < bound; i++) {
        to[i] = from[i] ^ 1;
      }
      return out;
    }
  }

  /** IS NULL. */
  static final class IsNull implements Evaluator {
    private final Evaluator input;
    private final LongVector out = new LongVector();

    IsNull(Evaluator input) {
      this.input = input;
    }

    @Override
    public Vector evaluate(Batch batch, Selection rows) {
      boolean[] nulls = input.evaluate(batch, rows).nulls();
      int bound = rows.bound();
      out.ensureCapacity(bound);
      Arrays.fill(out.nulls(), 0, bound, false);
      long[] to = out.values();
      for (int i = 0; i < bound; i++) {
        to[i] = nulls[i] ? 1 : 0;
      }
      return out;
    }
  }

  /** IN with constants only: a table of them is made once. */
  static final class InConstants implements Evaluator {
    private final Evaluator value;
    private final KeyTable table;
    private final boolean anyNull;
    private final Vector[] keys = new Vector[1];
    private final LongVector out = new LongVector();
    private int[] ids = new int[4];

    /** The constants are boxed values of {@code type}. */
    InConstants(Evaluator value, SqlType type, List<@Nullable Object> constants) {
      this.value = value;
      this.table = KeyTable.of(List.of(type));
      boolean nullThere = false;
      Vector constant = Vector.of(type.physical());
      for (Object item : constants) {
        if (item == null) {
          nullThere = true;
        } else {
          constant.set(0, item);
          table.add(new Vector[] {constant}, Selection.all(1), new int[1]);
        }
      }
      this.anyNull = nullThere;
    }

    @Override
    public Vector evaluate(Batch batch, Selection rows) {
      int bound = rows.bound();
      keys[0] = value.evaluate(batch, rows);
      out.ensureCapacity(bound);
      if (ids.length < bound) {
        ids = new int[Math.max(bound, Math.min(ids.length * 4, Batch.ROWS_MAX))];
      }
      table.find(keys, rows, ids);
      int[] selected = rows.rows();
      for (int k = 0; k < rows.size(); k++) {
        int row = selected[k];
        boolean found = ids[row] >= 0;
        out.values()[row] = found ? 1 : 0;
        out.nulls()[row] = !found && (anyNull || keys[0].isNull(row));
      }
      return out;
    }
  }

  /** IN with expressions: each is asked only for the rows that none before has matched. */
  static final class InExpressions implements Evaluator {
    private final Evaluator value;
    private final Evaluator[] items;
    private final ValueComparator[] comparators;
    private final LongVector out = new LongVector();
    private final Selection open = new Selection();
    private final Selection still = new Selection();

    InExpressions(Evaluator value, Evaluator[] items, ValueComparator[] comparators) {
      this.value = value;
      this.items = items;
      this.comparators = comparators;
    }

    @Override
    public Vector evaluate(Batch batch, Selection rows) {
      Vector values = value.evaluate(batch, rows);
      out.ensureCapacity(rows.bound());
      open.copy(rows);
      for (int k = 0; k < rows.size(); k++) {
        int row = rows.rows()[k];
        out.put(row, 0);
        if (values.isNull(row)) {
          out.setNull(row);
        }
      }
      for (int i = 0; i < items.length && !open.isEmpty(); i++) {
        match(values, items[i].evaluate(batch, open), comparators[i]);
        open.copy(still);
      }
      return out;
    }

    private void match(Vector values, Vector item, ValueComparator comparator) {
      still.clear(open.size());
      for (int k = 0; k < open.size(); k++) {
        int row = open.rows()[k];
        if (values.isNull(row)) {
          continue;
        }
        if (item.isNull(row)) {
          out.setNull(row);
          still.add(row);
        } else if (comparator.equal(values, row, item, row)) {
          out.put(row, 1);
        } else {
          still.add(row);
        }
      }
    }
  }
}
