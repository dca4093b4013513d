package io.skerry.testkit.model;

import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clustered keys that tables have. */
enum TableKind {
  HEAP(null),
  UNIQUE_NUMBER(new KeyShape(List.of(new KeyShape.KeyColumn(1, false)), true)),
  NUMBER_DESCENDING(new KeyShape(List.of(new KeyShape.KeyColumn(1, true)), false)),
  UNIQUE_NAME_NUMBER(
      new KeyShape(
          List.of(new KeyShape.KeyColumn(3, false), new KeyShape.KeyColumn(1, true)), true));

  final @Nullable KeyShape key;

  TableKind(@Nullable KeyShape key) {
    this.key = key;
  }

  TableShape shape() {
    return new TableShape(Row.COLUMNS, key);
  }
}
