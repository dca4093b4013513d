package io.skerry.testkit.history.run;

/** Faults to build into a target on purpose, to see the checker find them. */
public enum Weakening {
  /** Reads see what is not committed, at every level. */
  DIRTY_READS,
  /** A change does not wait for the lock of its row. */
  NO_WRITE_LOCK,
  /** At SNAPSHOT a row that changed since the snapshot may be changed again. */
  NO_FIRST_COMMITTER_WINS,
  /** At SERIALIZABLE rows are locked, the gaps between them are not. */
  NO_RANGE_LOCK,
  /** Locks of reads end with the read, a snapshot with its statement. */
  NON_REPEATABLE_READS,
  /** An abort leaves the changes where they are. */
  LOST_UNDO,
  /** The changes of a commit become visible one after the other. */
  TORN_COMMIT,
  /** A transaction reads versions as if it had changed nothing itself. */
  OWN_WRITES_UNSEEN,
  /** A snapshot is some commits old. */
  STALE_SNAPSHOT,
  /** A commit forgets one of its changes. */
  LOST_WRITE
}
