package io.skerry.testkit.model;

import io.skerry.store.ReadView;
import io.skerry.store.Transaction;
import io.skerry.testkit.history.IsolationLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A running transaction, in the store and in the model. */
final class Running {
  final Transaction tx;
  final IsolationLevel level;
  final Holds holds = new Holds();
  final List<View> views = new ArrayList<>();
  final List<Mark> marks = new ArrayList<>();
  Changes changes = new Changes();

  private final @Nullable ReadView moment;
  private final State base;

  /** For a transaction on a snapshot: what others have committed since. */
  private final Map<Long, Set<Long>> rowsSince = new HashMap<>();

  private final Set<Long> schemaSince = new HashSet<>();

  /** A view that stays open, and what it must show. */
  record View(ReadView view, State seen) {}

  /** A savepoint, and what was changed then. */
  record Mark(long savepoint, Changes changes) {}

  Running(Transaction tx, IsolationLevel level, State committed) {
    this.tx = tx;
    this.level = level;
    this.base = committed;
    this.moment = level == IsolationLevel.SNAPSHOT ? tx.readView() : null;
  }

  boolean isOnSnapshot() {
    return moment != null;
  }

  /** A view for one statement. */
  ReadView view() {
    ReadView of = moment;
    return of == null ? tx.readView() : tx.readView(of);
  }

  /** What its statements see of others. */
  State base(State committed) {
    return isOnSnapshot() ? base : committed;
  }

  /** Another transaction commits. */
  void othersCommit(Changes theirs) {
    if (isOnSnapshot()) {
      schemaSince.addAll(theirs.schemaTables());
      for (long table : theirs.touchedTables()) {
        rowsSince
            .computeIfAbsent(table, _ -> new HashSet<>())
            .addAll(theirs.rowsOf(table).keySet());
      }
    }
  }

  boolean hasSchemaChangedSince(long table) {
    return schemaSince.contains(table);
  }

  /** Whether a row that the snapshot shows was changed by another transaction since. */
  boolean hasChangedSince(long table, Row row) {
    return Objects.requireNonNullElse(rowsSince.get(table), Set.of()).contains(row.id());
  }

  @Override
  public String toString() {
    return tx.id() + " (" + level + ")";
  }
}
