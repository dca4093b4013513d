package io.skerry.operator;

import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.store.DuplicateKeyException;
import io.skerry.types.Conversions;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of duplicate keys, which name the constraint or index, the table and the key's
 * values.
 */
public final class DuplicateKeys {
  private static final int HEX_STYLE = 1;

  private DuplicateKeys() {}

  /** Error 2627 for a constraint, 2601 for an index. */
  public static SqlException onInsert(Table table, DuplicateKeyException duplicate) {
    Index index = indexOf(table, duplicate.indexId());
    String name = table.schema() + "." + table.name();
    String values = values(table, index, duplicate.keyValues());
    return switch (index.kind()) {
      case PRIMARY_KEY ->
          new SqlException(
              SqlError.PRIMARY_KEY_VIOLATION, "PRIMARY KEY", index.name(), name, values);
      case UNIQUE_CONSTRAINT ->
          new SqlException(
              SqlError.PRIMARY_KEY_VIOLATION, "UNIQUE KEY", index.name(), name, values);
      case INDEX -> new SqlException(SqlError.DUPLICATE_KEY_ROW, name, index.name(), values);
    };
  }

  /** Error 1505: rows that are there already have equal keys. */
  public static SqlException whileCreatingIndex(
      Table table, Index index, DuplicateKeyException duplicate) {
    return new SqlException(
        SqlError.CREATE_INDEX_DUPLICATE_KEY,
        table.schema() + "." + table.name(),
        index.name(),
        values(table, index, duplicate.keyValues()));
  }

  private static Index indexOf(Table table, long storageId) {
    for (Index index : table.indexes()) {
      if (storageId == 0 ? index.clustered() : index.storageId() == storageId) {
        return index;
      }
    }
    throw new AssertionError("table " + table.name() + " has no index " + storageId);
  }

  private static String values(Table table, Index index, List<@Nullable Object> key) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < key.size() && i < index.columns().size(); i++) {
      SqlType type = table.columns().get(index.columns().get(i).ordinal()).type();
      Object value = key.get(i);
      int style = type.kind().isBinary() ? HEX_STYLE : Conversions.NO_STYLE;
      Object text =
          value == null
              ? "<NULL>"
              : Conversions.convert(value, type, SqlType.nvarchar(4000), style);
      texts.add(String.valueOf(text));
    }
    return "(" + String.join(", ", texts) + ")";
  }
}
