package io.skerry.table;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.btree.KeyBuffer;
import io.skerry.btree.KeyEncoder;
import io.skerry.row.IndexFilter;
import io.skerry.row.TableShape;
import java.util.Arrays;
import java.util.List;

/**
 * Asks whether a filtered index has a row. Values are compared as keys are, so by the column's
 * collation. Used by any thread.
 */
final class FilterTest {
  private final List<Step> steps;

  /** One condition. */
  private interface Step {
    boolean accepts(Batch rows, int row);
  }

  FilterTest(IndexFilter filter, TableShape table) {
    steps = filter.conditions().stream().map(condition -> step(condition, table)).toList();
  }

  private static Step step(IndexFilter.Condition condition, TableShape table) {
    int ordinal = condition.ordinal();
    return switch (condition) {
      case IndexFilter.IsNull _ -> (rows, row) -> rows.column(ordinal).isNull(row);
      case IndexFilter.IsNotNull _ -> (rows, row) -> !rows.column(ordinal).isNull(row);
      case IndexFilter.Comparison comparison -> {
        Constants constants = new Constants(table, ordinal, List.of(comparison.value()));
        yield (rows, row) ->
            !rows.column(ordinal).isNull(row)
                && comparison.operator().accepts(constants.order(rows.column(ordinal), row, 0));
      }
      case IndexFilter.In in -> {
        Constants constants = new Constants(table, ordinal, in.values());
        yield (rows, row) ->
            !rows.column(ordinal).isNull(row) && constants.has(rows.column(ordinal), row);
      }
    };
  }

  /** Whether all conditions are true for a row, of which all columns of the table are given. */
  boolean accepts(Batch rows, int row) {
    for (Step step : steps) {
      if (!step.accepts(rows, row)) {
        return false;
      }
    }
    return true;
  }

  /** Constants to compare a column with, in the form of keys. */
  private static final class Constants {
    private final KeyEncoder encoder;
    private final byte[][] keys;

    Constants(TableShape table, int ordinal, List<Object> values) {
      encoder = new KeyEncoder(table.columns().get(ordinal).type(), false);
      keys = new byte[values.size()][];
      for (int i = 0; i < keys.length; i++) {
        KeyBuffer buffer = new KeyBuffer();
        encoder.encode(values.get(i), buffer);
        keys[i] = buffer.toArray();
      }
    }

    /** The order of a value that is not NULL and the constant number {@code i}. */
    int order(Vector column, int row, int i) {
      return Arrays.compareUnsigned(key(column, row), keys[i]);
    }

    boolean has(Vector column, int row) {
      byte[] key = key(column, row);
      return Arrays.stream(keys).anyMatch(constant -> Arrays.equals(constant, key));
    }

    private byte[] key(Vector column, int row) {
      KeyBuffer buffer = new KeyBuffer();
      encoder.encode(column, row, buffer);
      return buffer.toArray();
    }
  }
}
