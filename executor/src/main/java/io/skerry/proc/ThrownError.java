package io.skerry.proc;

import io.skerry.error.SqlException;

/** An error that THROW made: it ends the batch where no TRY catches it. */
final class ThrownError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SqlException error;

  ThrownError(SqlException error) {
    super(error.text(), null, false, false);
    this.error = error;
  }

  SqlException error() {
    return error;
  }
}
