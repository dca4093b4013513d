package io.skerry.function;

import io.skerry.catalog.Database;
import io.skerry.catalog.DatabaseObject;
import io.skerry.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Multi-part names in strings, and what they name. */
final class ObjectNames {
  private static final int PARTS_MAX = 4;

  private ObjectNames() {}

  /**
   * The parts of {@code [server].[database].schema.name} from left to right; null where it is no
   * name.
   */
  static @Nullable List<String> split(String name) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int i = 0;
    while (i < name.length()) {
      char c = name.charAt(i);
      if (c == '[' || c == '"') {
        int end = quotedEnd(name, i, c == '[' ? ']' : '"', part);
        if (end < 0) {
          return null;
        }
        i = end;
      } else if (c == '.') {
        parts.add(part.toString());
        part.setLength(0);
        i++;
      } else {
        part.append(c);
        i++;
      }
    }
    parts.add(part.toString());
    return parts.size() > PARTS_MAX ? null : parts;
  }

  /** Reads a quoted part; the place after it, -1 where it does not end. */
  private static int quotedEnd(String name, int from, char close, StringBuilder part) {
    int i = from + 1;
    while (i < name.length()) {
      char c = name.charAt(i);
      if (c != close) {
        part.append(c);
        i++;
      } else if (i + 1 < name.length() && name.charAt(i + 1) == close) {
        part.append(c);
        i += 2;
      } else {
        return i + 1;
      }
    }
    return -1;
  }

  /** The database that a name means, by its own part or as the current one; null for none. */
  static @Nullable Database database(@Nullable String name, SessionFacts session) {
    return session.catalog().database(name == null || name.isEmpty() ? session.database() : name);
  }

  /** The object that a one- to three-part name means; null for none. */
  static @Nullable DatabaseObject object(String name, SessionFacts session) {
    List<String> parts = split(name.strip());
    if (parts == null || parts.size() > 3) {
      return null;
    }
    int count = parts.size();
    String last = parts.get(count - 1);
    String schema = count > 1 && !parts.get(count - 2).isEmpty() ? parts.get(count - 2) : "dbo";
    String databaseName = count > 2 ? parts.get(0) : null;
    boolean temporary = last.startsWith("#") && databaseName == null;
    Database database = database(temporary ? "tempdb" : databaseName, session);
    if (database == null) {
      return null;
    }
    for (DatabaseObject object : DatabaseObject.all(database)) {
      if (object.name().equalsIgnoreCase(last) && object.schema().equalsIgnoreCase(schema)) {
        return object;
      }
    }
    return null;
  }

  /** The object of an id; null for none. */
  static @Nullable DatabaseObject object(long id, @Nullable Database database) {
    if (database == null) {
      return null;
    }
    for (DatabaseObject object : DatabaseObject.all(database)) {
      if (object.objectId() == id) {
        return object;
      }
    }
    return null;
  }

  /** The table that a name means; null for none. */
  static @Nullable Table table(String name, SessionFacts session) {
    DatabaseObject object = object(name, session);
    if (object == null || object.kind() != DatabaseObject.Kind.USER_TABLE) {
      return null;
    }
    for (Database database : session.catalog().databases()) {
      Table table = database.table(object.schema(), object.name());
      if (table != null && table.objectId() == object.objectId()) {
        return table;
      }
    }
    return null;
  }
}
