package io.skerry.table;

import java.util.Map;
import java.util.TreeMap;

/**
 * A database that is being restored. The maps of the schema do not have it, so nobody can name
 * anything of it; only its trees are registered. {@link Schema#reveal} makes it one like others.
 */
public final class HiddenDatabase {
  private final DatabaseState database;
  private final Map<Long, TableState> tables = new TreeMap<>();
  private final Map<Long, SequenceState> sequences = new TreeMap<>();

  public HiddenDatabase(DatabaseState database) {
    this.database = database;
  }

  public DatabaseState database() {
    return database;
  }

  /** By number, in order; each has a newest version. */
  public Map<Long, TableState> tables() {
    return tables;
  }

  /** By number, in order. */
  public Map<Long, SequenceState> sequences() {
    return sequences;
  }

  /** The newest version of a table. */
  public TableVersion newest(TableState table) {
    TableVersion version = table.newest;
    if (version == null) {
      throw new AssertionError("a restored table without a version");
    }
    return version;
  }
}
