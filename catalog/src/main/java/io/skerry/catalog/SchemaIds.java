package io.skerry.catalog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of schemas as {@code sys.schemas} has them: those of a new database are SQL Server's,
 * user schemas follow from 5 in the order of their creation.
 */
public final class SchemaIds {
  public static final int DBO = 1;
  public static final int GUEST = 2;
  public static final int INFORMATION_SCHEMA = 3;
  public static final int SYS = 4;

  private static final int FIRST_USER_SCHEMA = 5;

  private SchemaIds() {}

  /** The id of a schema by name without regard to case; null if there is none. */
  public static @Nullable Integer idOf(Database database, String schema) {
    for (Map.Entry<Integer, String> entry : all(database).entrySet()) {
      if (entry.getValue().equalsIgnoreCase(schema)) {
        return entry.getKey();
      }
    }
    return null;
  }

  /** The name of the schema of this id; null if there is none. */
  public static @Nullable String nameOf(Database database, int id) {
    return all(database).get(id);
  }

  /** Names by id, in the order of the ids. */
  public static Map<Integer, String> all(Database database) {
    Map<Integer, String> names = new LinkedHashMap<>();
    names.put(DBO, "dbo");
    names.put(GUEST, "guest");
    names.put(INFORMATION_SCHEMA, "INFORMATION_SCHEMA");
    names.put(SYS, "sys");
    int next = FIRST_USER_SCHEMA;
    for (String schema : database.schemas()) {
      switch (schema.toLowerCase(Locale.ROOT)) {
        case "dbo", "guest", "sys", "information_schema" -> {}
        default -> names.put(next++, schema);
      }
    }
    return names;
  }
}
