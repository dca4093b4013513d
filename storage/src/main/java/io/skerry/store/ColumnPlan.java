package io.skerry.store;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.table.IndexVersion;
import io.skerry.table.LongValueSource;
import io.skerry.table.RowScratch;
import io.skerry.table.TableVersion;
import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a cursor finds the columns that are asked for.
 *
 * @param tableColumns in the table's row
 * @param indexColumns in the index's row; null where the index does not have all of them
 */
record ColumnPlan(List<SqlType> types, int[] tableColumns, int @Nullable [] indexColumns) {
  static ColumnPlan of(TableVersion table, List<Integer> wanted, @Nullable IndexVersion index) {
    int[] tableColumns = wanted.stream().mapToInt(Integer::intValue).toArray();
    List<SqlType> types = wanted.stream().map(table.types::get).toList();
    return new ColumnPlan(types, tableColumns, index == null ? null : covered(tableColumns, index));
  }

  private static int @Nullable [] covered(int[] wanted, IndexVersion index) {
    int[] columns = new int[wanted.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = index.columnOf(wanted[i]);
      if (columns[i] < 0) {
        return null;
      }
    }
    return columns;
  }

  /** Replaces references in a batch's rows by values. The latch must not be held. */
  void resolve(Batch batch, int from, int to, LongValueSource longValues) {
    for (int i = 0; i < types.size(); i++) {
      if (batch.column(i) instanceof ObjectVector vector) {
        RowScratch.resolve(types.get(i), vector, from, to, longValues);
      }
    }
  }
}
