package io.skerry.testkit.model;

import io.skerry.lock.LockMode;
import io.skerry.store.Access;
import io.skerry.testkit.history.IsolationLevel;

/** The accesses that make up the levels of isolation, as a layer above the store would ask. */
final class Levels {
  private Levels() {}

  static Access reading(IsolationLevel level) {
    return switch (level) {
      case READ_UNCOMMITTED -> Access.DIRTY;
      case READ_COMMITTED -> Access.COMMITTED;
      case READ_COMMITTED_VERSIONS, SNAPSHOT -> Access.VIEW;
      case REPEATABLE_READ -> Access.REPEATABLE;
      case SERIALIZABLE -> Access.SERIALIZABLE;
    };
  }

  static Access changing(IsolationLevel level) {
    return switch (level) {
      case READ_UNCOMMITTED, READ_COMMITTED, READ_COMMITTED_VERSIONS -> Access.UPDATE;
      case SNAPSHOT -> Access.SNAPSHOT_UPDATE;
      case REPEATABLE_READ -> Access.COMMITTED.locking(LockMode.U, Access.Span.TRANSACTION);
      case SERIALIZABLE -> Access.COMMITTED.locking(LockMode.U, Access.Span.RANGE);
    };
  }

  /** Whether rows that were read stay locked until the end. */
  static boolean keepsRows(IsolationLevel level) {
    return switch (level) {
      case REPEATABLE_READ, SERIALIZABLE -> true;
      case READ_UNCOMMITTED, READ_COMMITTED, READ_COMMITTED_VERSIONS, SNAPSHOT -> false;
    };
  }
}
