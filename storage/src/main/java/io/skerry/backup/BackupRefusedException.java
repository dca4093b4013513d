package io.skerry.backup;

/** What was asked for does not follow from what is there. */
public final class BackupRefusedException extends BackupException {
  private static final long serialVersionUID = 1L;

  /** Why; SQL Server's error number where it has one. */
  public enum Reason {
    /** The stream is of another kind than was asked for. */
    WRONG_KIND,
    /** The log is of another database than the one that was restored (3154). */
    OTHER_DATABASE,
    /** A log backup between this one and what was restored is missing (4305). */
    TOO_RECENT,
    /** The log ends before what was restored already (4326). */
    TOO_EARLY,
    /** The moment at which to stop lies before what was restored already. */
    STOP_TOO_EARLY,
    /** The log is not kept for this database (4208), or no more from this position on. */
    LOG_NOT_KEPT,
    /** The stream tells of changes of what is not there. */
    INCONSISTENT,
    /** The order of calls: no full backup yet, or the end was reached, or a call before failed. */
    WRONG_ORDER
  }

  private final Reason reason;

  public BackupRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
