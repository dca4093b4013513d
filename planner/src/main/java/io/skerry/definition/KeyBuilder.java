package io.skerry.definition;

import io.skerry.ast.TableElement.Constraint;
import io.skerry.ast.TableElement.IndexKind;
import io.skerry.ast.TableElement.InlineIndex;
import io.skerry.ast.TableElement.KeyColumn;
import io.skerry.catalog.Column;
import io.skerry.catalog.Index;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Checks the keys and indexes of one table and gives them ids and names. */
final class KeyBuilder {
  private final String table;
  private final List<Column> columns;
  private final List<Index> existing;
  private final List<Index> made = new ArrayList<>();

  /**
   * @param columns of the table, by ordinal
   * @param existing indexes that the table has already
   */
  KeyBuilder(String table, List<Column> columns, List<Index> existing) {
    this.table = table;
    this.columns = columns;
    this.existing = existing;
  }

  List<Index> indexes() {
    return List.copyOf(made);
  }

  /**
   * Adds a PRIMARY KEY or UNIQUE constraint; errors 1779, 1902, 1911, 8110, 8112.
   *
   * @param clusteredElsewhere whether another key or index of the statement asks to be clustered
   */
  void addKey(Constraint.Key key, boolean clusteredElsewhere) {
    if (key.primary()) {
      for (Index index : made) {
        if (index.kind() == Index.Kind.PRIMARY_KEY) {
          throw new SqlException(SqlError.PRIMARY_KEY_TWICE, table);
        }
      }
      for (Index index : existing) {
        if (index.kind() == Index.Kind.PRIMARY_KEY) {
          throw new SqlException(SqlError.PRIMARY_KEY_EXISTS, table);
        }
      }
    }
    boolean clustered =
        key.kind() == IndexKind.CLUSTERED
            || key.kind() == IndexKind.UNSAID
                && key.primary()
                && !clusteredElsewhere
                && !hasClustered();
    List<String> names = key.columns().stream().map(KeyColumn::name).toList();
    String given = key.name();
    String name = given == null ? ConstraintNames.key(key.primary(), table, names) : given;
    Index.Kind kind = key.primary() ? Index.Kind.PRIMARY_KEY : Index.Kind.UNIQUE_CONSTRAINT;
    add(name, kind, true, clustered, key.columns(), List.of());
  }

  /** Adds an INDEX clause of CREATE TABLE. */
  void addIndex(InlineIndex index) {
    if (index.where() != null) {
      throw unsupported("filtered index");
    }
    addIndex(index.name(), index.unique(), index.kind(), index.columns(), index.included());
  }

  /** Adds an index; errors 1902, 1911, 1913, 1919. */
  void addIndex(
      String name,
      boolean unique,
      IndexKind kind,
      List<KeyColumn> keyColumns,
      List<String> included) {
    if (kind == IndexKind.CLUSTERED_COLUMNSTORE || kind == IndexKind.NONCLUSTERED_COLUMNSTORE) {
      throw unsupported("COLUMNSTORE");
    }
    add(name, Index.Kind.INDEX, unique, kind == IndexKind.CLUSTERED, keyColumns, included);
  }

  private static SqlException unsupported(String what) {
    return new SqlException(SqlError.UNSUPPORTED_OPTION, what);
  }

  private boolean hasClustered() {
    return existing.stream().anyMatch(Index::clustered) || made.stream().anyMatch(Index::clustered);
  }

  private void add(
      String name,
      Index.Kind kind,
      boolean unique,
      boolean clustered,
      List<KeyColumn> keyColumns,
      List<String> included) {
    List<Index> all = new ArrayList<>(existing);
    all.addAll(made);
    for (Index index : all) {
      if (index.name().equalsIgnoreCase(name)) {
        throw new SqlException(SqlError.INDEX_EXISTS, name, table);
      }
      if (clustered && index.clustered()) {
        boolean both = kind != Index.Kind.INDEX && made.contains(index);
        throw both
            ? new SqlException(SqlError.CLUSTERED_CONSTRAINT_TWICE, table)
            : new SqlException(SqlError.CLUSTERED_INDEX_EXISTS, table, index.name());
      }
    }
    List<Index.IndexColumn> key = new ArrayList<>();
    for (KeyColumn column : keyColumns) {
      int ordinal = ordinal(column.name());
      checkKeyType(columns.get(ordinal));
      key.add(new Index.IndexColumn(ordinal, column.descending()));
    }
    List<Integer> includedOrdinals = included.stream().map(this::ordinal).toList();
    int id = clustered ? 1 : Math.max(1, all.stream().mapToInt(Index::id).max().orElse(1)) + 1;
    made.add(new Index(id, name, 0, kind, unique, clustered, key, includedOrdinals));
  }

  private int ordinal(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    throw new SqlException(SqlError.INDEX_COLUMN_NOT_FOUND, name);
  }

  private void checkKeyType(Column column) {
    SqlType type = column.type();
    if (type.isMax()) {
      throw new SqlException(SqlError.INDEX_COLUMN_TYPE, column.name(), table);
    }
  }
}
