package io.skerry.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user table.
 *
 * @param objectId unique within its database
 * @param storageId the store's number of the table
 * @param identity of its identity column, null where it has none
 */
public record Table(
    int objectId,
    String schema,
    String name,
    long storageId,
    List<Column> columns,
    List<Index> indexes,
    @Nullable Identity identity,
    Instant created,
    Instant modified) {

  /**
   * The identity property of a table.
   *
   * @param ordinal of the column
   * @param sequenceId the store's number of the sequence behind it
   */
  public record Identity(int ordinal, long seed, long increment, long sequenceId) {}

  public Table {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  /** The 0-based position of the column of this name, -1 if there is none. */
  public int ordinalOf(String columnName) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(columnName)) {
        return i;
      }
    }
    return -1;
  }

  /** The clustered index; null for a heap. */
  public @Nullable Index clusteredIndex() {
    for (Index index : indexes) {
      if (index.clustered()) {
        return index;
      }
    }
    return null;
  }
}
