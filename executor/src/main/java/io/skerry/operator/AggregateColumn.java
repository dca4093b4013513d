package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.bind.AggregateCall;
import io.skerry.expression.Evaluator;
import io.skerry.rows.KeyTable;
import io.skerry.rows.MemoryGrant;
import io.skerry.rows.Selection;
import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One aggregate of a plan: its argument, DISTINCT, and the state of its groups. */
final class AggregateColumn {
  private final AggregateCall call;
  private final @Nullable Evaluator argument;
  private final @Nullable Evaluator separator;
  private final Accumulator accumulator;

  /** For DISTINCT: the pairs of group and value that were seen. */
  private final @Nullable KeyTable seen;

  private final LongVector groupKeys = new LongVector();
  private final Selection notNull = new Selection();
  private final Selection fresh = new Selection();
  private int[] ids = new int[4];
  private boolean nullSeen;

  AggregateColumn(AggregateCall call, @Nullable Evaluator argument, @Nullable Evaluator separator) {
    this.call = call;
    this.argument = argument;
    this.separator = separator;
    this.accumulator =
        call.kind() == AggregateCall.Kind.STRING_AGG
            ? new StringAggregate(call.output().type())
            : Accumulators.of(call);
    boolean distinct =
        call.distinct()
            && call.kind() != AggregateCall.Kind.MIN
            && call.kind() != AggregateCall.Kind.MAX;
    this.seen =
        distinct && call.argument() != null
            ? KeyTable.of(List.of(SqlType.BIGINT, call.argument().type()))
            : null;
  }

  void begin(MemoryGrant grant) {
    accumulator.reset();
    nullSeen = false;
    if (seen != null) {
      seen.begin(grant);
    }
    if (accumulator instanceof StringAggregate texts) {
      texts.begin(grant);
    }
  }

  void release() {
    accumulator.reset();
    if (seen != null) {
      seen.release();
    }
  }

  int bytesPerGroup() {
    return accumulator.bytesPerGroup();
  }

  /** Whether a NULL was left out. */
  boolean nullSeen() {
    return nullSeen;
  }

  void add(Batch batch, Selection rows, int[] groups, int groupCount) {
    accumulator.ensureGroups(groupCount);
    if (argument == null) {
      accumulator.add(null, rows, groups);
      return;
    }
    Vector values = argument.evaluate(batch, rows);
    notNull.keepNotNull(values.nulls(), rows);
    nullSeen |= notNull.size() < rows.size();
    if (separator != null && accumulator instanceof StringAggregate texts) {
      texts.setSeparators(separator.evaluate(batch, rows));
    }
    accumulator.add(values, seen == null ? notNull : distinct(seen, values, groups), groups);
  }

  private Selection distinct(KeyTable table, Vector values, int[] groups) {
    int bound = notNull.bound();
    groupKeys.ensureCapacity(bound);
    if (ids.length < bound) {
      ids = new int[Math.max(bound, Math.min(ids.length * 4, Batch.ROWS_MAX))];
    }
    for (int k = 0; k < notNull.size(); k++) {
      int row = notNull.rows()[k];
      groupKeys.put(row, groups[row]);
    }
    int known = table.size();
    table.add(new Vector[] {groupKeys, values}, notNull, ids);
    fresh.clear(notNull.size());
    for (int k = 0; k < notNull.size(); k++) {
      int row = notNull.rows()[k];
      if (ids[row] == known) {
        fresh.add(row);
        known++;
      }
    }
    return fresh;
  }

  /** Puts the results of groups {@code first} and following. */
  void results(int first, int count, Vector out) {
    accumulator.ensureGroups(first + count);
    for (int i = 0; i < count; i++) {
      accumulator.result(first + i, out, i);
    }
  }

  AggregateCall call() {
    return call;
  }
}
