package io.skerry.store;

import io.skerry.lock.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * How a cursor reads: what it sees, what it locks, and for how long. The isolation levels and table
 * hints of T-SQL are combinations of these.
 *
 * @param sight which state of a row it returns
 * @param lock in which mode each row is locked: S, U or X; null for none
 * @param span how long the locks last
 * @param conflict what happens at a row that somebody else has locked or changed
 */
public record Access(Sight sight, @Nullable LockMode lock, Span span, Conflict conflict) {

  /** Which state of a row is returned. */
  public enum Sight {
    /** What the view shows. With a lock: a row that was changed since is an update conflict. */
    VIEW,
    /**
     * The newest committed state of each row, for which its writer is waited for, and the
     * transaction's own changes made before the view.
     */
    COMMITTED,
    /** What is in place, committed or not; but the own changes made before the view. */
    DIRTY
  }

  /** How long locks last. */
  public enum Span {
    /** Until {@link Cursor#release} for rows that are released, until the end for others. */
    RELEASABLE,
    /** Until the end of the transaction. */
    TRANSACTION,
    /** Until the end of the transaction, with the gaps between the rows: no phantoms. */
    RANGE
  }

  /** What happens at a row that somebody else has locked or changed. */
  public enum Conflict {
    WAIT,
    /** The row is left out (READPAST). */
    SKIP,
    /** Error 1222 at once (NOWAIT). */
    FAIL
  }

  /** Row versions: READ COMMITTED with READ_COMMITTED_SNAPSHOT on, and SNAPSHOT. */
  public static final Access VIEW = of(Sight.VIEW);

  /** READ COMMITTED with READ_COMMITTED_SNAPSHOT off: waits for writers, keeps no lock. */
  public static final Access COMMITTED = of(Sight.COMMITTED);

  /** READ UNCOMMITTED, NOLOCK. */
  public static final Access DIRTY = of(Sight.DIRTY);

  /** REPEATABLE READ. */
  public static final Access REPEATABLE = COMMITTED.locking(LockMode.S, Span.TRANSACTION);

  /** SERIALIZABLE, HOLDLOCK. */
  public static final Access SERIALIZABLE = COMMITTED.locking(LockMode.S, Span.RANGE);

  /** The rows that an UPDATE or DELETE looks at below REPEATABLE READ. */
  public static final Access UPDATE = COMMITTED.locking(LockMode.U, Span.RELEASABLE);

  /** The rows that an UPDATE or DELETE looks at under SNAPSHOT. */
  public static final Access SNAPSHOT_UPDATE = VIEW.locking(LockMode.U, Span.RELEASABLE);

  public Access {
    if (sight == Sight.DIRTY && lock != null) {
      throw new IllegalArgumentException("a dirty read locks nothing");
    }
    if (lock != null && lock != LockMode.S && lock != LockMode.U && lock != LockMode.X) {
      throw new IllegalArgumentException("rows are not locked in mode " + lock);
    }
  }

  private static Access of(Sight sight) {
    return new Access(sight, null, Span.RELEASABLE, Conflict.WAIT);
  }

  public Access locking(LockMode mode, Span until) {
    return new Access(sight, mode, until, conflict);
  }

  public Access onConflict(Conflict what) {
    return new Access(sight, lock, span, what);
  }

  /** Whether {@link Cursor#locators} is wanted: somebody is going to change the rows. */
  boolean givesLocators() {
    return lock != null;
  }
}
