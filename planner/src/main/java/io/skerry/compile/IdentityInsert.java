package io.skerry.compile;

import io.skerry.analysis.ObjectFinder;
import io.skerry.ast.ObjectName;

/**
 * The table of SET IDENTITY_INSERT as text: {@code database.schema.table}, without the database
 * where none is written.
 */
final class IdentityInsert {
  private IdentityInsert() {}

  static String text(ObjectName table) {
    String database = table.database();
    String name = ObjectFinder.schemaName(table) + "." + table.name();
    return database == null ? name : database + "." + name;
  }

  /** Whether the session's setting means this table. */
  static boolean isOnFor(String setting, String database, String schema, String table) {
    String name = schema + "." + table;
    return setting.equalsIgnoreCase(name) || setting.equalsIgnoreCase(database + "." + name);
  }
}
