package io.skerry.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole schema at one moment.
 *
 * @param version grows with each change
 * @param databases in order of their ids
 */
public record Catalog(long version, List<Database> databases) {
  public Catalog {
    databases = List.copyOf(databases);
  }

  public @Nullable Database database(String name) {
    for (Database database : databases) {
      if (database.name().equalsIgnoreCase(name)) {
        return database;
      }
    }
    return null;
  }

  /** The next snapshot, with the database added or replaced by its id. */
  public Catalog with(Database changed) {
    List<Database> next = new ArrayList<>(databases);
    next.removeIf(database -> database.id() == changed.id());
    next.add(changed);
    next.sort((left, right) -> Integer.compare(left.id(), right.id()));
    return new Catalog(version + 1, next);
  }

  public Catalog without(Database dropped) {
    List<Database> next = new ArrayList<>(databases);
    next.removeIf(database -> database.id() == dropped.id());
    return new Catalog(version + 1, next);
  }
}
