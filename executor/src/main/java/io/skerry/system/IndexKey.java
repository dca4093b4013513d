package io.skerry.system;

import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import java.util.function.Consumer;

/**
 * A key column of an index, where views list them all.
 *
 * @param place in the key, from 1
 */
record IndexKey(Table table, Index index, int place, Column column) {

  /** Visits the keys of all indexes of a database, in order. */
  static void each(Database database, Consumer<IndexKey> visitor) {
    for (Table table : database.tablesInOrder()) {
      for (Index index : table.indexes()) {
        int place = 0;
        for (Index.IndexColumn key : index.columns()) {
          place++;
          visitor.accept(new IndexKey(table, index, place, table.columns().get(key.ordinal())));
        }
      }
    }
  }
}
