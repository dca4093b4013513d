package io.skerry.definition;

import io.skerry.analysis.ObjectFinder;
import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.DefinitionStatement.AlterDatabaseAction;
import io.skerry.ast.DefinitionStatement.AlterTableAction;
import io.skerry.ast.DefinitionStatement.ObjectKind;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Option;
import io.skerry.catalog.Catalog;
import io.skerry.catalog.Database;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.program.PlannedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks definitions and drops against the catalog. */
public final class DefinitionPlanner {
  private final Catalog catalog;
  private final String currentDatabase;
  private final ObjectFinder objects;
  private final TableDefinitions tables;

  public DefinitionPlanner(
      Catalog catalog, String currentDatabase, ObjectFinder objects, TableDefinitions tables) {
    this.catalog = catalog;
    this.currentDatabase = currentDatabase;
    this.objects = objects;
    this.tables = tables;
  }

  /** The statement, checked; what Skerry has not is error 40510. */
  public PlannedStatement plan(DefinitionStatement statement) {
    return switch (statement) {
      case DefinitionStatement.CreateDatabase create -> {
        if (catalog.database(create.name()) != null) {
          throw new SqlException(SqlError.DATABASE_EXISTS, create.name());
        }
        yield new PlannedStatement.CreateDatabase(create.name(), create.collation());
      }
      case DefinitionStatement.AlterDatabase alter -> alterDatabase(alter);
      case DefinitionStatement.CreateTable create -> tables.create(create);
      case DefinitionStatement.AlterTable alter -> alterTable(alter);
      case DefinitionStatement.CreateIndex create -> createIndex(create);
      case DefinitionStatement.AlterIndex alter -> alterIndex(alter);
      case DefinitionStatement.DropIndex drop -> dropIndex(drop);
      case DefinitionStatement.CreateSchema create -> createSchema(create);
      case DefinitionStatement.Drop drop -> drop(drop);
      case DefinitionStatement.CreateView _ -> throw unsupported("CREATE VIEW");
      case DefinitionStatement.CreateProcedure _ -> throw unsupported("CREATE PROCEDURE");
      case DefinitionStatement.CreateSequence _ -> throw unsupported("CREATE SEQUENCE");
      case DefinitionStatement.CreateSynonym _ -> throw unsupported("CREATE SYNONYM");
    };
  }

  private static SqlException unsupported(String statement) {
    return new SqlException(SqlError.UNSUPPORTED_STATEMENT, statement);
  }

  private PlannedStatement alterDatabase(DefinitionStatement.AlterDatabase alter) {
    String named = alter.database();
    String name = named == null ? currentDatabase : named;
    if (catalog.database(name) == null) {
      throw new SqlException(SqlError.DATABASE_NOT_FOUND, name);
    }
    return switch (alter.action()) {
      case AlterDatabaseAction.SetOptions(var options, var termination) ->
          new PlannedStatement.AlterDatabase(
              name, options.stream().map(DefinitionPlanner::optionText).toList());
      case AlterDatabaseAction.Collate _ -> throw unsupported("ALTER DATABASE COLLATE");
      case AlterDatabaseAction.ModifyName _ -> throw unsupported("ALTER DATABASE MODIFY NAME");
    };
  }

  private static String optionText(Option option) {
    return option.value() == null ? option.name() : option.name() + " " + option.value();
  }

  private PlannedStatement alterTable(DefinitionStatement.AlterTable alter) {
    return switch (alter.action()) {
      case AlterTableAction.Add add -> tables.alterAdd(alter, add);
      case AlterTableAction.Drop _ -> throw unsupported("ALTER TABLE DROP");
      case AlterTableAction.AlterColumn _ -> throw unsupported("ALTER TABLE ALTER COLUMN");
      case AlterTableAction.SwitchConstraints _,
          AlterTableAction.SwitchTriggers _,
          AlterTableAction.SetOptions _,
          AlterTableAction.Rebuild _ -> {
        tables.alteredTable(alter);
        yield new PlannedStatement.Nothing();
      }
    };
  }

  private PlannedStatement createIndex(DefinitionStatement.CreateIndex create) {
    Table table = objects.table(create.table());
    if (table == null) {
      throw new SqlException(SqlError.INDEX_TABLE_NOT_FOUND, create.table().text());
    }
    if (create.where() != null) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "filtered index");
    }
    List<Index> others = new ArrayList<>(table.indexes());
    boolean replaces =
        create.options().stream()
            .anyMatch(option ->
                option.name().equals("DROP_EXISTING") && !"OFF".equalsIgnoreCase(option.value()));
    if (replaces) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "DROP_EXISTING");
    }
    KeyBuilder keys = new KeyBuilder(table.name(), table.columns(), others);
    keys.addIndex(
        create.name(), create.unique(), create.kind(), create.columns(), create.included());
    return new PlannedStatement.CreateIndex(
        objects.database(create.table()).name(), table, keys.indexes().getFirst());
  }

  private PlannedStatement alterIndex(DefinitionStatement.AlterIndex alter) {
    Table table = objects.table(alter.table());
    String name = alter.index();
    if (table == null) {
      throw new SqlException(SqlError.INDEX_TABLE_NOT_FOUND, alter.table().text());
    }
    if (name != null && find(table, name) == null) {
      throw new SqlException(SqlError.CANNOT_DROP, "index", name).withState(6);
    }
    return switch (alter.action()) {
      case REBUILD, REORGANIZE, SET -> new PlannedStatement.Nothing();
      case DISABLE -> throw unsupported("ALTER INDEX DISABLE");
    };
  }

  private static @Nullable Index find(Table table, String name) {
    for (Index index : table.indexes()) {
      if (index.name().equalsIgnoreCase(name)) {
        return index;
      }
    }
    return null;
  }

  private PlannedStatement dropIndex(DefinitionStatement.DropIndex drop) {
    if (drop.indexes().size() > 1) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "DROP INDEX of several indexes");
    }
    DefinitionStatement.DroppedIndex dropped = drop.indexes().getFirst();
    Table table = objects.table(dropped.table());
    Index index = table == null ? null : find(table, dropped.index());
    if (table == null || index == null) {
      if (drop.ifExists()) {
        return new PlannedStatement.Nothing();
      }
      throw new SqlException(
              SqlError.CANNOT_DROP, "index", dropped.table().text() + "." + dropped.index())
          .withState(7);
    }
    if (index.kind() != Index.Kind.INDEX) {
      String constraint =
          index.kind() == Index.Kind.PRIMARY_KEY
              ? "PRIMARY KEY constraint enforcement"
              : "UNIQUE KEY constraint enforcement";
      throw new SqlException(
          SqlError.INDEX_OF_CONSTRAINT, dropped.table().text() + "." + index.name(), constraint);
    }
    return new PlannedStatement.DropIndex(objects.database(dropped.table()).name(), table, index);
  }

  private PlannedStatement createSchema(DefinitionStatement.CreateSchema create) {
    Database database = catalog.database(currentDatabase);
    if (database != null && database.hasSchema(create.name())) {
      throw new SqlException(SqlError.OBJECT_EXISTS, create.name());
    }
    return new PlannedStatement.CreateSchema(create.name());
  }

  private PlannedStatement drop(DefinitionStatement.Drop drop) {
    return switch (drop.kind()) {
      case TABLE -> dropTables(drop);
      case DATABASE -> dropDatabases(drop);
      case SCHEMA -> dropSchema(drop);
      case VIEW, PROCEDURE, FUNCTION, TRIGGER, SEQUENCE, SYNONYM, TYPE, LOGIN, USER, ROLE -> {
        if (drop.ifExists()) {
          yield new PlannedStatement.Nothing();
        }
        boolean ofPrincipals =
            drop.kind() == ObjectKind.LOGIN
                || drop.kind() == ObjectKind.USER
                || drop.kind() == ObjectKind.ROLE;
        throw new SqlException(
            ofPrincipals ? SqlError.CANNOT_FIND_OR_DROP : SqlError.CANNOT_DROP,
            drop.kind().name().toLowerCase(Locale.ROOT),
            drop.names().getFirst().text());
      }
    };
  }

  private PlannedStatement dropTables(DefinitionStatement.Drop drop) {
    List<Table> found = new ArrayList<>();
    String database = currentDatabase;
    for (ObjectName name : drop.names()) {
      Table table = objects.table(name);
      if (table != null) {
        found.add(table);
        database = objects.databaseName(name);
      } else if (!drop.ifExists()) {
        throw new SqlException(SqlError.CANNOT_DROP, "table", name.text());
      }
    }
    return found.isEmpty()
        ? new PlannedStatement.Nothing()
        : new PlannedStatement.DropTables(database, found);
  }

  private PlannedStatement dropDatabases(DefinitionStatement.Drop drop) {
    List<String> names = new ArrayList<>();
    for (ObjectName name : drop.names()) {
      if (catalog.database(name.name()) != null) {
        names.add(name.name());
      } else if (!drop.ifExists()) {
        throw new SqlException(SqlError.CANNOT_DROP, "database", name.name()).withState(1);
      }
    }
    return names.isEmpty()
        ? new PlannedStatement.Nothing()
        : new PlannedStatement.DropDatabase(names, drop.ifExists());
  }

  private PlannedStatement dropSchema(DefinitionStatement.Drop drop) {
    String name = drop.names().getFirst().name();
    Database database = catalog.database(currentDatabase);
    if (database == null || !database.hasSchema(name)) {
      if (drop.ifExists()) {
        return new PlannedStatement.Nothing();
      }
      throw new SqlException(SqlError.CANNOT_FIND_OR_DROP, "schema", name);
    }
    for (Table table : database.tablesInOrder()) {
      if (table.schema().equalsIgnoreCase(name)) {
        throw new SqlException(SqlError.SCHEMA_REFERENCED, name, table.name());
      }
    }
    return new PlannedStatement.DropSchema(name, drop.ifExists());
  }
}
