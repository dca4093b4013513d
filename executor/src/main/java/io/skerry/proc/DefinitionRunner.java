package io.skerry.proc;

import io.skerry.catalog.Catalog;
import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.program.PlannedStatement;
import io.skerry.store.Transaction;
import io.skerry.system.CatalogStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the schema: makes and drops what the store holds, and the next snapshot, in the
 * statement's transaction. The caller holds the right to change the schema.
 */
final class DefinitionRunner {
  private static final List<String> SYSTEM_DATABASES = List.of("master", "tempdb", "model", "msdb");

  private final EngineParts parts;
  private final SessionState state;
  private final TableBuilder tables;

  DefinitionRunner(EngineParts parts, SessionState state) {
    this.parts = parts;
    this.state = state;
    this.tables = new TableBuilder();
  }

  void run(PlannedStatement.Definition definition) {
    switch (definition) {
      case PlannedStatement.CreateDatabase create -> createDatabase(create);
      case PlannedStatement.DropDatabase drop -> dropDatabases(drop);
      case PlannedStatement.AlterDatabase alter -> existing(alter.name());
      case PlannedStatement.CreateSchema create -> createSchema(create);
      case PlannedStatement.DropSchema drop -> dropSchema(drop);
      case PlannedStatement.CreateTable create -> createTable(create);
      case PlannedStatement.DropTables drop -> dropTables(drop);
      case PlannedStatement.TruncateTable truncate -> truncate(truncate);
      case PlannedStatement.CreateIndex create -> createIndex(create);
      case PlannedStatement.DropIndex drop -> dropIndex(drop);
      case PlannedStatement.AlterTableAdd add -> addToTable(add);
    }
  }

  private Transaction transaction() {
    return state.transactions().current();
  }

  private Instant now() {
    return parts.clock().instant();
  }

  private void change(Catalog next) {
    state.transactions().changeSchema(next);
  }

  private Database existing(String name) {
    Database database = state.catalog().database(name);
    if (database == null) {
      throw new SqlException(SqlError.DATABASE_NOT_FOUND, name);
    }
    return database;
  }

  // ---- databases and schemas

  private void refuseInTransaction(String statement) {
    if (state.transactions().count() > 0) {
      throw new SqlException(SqlError.NOT_ALLOWED_IN_TRANSACTION, statement);
    }
  }

  private void createDatabase(PlannedStatement.CreateDatabase create) {
    refuseInTransaction("CREATE DATABASE");
    Catalog catalog = state.catalog();
    if (catalog.database(create.name()) != null) {
      throw new SqlException(SqlError.DATABASE_EXISTS, create.name());
    }
    int id = 1;
    for (Database database : catalog.databases()) {
      if (database.id() == id) {
        id++;
      }
    }
    change(catalog.with(CatalogStore.newDatabase(id, create.name(), now())));
  }

  private void dropDatabases(PlannedStatement.DropDatabase drop) {
    refuseInTransaction("DROP DATABASE");
    for (String name : drop.names()) {
      Database database = state.catalog().database(name);
      if (database == null) {
        if (drop.ifExists()) {
          continue;
        }
        throw new SqlException(SqlError.CANNOT_DROP_NOT_FOUND, "database", name);
      }
      if (SYSTEM_DATABASES.contains(database.name())) {
        throw new SqlException(SqlError.CANNOT_DROP_SYSTEM_DATABASE, name);
      }
      if (state.database().equalsIgnoreCase(name)) {
        throw new SqlException(SqlError.DATABASE_IN_USE, name);
      }
      database.tablesInOrder().forEach(this::dropStorage);
      change(state.catalog().without(database));
    }
  }

  private void createSchema(PlannedStatement.CreateSchema create) {
    Database database = existing(state.database());
    if (database.hasSchema(create.name())) {
      throw new SqlException(SqlError.OBJECT_EXISTS, create.name());
    }
    change(state.catalog().with(database.withSchema(create.name())));
  }

  private void dropSchema(PlannedStatement.DropSchema drop) {
    Database database = existing(state.database());
    if (!database.hasSchema(drop.name())) {
      if (drop.ifExists()) {
        return;
      }
      throw new SqlException(SqlError.CANNOT_FIND_OR_DROP, "schema", drop.name());
    }
    for (Table table : database.tablesInOrder()) {
      if (table.schema().equalsIgnoreCase(drop.name())) {
        throw new SqlException(SqlError.SCHEMA_REFERENCED, drop.name(), table.name());
      }
    }
    List<String> schemas = new ArrayList<>(database.schemas());
    schemas.removeIf(drop.name()::equalsIgnoreCase);
    change(
        state
            .catalog()
            .with(
                new Database(
                    database.id(),
                    database.name(),
                    database.created(),
                    schemas,
                    database.tables(),
                    database.nextObjectId())));
  }

  // ---- tables

  private void createTable(PlannedStatement.CreateTable create) {
    Database database = existing(create.database());
    Table unstored =
        new Table(
            database.nextObjectId(),
            create.schema(),
            create.name(),
            0,
            create.columns(),
            create.indexes(),
            create.identity(),
            now(),
            now());
    Table table = tables.create(transaction(), unstored);
    change(state.catalog().with(database.withTable(table)));
  }

  private void dropStorage(Table table) {
    transaction().dropTable(table.storageId());
    Table.Identity identity = table.identity();
    if (identity != null) {
      transaction().dropSequence(identity.sequenceId());
    }
  }

  private void dropTables(PlannedStatement.DropTables drop) {
    for (Table table : drop.tables()) {
      Database database = existing(drop.database());
      dropStorage(table);
      change(state.catalog().with(database.withoutTable(table)));
    }
  }

  private void truncate(PlannedStatement.TruncateTable truncate) {
    transaction().truncateTable(truncate.table().storageId());
    Table.Identity identity = truncate.table().identity();
    if (identity != null) {
      parts.store().setCurrentValue(identity.sequenceId(), identity.seed() - identity.increment());
    }
  }

  private void createIndex(PlannedStatement.CreateIndex create) {
    Table table = create.table();
    List<Index> indexes = new ArrayList<>(table.indexes());
    indexes.add(create.index());
    Table wanted = changed(table, table.columns(), indexes);
    Table made =
        create.index().clustered()
            ? tables.rebuild(transaction(), table, wanted)
            : tables.addIndexes(transaction(), table, wanted);
    replace(create.database(), made);
  }

  private void dropIndex(PlannedStatement.DropIndex drop) {
    Table table = drop.table();
    List<Index> indexes = new ArrayList<>(table.indexes());
    indexes.removeIf(index -> index.id() == drop.index().id());
    Table wanted = changed(table, table.columns(), indexes);
    if (drop.index().clustered()) {
      replace(drop.database(), tables.rebuild(transaction(), table, wanted));
    } else {
      transaction().dropIndex(table.storageId(), drop.index().storageId());
      replace(drop.database(), wanted);
    }
  }

  private void addToTable(PlannedStatement.AlterTableAdd add) {
    Table table = add.table();
    if (!add.columns().isEmpty()) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "ALTER TABLE ADD of a column");
    }
    List<Index> indexes = new ArrayList<>(table.indexes());
    indexes.addAll(add.indexes());
    Table wanted = changed(table, table.columns(), indexes);
    boolean clustered = add.indexes().stream().anyMatch(Index::clustered);
    replace(
        add.database(),
        clustered
            ? tables.rebuild(transaction(), table, wanted)
            : tables.addIndexes(transaction(), table, wanted));
  }

  private void replace(String databaseName, Table table) {
    change(state.catalog().with(existing(databaseName).withTable(table)));
  }

  private Table changed(Table table, List<Column> columns, List<Index> indexes) {
    return new Table(
        table.objectId(),
        table.schema(),
        table.name(),
        table.storageId(),
        columns,
        indexes,
        table.identity(),
        table.created(),
        now());
  }
}
