package io.skerry.store;

/**
 * A transaction that works on a snapshot was to change a row that another one has changed since
 * (error 3960). The transaction must be rolled back.
 */
public final class UpdateConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long tableId;

  UpdateConflictException(long tableId) {
    super("a row of table " + tableId + " has changed since the snapshot");
    this.tableId = tableId;
  }

  public long tableId() {
    return tableId;
  }
}
