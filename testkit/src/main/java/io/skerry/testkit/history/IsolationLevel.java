package io.skerry.testkit.history;

import static io.skerry.testkit.history.AnomalyKind.DIRTY_UPDATE;
import static io.skerry.testkit.history.AnomalyKind.DUPLICATE_VALUE;
import static io.skerry.testkit.history.AnomalyKind.G0;
import static io.skerry.testkit.history.AnomalyKind.G1A;
import static io.skerry.testkit.history.AnomalyKind.G1B;
import static io.skerry.testkit.history.AnomalyKind.G1C;
import static io.skerry.testkit.history.AnomalyKind.G2;
import static io.skerry.testkit.history.AnomalyKind.G2_ITEM;
import static io.skerry.testkit.history.AnomalyKind.G_NONADJACENT;
import static io.skerry.testkit.history.AnomalyKind.G_NONADJACENT_PHANTOM;
import static io.skerry.testkit.history.AnomalyKind.G_SINGLE;
import static io.skerry.testkit.history.AnomalyKind.G_SINGLE_PHANTOM;
import static io.skerry.testkit.history.AnomalyKind.INCOMPATIBLE_ORDER;
import static io.skerry.testkit.history.AnomalyKind.INTERNAL;
import static io.skerry.testkit.history.AnomalyKind.LOST_UPDATE;
import static io.skerry.testkit.history.AnomalyKind.NEGATIVE_BALANCE;
import static io.skerry.testkit.history.AnomalyKind.STALE_READ;
import static io.skerry.testkit.history.AnomalyKind.STATEMENT_SKEW;
import static io.skerry.testkit.history.AnomalyKind.UNKNOWN_VALUE;
import static io.skerry.testkit.history.AnomalyKind.WRONG_TOTAL;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The isolation levels of SQL Server, and what each forbids.
 *
 * <p>Source: the levels PL-1, PL-2, PL-2.99 and PL-3 of Adya, Liskov and O'Neil (ICDE 2000, section
 * 5) and PL-SI of Adya's thesis, for the levels of the page "SET TRANSACTION ISOLATION LEVEL" of
 * the T-SQL reference and the "Transaction locking and row versioning guide".
 *
 * <p>A level answers for the transactions that run at it, whatever others run at.
 */
public enum IsolationLevel {
  /**
   * PL-1. Changes lock their rows until the end at every level of SQL Server, and reads see single
   * rows whole; so what no level allows is forbidden here already. No balance is negative because
   * below REPEATABLE READ a transfer looks at the balance in the statement that changes it.
   */
  READ_UNCOMMITTED(
      List.of(),
      G0,
      DIRTY_UPDATE,
      INCOMPATIBLE_ORDER,
      DUPLICATE_VALUE,
      UNKNOWN_VALUE,
      INTERNAL,
      STALE_READ,
      NEGATIVE_BALANCE),

  /** PL-2, with locks that last as long as the read of a row. */
  READ_COMMITTED(List.of(READ_UNCOMMITTED), G1A, G1B, G1C),

  /** PL-2 with the option READ_COMMITTED_SNAPSHOT: all reads of one statement see one snapshot. */
  READ_COMMITTED_VERSIONS(List.of(READ_COMMITTED), STATEMENT_SKEW, WRONG_TOTAL),

  /** PL-2.99: rows that were read are locked until the end, ranges are not. */
  REPEATABLE_READ(
      List.of(READ_COMMITTED), LOST_UPDATE, G_SINGLE, G_NONADJACENT, G2_ITEM, WRONG_TOTAL),

  /**
   * PL-SI: one snapshot for all reads, and the first committer wins (error 3960). Two transactions
   * may still each change what the other read.
   */
  SNAPSHOT(
      List.of(READ_COMMITTED_VERSIONS),
      LOST_UPDATE,
      G_SINGLE,
      G_NONADJACENT,
      G_SINGLE_PHANTOM,
      G_NONADJACENT_PHANTOM),

  /** PL-3: ranges that were read are locked too. */
  SERIALIZABLE(List.of(REPEATABLE_READ, SNAPSHOT), G2);

  private final Set<AnomalyKind> forbidden;

  IsolationLevel(List<IsolationLevel> weaker, AnomalyKind... more) {
    Set<AnomalyKind> all = EnumSet.noneOf(AnomalyKind.class);
    for (IsolationLevel level : weaker) {
      all.addAll(level.forbidden);
    }
    Collections.addAll(all, more);
    this.forbidden = Collections.unmodifiableSet(all);
  }

  public boolean forbids(AnomalyKind kind) {
    return forbidden.contains(kind);
  }
}
