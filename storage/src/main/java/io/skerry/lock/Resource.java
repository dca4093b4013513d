package io.skerry.lock;

import org.jspecify.annotations.Nullable;

/** What is locked or waited for, as {@link LockInfo} tells of it. */
public sealed interface Resource {
  /** The kinds of resources. */
  enum Kind {
    TABLE,
    ROW,
    RANGE,
    APPLICATION,
    TRANSACTION
  }

  /** A table with all its rows, or with its shape only: the mode says which. */
  record Table(long tableId) implements Resource {}

  /**
   * A row or an index entry.
   *
   * @param space the table for a row, the index for an entry
   */
  record Row(long space, byte[] key) implements Resource {}

  /**
   * All keys of a space from {@code from} to before {@code to}, those that are not there too.
   *
   * @param from empty for an open end
   * @param to null for an open end
   */
  record Range(long space, byte[] from, byte @Nullable [] to) implements Resource {}

  /** A name that means something to whoever locks it (sp_getapplock). */
  record Application(String name) implements Resource {}

  /** The end of another owner. */
  record Transaction(long ownerId) implements Resource {}
}
