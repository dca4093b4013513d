package io.skerry.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of {@code sys.objects}: anything in a database that has an object id.
 *
 * @param parentObjectId of the table that a constraint belongs to; 0 for none
 */
public record DatabaseObject(
    int objectId,
    String schema,
    String name,
    Kind kind,
    int parentObjectId,
    Instant created,
    Instant modified) {

  /** What it is, with {@code type} and {@code type_desc} of {@code sys.objects}. */
  public enum Kind {
    USER_TABLE("U"),
    PRIMARY_KEY_CONSTRAINT("PK"),
    UNIQUE_CONSTRAINT("UQ"),
    DEFAULT_CONSTRAINT("D"),
    VIEW("V");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** {@code sys.objects.type}, without the spaces that fill up char(2). */
    public String code() {
      return code;
    }
  }

  private static final int FIRST_DEFAULT = 1000;

  /** The object id of the constraint behind a PRIMARY KEY or UNIQUE index. */
  public static int keyId(Table table, Index index) {
    return table.objectId() + index.id();
  }

  /** The object id of a column's DEFAULT constraint. */
  public static int defaultId(Table table, Column column) {
    return table.objectId() + FIRST_DEFAULT + column.id();
  }

  /** All objects of a database: each table, then its keys and defaults. */
  public static List<DatabaseObject> all(Database database) {
    List<DatabaseObject> objects = new ArrayList<>();
    for (Table table : database.tablesInOrder()) {
      objects.add(
          new DatabaseObject(
              table.objectId(),
              table.schema(),
              table.name(),
              Kind.USER_TABLE,
              0,
              table.created(),
              table.modified()));
      addConstraints(table, objects);
    }
    return objects;
  }

  private static void addConstraints(Table table, List<DatabaseObject> objects) {
    for (Index index : table.indexes()) {
      if (index.kind() != Index.Kind.INDEX) {
        boolean primary = index.kind() == Index.Kind.PRIMARY_KEY;
        Kind kind = primary ? Kind.PRIMARY_KEY_CONSTRAINT : Kind.UNIQUE_CONSTRAINT;
        objects.add(constraint(table, keyId(table, index), index.name(), kind));
      }
    }
    for (Column column : table.columns()) {
      String name = column.defaultName();
      if (name != null) {
        objects.add(constraint(table, defaultId(table, column), name, Kind.DEFAULT_CONSTRAINT));
      }
    }
  }

  private static DatabaseObject constraint(Table table, int id, String name, Kind kind) {
    return new DatabaseObject(
        id, table.schema(), name, kind, table.objectId(), table.created(), table.modified());
  }
}
