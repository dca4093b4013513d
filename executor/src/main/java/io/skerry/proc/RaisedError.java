package io.skerry.proc;

import io.skerry.error.SqlException;

/** An error that RAISERROR made: it ends nothing where no TRY catches it. */
final class RaisedError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SqlException error;

  RaisedError(SqlException error) {
    super(error.text(), null, false, false);
    this.error = error;
  }

  SqlException error() {
    return error;
  }
}
