package io.skerry.proc;

import io.skerry.error.SqlException;

/**
 * What an error ends, outside TRY (T-SQL, "Error handling"; SQL Server's own choice differs by
 * error, not by severity alone).
 *
 * <p>Most errors end their statement. Failed conversions, deadlocks and errors of THROW end the
 * batch; where a transaction is open, all of these but THROW roll it back. A name that cannot be
 * resolved when the statement is reached ends the program that holds it, not its caller.
 */
final class ErrorPolicy {
  /** How far an error reaches. */
  enum Reach {
    STATEMENT,
    PROGRAM,
    BATCH,
    BATCH_AND_TRANSACTION
  }

  private ErrorPolicy() {}

  /**
   * @param abortTransactionOnError SET XACT_ABORT ON
   */
  static Reach reachOf(SqlException error, Origin origin, boolean abortTransactionOnError) {
    if (origin == Origin.RAISERROR) {
      return Reach.STATEMENT;
    }
    if (error.severity() <= 10) {
      return Reach.STATEMENT;
    }
    if (abortTransactionOnError || endsTransaction(error.number())) {
      return Reach.BATCH_AND_TRANSACTION;
    }
    return switch (origin) {
      case THROW -> Reach.BATCH;
      case PLANNING -> Reach.PROGRAM;
      case RUNNING -> Reach.STATEMENT;
      case RAISERROR -> Reach.STATEMENT;
    };
  }

  /** Whether the error leaves the transaction such that it can only be rolled back. */
  static boolean dooms(SqlException error, Origin origin, boolean abortTransactionOnError) {
    return reachOf(error, origin, abortTransactionOnError) == Reach.BATCH_AND_TRANSACTION;
  }

  private static boolean endsTransaction(int number) {
    return switch (number) {
      case 241, 242, 245, 295, 1205, 3952, 3960, 8114, 8169 -> true;
      default -> false;
    };
  }

  /** Where an error came from. */
  enum Origin {
    PLANNING,
    RUNNING,
    THROW,
    RAISERROR
  }
}
