package io.skerry.lock;

/**
 * The limits of a lock table.
 *
 * @param escalationLocks with so many row and range locks of one table, an owner's lock of the
 *     table is escalated
 * @param escalationStep after an attempt that failed, the next is made with so many more
 * @param bytesMax the most bytes that all locks together may take, by an estimate (error 1204
 *     beyond)
 */
public record LockLimits(int escalationLocks, int escalationStep, long bytesMax) {
  /**
   * Source: "Transaction locking and row versioning guide", lock escalation thresholds: at least
   * 5,000 locks, then every 1,250.
   */
  private static final int ESCALATION_LOCKS = 5_000;

  private static final int ESCALATION_STEP = 1_250;

  public LockLimits {
    if (escalationLocks <= 0 || escalationStep <= 0 || bytesMax <= 0) {
      throw new IllegalArgumentException("a limit that is not positive");
    }
  }

  /** SQL Server's thresholds. */
  public static LockLimits withBytes(long bytesMax) {
    return new LockLimits(ESCALATION_LOCKS, ESCALATION_STEP, bytesMax);
  }
}
