package io.skerry.store;

/**
 * A transaction that works on a snapshot was to change rows of a table whose schema another one has
 * changed since (error 3961). The transaction must be rolled back. To read such a table is no
 * error: the snapshot shows it as it was.
 */
public final class SchemaChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long tableId;

  SchemaChangedException(long tableId) {
    super("the schema of table " + tableId + " has changed since the snapshot");
    this.tableId = tableId;
  }

  public long tableId() {
    return tableId;
  }
}
