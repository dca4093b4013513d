package io.skerry.lock;

/**
 * What an owner holds of a table: its lock, and the locks of rows and ranges that stand under it.
 */
final class TableGrant extends Grant {
  final HeldList rows = new HeldList();

  /** The ranges that the owner holds in the table and its indexes. */
  int rangeCount;

  /** With so many row and range locks escalation is tried. */
  int escalationAt;

  /** Whether row and range locks were given up for it, so that it must stay until the end. */
  boolean isEscalated;

  TableGrant(Lock lock, LockOwner owner, int escalationAt) {
    super(lock, owner, owner.tables);
    this.escalationAt = escalationAt;
  }

  int lockCount() {
    return rows.count + rangeCount;
  }
}
