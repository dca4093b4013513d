package io.skerry.proc;

import io.skerry.error.SqlException;

/**
 * A statement could not be bound when it was reached; a TRY of the same program does not catch it,
 * a caller's does.
 */
final class PlanningFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SqlException error;

  PlanningFailed(SqlException error) {
    super(error.text(), null, false, false);
    this.error = error;
  }

  SqlException error() {
    return error;
  }
}
