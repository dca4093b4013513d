package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.expression.RunState;
import io.skerry.expression.Scope;
import io.skerry.rows.KeyTable;
import io.skerry.rows.Selection;
import io.skerry.rows.Vectors;
import io.skerry.types.SqlType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups and aggregates. Groups keep the order in which they appeared, so input in the order of the
 * keys gives output in that order.
 */
final class AggregateOperator implements Operator {
  private final Operator input;
  private final int[] keyOrdinals;
  private final List<AggregateColumn> aggregates;
  private final List<BoundColumn> output;
  private final RunState run;

  /** Null where there are no keys and so one group. */
  private final @Nullable KeyTable keys;

  /** By output column: a key's number, or an aggregate's as -1 - number. */
  private final int[] sources;

  private final Vector[] keyColumns;
  private final Batch out;
  private final Selection all = new Selection();
  private int[] groups = new int[4];
  private @Nullable ExecutionContext context;
  private boolean read;
  private int groupCount;
  private long reserved;
  private int at;

  AggregateOperator(
      Operator input,
      List<BoundColumn> keyColumns,
      List<AggregateColumn> aggregates,
      List<BoundColumn> output,
      RunState run) {
    this.input = input;
    this.aggregates = aggregates;
    this.output = output;
    this.run = run;
    this.keyOrdinals = new int[keyColumns.size()];
    for (int i = 0; i < keyOrdinals.length; i++) {
      keyOrdinals[i] = Scope.find(input.output(), keyColumns.get(i));
    }
    List<SqlType> types = OperatorCompiler.types(keyColumns);
    this.keys = types.isEmpty() ? null : KeyTable.of(types);
    this.keyColumns = new Vector[keyOrdinals.length];
    this.out = Batch.of(OperatorCompiler.types(output));
    this.sources = new int[output.size()];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = source(output.get(i), keyColumns);
    }
  }

  private int source(BoundColumn column, List<BoundColumn> keyList) {
    int key = Scope.find(keyList, column);
    if (key >= 0) {
      return key;
    }
    for (int i = 0; i < aggregates.size(); i++) {
      if (aggregates.get(i).call().output().id() == column.id()) {
        return -1 - i;
      }
    }
    throw new AssertionError("an aggregation has no column " + column);
  }

  @Override
  public List<BoundColumn> output() {
    return output;
  }

  @Override
  public void open(ExecutionContext executionContext) {
    context = executionContext;
    read = false;
    at = 0;
    groupCount = keys == null ? 1 : 0;
    if (keys != null) {
      keys.begin(run.grant());
    }
    aggregates.forEach(aggregate -> aggregate.begin(run.grant()));
    input.open(executionContext);
  }

  @Override
  public @Nullable Batch next() {
    if (!read && context != null) {
      read = true;
      readAll(context);
    }
    int count = Math.min(groupCount - at, Batch.ROWS_MAX);
    if (count <= 0) {
      return null;
    }
    out.setSize(count);
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] >= 0 && keys != null) {
        Vectors.slice(keys.column(sources[i]), at, count, out.column(i));
      } else {
        aggregates.get(-1 - sources[i]).results(at, count, out.column(i));
      }
    }
    at += count;
    return out;
  }

  private void readAll(ExecutionContext executionContext) {
    int bytesPerGroup = 0;
    for (AggregateColumn aggregate : aggregates) {
      bytesPerGroup += aggregate.bytesPerGroup();
    }
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      executionContext.checkCancelled();
      all.selectAll(batch.size());
      assignGroups(batch);
      long needed = (long) groupCount * bytesPerGroup;
      run.grant().reserve(needed - reserved);
      reserved = needed;
      for (AggregateColumn aggregate : aggregates) {
        aggregate.add(batch, all, groups, groupCount);
      }
    }
    input.close();
    for (AggregateColumn aggregate : aggregates) {
      if (aggregate.nullSeen() && aggregate.call().kind() != AggregateCall.Kind.STRING_AGG) {
        executionContext.warnNullEliminated();
      }
    }
  }

  private void assignGroups(Batch batch) {
    if (groups.length < batch.size()) {
      groups = new int[Math.max(batch.size(), Math.min(groups.length * 4, Batch.ROWS_MAX))];
    }
    if (keys == null) {
      Arrays.fill(groups, 0, batch.size(), 0);
      return;
    }
    for (int i = 0; i < keyOrdinals.length; i++) {
      keyColumns[i] = batch.column(keyOrdinals[i]);
    }
    keys.add(keyColumns, all, groups);
    groupCount = keys.size();
  }

  @Override
  public void close() {
    input.close();
    aggregates.forEach(AggregateColumn::release);
    if (keys != null) {
      keys.release();
    }
    run.grant().release(reserved);
    reserved = 0;
  }
}
