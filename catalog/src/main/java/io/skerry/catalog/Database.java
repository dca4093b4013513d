package io.skerry.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One database's schema.
 *
 * @param schemas names in creation order; {@code dbo} is always there
 * @param tables by lower-case {@code schema.name}
 * @param nextObjectId the next object id to give
 */
public record Database(
    int id,
    String name,
    Instant created,
    List<String> schemas,
    Map<String, Table> tables,
    int nextObjectId) {

  /**
   * Object ids are this far apart, so that a table's keys (id + index id) and defaults (id + 1,000
   * + column id) have ids too.
   */
  public static final int OBJECT_ID_STEP = 4096;

  public Database {
    schemas = List.copyOf(schemas);
    tables = Map.copyOf(tables);
  }

  private static String key(String schema, String name) {
    return (schema + "." + name).toLowerCase(Locale.ROOT);
  }

  public @Nullable Table table(String schema, String tableName) {
    return tables.get(key(schema, tableName));
  }

  public @Nullable Table tableById(int objectId) {
    for (Table table : tables.values()) {
      if (table.objectId() == objectId) {
        return table;
      }
    }
    return null;
  }

  public boolean hasSchema(String schema) {
    return schemas.stream().anyMatch(schema::equalsIgnoreCase);
  }

  /** All tables in order of their object ids. */
  public Collection<Table> tablesInOrder() {
    Map<Integer, Table> byId = new TreeMap<>();
    tables.values().forEach(table -> byId.put(table.objectId(), table));
    return byId.values();
  }

  /** The database with the table added, or replaced where the name is there. */
  public Database withTable(Table table) {
    Map<String, Table> next = new TreeMap<>(tables);
    next.put(key(table.schema(), table.name()), table);
    int nextId = Math.max(nextObjectId, table.objectId() + OBJECT_ID_STEP);
    return new Database(id, name, created, schemas, next, nextId);
  }

  public Database withoutTable(Table table) {
    Map<String, Table> next = new TreeMap<>(tables);
    next.remove(key(table.schema(), table.name()));
    return new Database(id, name, created, schemas, next, nextObjectId);
  }

  public Database withSchema(String schema) {
    List<String> next = new ArrayList<>(schemas);
    next.add(schema);
    return new Database(id, name, created, next, tables, nextObjectId);
  }
}
