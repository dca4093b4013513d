package io.skerry.catalog;

import java.util.List;

/**
 * An index of a table, or the key behind a PRIMARY KEY or UNIQUE constraint.
 *
 * @param id 1 for the clustered one, 2 and up for others, {@code sys.indexes.index_id}
 * @param storageId the store's number; 0 for the clustered index, which is the table itself
 * @param included ordinals of INCLUDE columns
 */
public record Index(
    int id,
    String name,
    long storageId,
    Kind kind,
    boolean unique,
    boolean clustered,
    List<IndexColumn> columns,
    List<Integer> included) {

  /** What made the index. */
  public enum Kind {
    PRIMARY_KEY,
    UNIQUE_CONSTRAINT,
    INDEX
  }

  /** A key column by its ordinal (0-based position) in the table. */
  public record IndexColumn(int ordinal, boolean descending) {}

  public Index {
    columns = List.copyOf(columns);
    included = List.copyOf(included);
  }
}
