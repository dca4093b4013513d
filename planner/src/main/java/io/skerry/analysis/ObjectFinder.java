package io.skerry.analysis;

import io.skerry.ast.ObjectName;
import io.skerry.catalog.Database;
import io.skerry.catalog.SystemView;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import org.jspecify.annotations.Nullable;

/** Finds tables and system views by name. */
public final class ObjectFinder {
  private static final String DEFAULT_SCHEMA = "dbo";

  private final BindContext context;

  ObjectFinder(BindContext context) {
    this.context = context;
  }

  /** The name of the database that a name means. */
  public String databaseName(ObjectName name) {
    String database = name.database();
    return database == null ? context.database() : database;
  }

  /** The name of the schema that a name means. */
  public static String schemaName(ObjectName name) {
    String schema = name.schema();
    return schema == null ? DEFAULT_SCHEMA : schema;
  }

  /** The database that a name means; error 911. */
  public Database database(ObjectName name) {
    String database = databaseName(name);
    Database found = context.catalog().database(database);
    if (found == null) {
      throw new SqlException(SqlError.DATABASE_NOT_FOUND, database);
    }
    return found;
  }

  /** The table of this name, null if there is none. */
  public @Nullable Table table(ObjectName name) {
    if (name.server() != null) {
      return null;
    }
    Database database = context.catalog().database(databaseName(name));
    return database == null ? null : database.table(schemaName(name), name.name());
  }

  /** The table of this name; error 208. */
  public Table existingTable(ObjectName name) {
    Table table = table(name);
    if (table == null) {
      throw new SqlException(SqlError.INVALID_OBJECT_NAME, name.text());
    }
    return table;
  }

  /**
   * The system view of this name, null if there is none. Old names such as sysobjects need no
   * schema.
   */
  @Nullable SystemView view(ObjectName name) {
    String schema = name.schema();
    boolean knownDatabase = context.catalog().database(databaseName(name)) != null;
    if (name.server() != null || !knownDatabase) {
      return null;
    }
    return context.views().view(schema == null ? DEFAULT_SCHEMA : schema, name.name());
  }
}
