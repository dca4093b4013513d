package io.skerry.definition;

import io.skerry.analysis.Collations;
import io.skerry.analysis.ObjectFinder;
import io.skerry.analysis.ScalarBinder;
import io.skerry.analysis.TypeNames;
import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.Expression;
import io.skerry.ast.SourceRange;
import io.skerry.ast.TableElement;
import io.skerry.ast.TableElement.Constraint;
import io.skerry.ast.TableElement.IndexKind;
import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.program.PlannedStatement;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks CREATE TABLE and ALTER TABLE ADD (T-SQL, "CREATE TABLE"). */
public final class TableDefinitions {
  private final ObjectFinder objects;
  private final ScalarBinder scalars;
  private final String batch;

  /**
   * @param scalars binds the DEFAULT expressions, to see that they can be
   * @param batch the text that the statement's ranges cut
   */
  public TableDefinitions(ObjectFinder objects, ScalarBinder scalars, String batch) {
    this.objects = objects;
    this.scalars = scalars;
    this.batch = batch;
  }

  /** CREATE TABLE; errors 2705, 2714, 2715, 2744, 2749, 2760, 8110, 8111, 8112. */
  public PlannedStatement.CreateTable create(DefinitionStatement.CreateTable create) {
    Database database = objects.database(create.name());
    String schema = ObjectFinder.schemaName(create.name());
    String name = create.name().name();
    if (name.startsWith("#")) {
      // As a plain table it would be shared and stay.
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "CREATE TABLE of a temporary table");
    }
    if (!database.hasSchema(schema)) {
      throw new SqlException(SqlError.SCHEMA_NOT_FOUND, schema);
    }
    if (database.table(schema, name) != null) {
      throw new SqlException(SqlError.OBJECT_EXISTS, name);
    }
    Definition definition = new Definition(name, List.of());
    definition.addAll(create.elements());
    KeyBuilder keys = new KeyBuilder(name, definition.columns, List.of());
    definition.addKeys(keys);
    return new PlannedStatement.CreateTable(
        database.name(), schema, name, definition.columns, definition.identity, keys.indexes());
  }

  /** ALTER TABLE ADD; errors 1750, 1779, 2705, 4902. */
  public PlannedStatement alterAdd(
      DefinitionStatement.AlterTable alter, DefinitionStatement.AlterTableAction.Add add) {
    Table table = alteredTable(alter);
    Definition definition = new Definition(table.name(), table.columns());
    definition.addAll(add.elements());
    int known = table.columns().size();
    if (definition.identity != null) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "ALTER TABLE ADD IDENTITY");
    }
    KeyBuilder keys = new KeyBuilder(table.name(), definition.columns, table.indexes());
    definition.addKeys(keys);
    List<Column> changed = definition.columns.subList(0, known);
    if (!changed.equals(table.columns())) {
      boolean nullableKey = definition.madeNotNull;
      throw nullableKey
          ? new SqlException(SqlError.PRIMARY_KEY_NULLABLE, table.name())
          : new SqlException(SqlError.UNSUPPORTED_OPTION, "ALTER TABLE ADD DEFAULT");
    }
    return new PlannedStatement.AlterTableAdd(
        objects.database(alter.table()).name(),
        table,
        definition.columns.subList(known, definition.columns.size()),
        keys.indexes());
  }

  /** The table of ALTER TABLE; error 4902. */
  public Table alteredTable(DefinitionStatement.AlterTable alter) {
    Table table = objects.table(alter.table());
    if (table == null) {
      throw new SqlException(SqlError.ALTER_TABLE_NOT_FOUND, alter.table().text());
    }
    return table;
  }

  /** A table as its elements are read one after another. */
  private final class Definition {
    private final String table;
    final List<Column> columns;
    final List<Constraint.Key> keys = new ArrayList<>();
    final List<TableElement.InlineIndex> indexes = new ArrayList<>();
    final List<String> explicitlyNullable = new ArrayList<>();
    Table.@Nullable Identity identity;
    boolean madeNotNull;

    Definition(String table, List<Column> existing) {
      this.table = table;
      this.columns = new ArrayList<>(existing);
    }

    void addAll(List<TableElement> elements) {
      for (TableElement element : elements) {
        switch (element) {
          case TableElement.Column column -> add(column);
          case TableElement.ComputedColumn _ -> throw unsupported("computed column");
          case TableElement.InlineIndex index -> indexes.add(index);
          case Constraint constraint -> add(constraint);
        }
      }
    }

    private void add(Constraint constraint) {
      switch (constraint) {
        case Constraint.Key key -> keys.add(key);
        case Constraint.Check _ -> throw unsupported("CHECK");
        case Constraint.ForeignKey _ -> throw unsupported("FOREIGN KEY");
        case Constraint.Default _ -> throw unsupported("DEFAULT FOR");
      }
    }

    private static SqlException unsupported(String what) {
      return new SqlException(SqlError.UNSUPPORTED_OPTION, what);
    }

    private void add(TableElement.Column element) {
      int ordinal = columns.size();
      for (Column column : columns) {
        if (column.name().equalsIgnoreCase(element.name())) {
          throw new SqlException(SqlError.COLUMN_NAME_TWICE, element.name(), table);
        }
      }
      SqlType type = type(element, ordinal + 1);
      boolean isIdentity = element.identity() != null;
      Boolean saidNullable = element.nullable();
      if (saidNullable != null && saidNullable) {
        explicitlyNullable.add(element.name());
      }
      boolean nullable = saidNullable == null ? !isIdentity : saidNullable;
      if (isIdentity) {
        addIdentity(element, type, ordinal, nullable);
      }
      int id = columns.stream().mapToInt(Column::id).max().orElse(0) + 1;
      String defaultName = null;
      String defaultText = null;
      Constraint.Default defaultValue = element.defaultValue();
      if (defaultValue != null) {
        String given = defaultValue.name();
        defaultName = given == null ? ConstraintNames.defaultValue(table, element.name()) : given;
        defaultText = checkedDefault(defaultValue.value(), defaultValue.text(), type);
      }
      columns.add(
          new Column(id, element.name(), type, nullable, isIdentity, defaultName, defaultText));
      element.constraints().forEach(this::add);
      indexes.addAll(element.indexes());
    }

    private SqlType type(TableElement.Column element, int number) {
      SqlType type = TypeNames.declared(element.type(), number);
      String collation = element.collation();
      if (collation == null) {
        return type;
      }
      if (!type.kind().isString()) {
        throw new SqlException(SqlError.COLLATE_TYPE, type.kind().sqlName());
      }
      return SqlType.string(
          type.kind(), type.length(), Collations.find(collation, element.position().line()));
    }

    private String checkedDefault(Expression value, SourceRange text, SqlType type) {
      scalars.value(value, type);
      return "(" + text.cut(batch) + ")";
    }

    private void addIdentity(
        TableElement.Column element, SqlType type, int ordinal, boolean nullable) {
      TableElement.Identity said = element.identity();
      if (identity != null || said == null) {
        throw new SqlException(SqlError.IDENTITY_TWICE, table);
      }
      boolean wholeNumbers =
          switch (type.kind()) {
            case TINYINT, SMALLINT, INT, BIGINT -> true;
            case DECIMAL, NUMERIC -> type.scale() == 0;
            default -> false;
          };
      if (!wholeNumbers || nullable) {
        throw new SqlException(SqlError.IDENTITY_TYPE, element.name());
      }
      identity =
          new Table.Identity(
              ordinal,
              Constants.wholeNumber(said.seed()),
              Constants.wholeNumber(said.increment()),
              0);
    }

    /** Makes the keys, the clustered one first in mind: only one of them may be. */
    void addKeys(KeyBuilder builder) {
      for (Constraint.Key key : keys) {
        if (key.primary()) {
          makeNotNull(key);
        }
      }
      for (Constraint.Key key : keys) {
        builder.addKey(key, isClusteredElsewhere(key));
      }
      indexes.forEach(builder::addIndex);
    }

    private boolean isClusteredElsewhere(Constraint.Key key) {
      return keys.stream()
              .anyMatch(other -> other.kind() == IndexKind.CLUSTERED && !other.equals(key))
          || indexes.stream().anyMatch(index -> index.kind() == IndexKind.CLUSTERED);
    }

    private void makeNotNull(Constraint.Key key) {
      for (TableElement.KeyColumn keyColumn : key.columns()) {
        for (int i = 0; i < columns.size(); i++) {
          Column column = columns.get(i);
          if (!column.name().equalsIgnoreCase(keyColumn.name()) || !column.nullable()) {
            continue;
          }
          if (explicitlyNullable.contains(column.name())) {
            throw new SqlException(SqlError.PRIMARY_KEY_NULLABLE, table);
          }
          madeNotNull = true;
          columns.set(
              i,
              new Column(
                  column.id(),
                  column.name(),
                  column.type(),
                  false,
                  column.identity(),
                  column.defaultName(),
                  column.defaultText()));
        }
      }
    }
  }
}
