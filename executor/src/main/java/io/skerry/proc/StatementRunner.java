package io.skerry.proc;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.bind.BoundColumn;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.operator.Operator;
import io.skerry.operator.RowEvaluator;
import io.skerry.physical.PhysicalPlan;
import io.skerry.physical.VariableAssignment;
import io.skerry.program.PlanContext;
import io.skerry.program.PlannedStatement;
import io.skerry.program.ScalarSource;
import io.skerry.session.ResultColumn;
import io.skerry.session.ResultSink;
import io.skerry.session.ServerMessage;
import io.skerry.session.StatementEnd;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs queries, changes and single values in the session's transaction. */
final class StatementRunner {
  private final EngineParts parts;
  private final SessionState state;
  private final OperatorCache operators;

  StatementRunner(EngineParts parts, SessionState state) {
    this.parts = parts;
    this.state = state;
    this.operators = new OperatorCache(parts.planCompiler());
  }

  PlanContext planContext(Scope scope) {
    return new PlanContext(
        state.catalog(),
        state.database(),
        scope.program().variables(),
        state.settings().identityInsert(),
        table -> parts.store().rowCount(table.storageId()));
  }

  /** The value of an expression of control flow, boxed. */
  @Nullable Object value(ScalarSource source, Scope scope) {
    return typedValue(source, scope).value();
  }

  /** The same with its type. */
  ScalarArgument typedValue(ScalarSource source, Scope scope) {
    PhysicalPlan plan = parts.compiler().planScalar(source, planContext(scope));
    StatementContext context = new StatementContext(parts, state, scope);
    Operator operator = operators.take(plan);
    Object value;
    try {
      operator.open(context);
      Batch rows = operator.next();
      value = rows == null ? null : rows.column(0).get(0);
    } finally {
      operator.close();
      context.close();
    }
    operators.giveBack(plan, operator);
    state.transactions().endStatement();
    return new ScalarArgument(plan.output().get(0).type(), value);
  }

  /** Runs a query and sends its rows. */
  void query(PlannedStatement.Query query, Scope scope, ResultSink sink) {
    StatementContext context = new StatementContext(parts, state, scope);
    // Before any row: an argument that a function refuses is an error of the whole query.
    Operator operator = operators.take(query.plan());
    sink.startRows(resultColumns(query.columns()));
    long rows = 0;
    if (!state.settings().formatOnly()) {
      rows = drain(operator, query.plan(), query.columns(), context, sink);
    }
    warn(context, sink);
    finish(StatementEnd.Kind.SELECT, rows, scope, sink);
  }

  /** Runs INSERT, UPDATE or DELETE; sends the rows of its OUTPUT clause. */
  void change(PlannedStatement.Change change, Scope scope, ResultSink sink) {
    StatementContext context = new StatementContext(parts, state, scope);
    boolean returnsRows = !change.columns().isEmpty();
    Operator operator = operators.take(change.plan());
    if (returnsRows) {
      sink.startRows(resultColumns(change.columns()));
    }
    if (state.settings().formatOnly()) {
      finish(kindOf(change.plan()), 0, scope, sink);
      return;
    }
    drain(operator, change.plan(), change.columns(), context, sink);
    warn(context, sink);
    finish(kindOf(change.plan()), context.rowCount(), scope, sink);
  }

  /** SELECT @a = ...: the last row's values stay. */
  void selectAssign(PlannedStatement.SelectAssign select, Scope scope, ResultSink sink) {
    StatementContext context = new StatementContext(parts, state, scope);
    Operator operator = operators.take(select.plan());
    long count = 0;
    try {
      operator.open(context);
      RowEvaluator evaluator =
          parts
              .planCompiler()
              .rowEvaluator(
                  select.assignments().stream().map(VariableAssignment::value).toList(),
                  operator.output());
      for (Batch rows = operator.next(); rows != null; rows = operator.next()) {
        context.checkCancelled();
        for (int row = 0; row < rows.size(); row++) {
          assign(select.assignments(), evaluator, rows, row, context);
        }
        count += rows.size();
      }
    } finally {
      operator.close();
      context.close();
    }
    operators.giveBack(select.plan(), operator);
    warn(context, sink);
    finish(StatementEnd.Kind.SELECT, count, StatementEnd.NO_COUNT, scope, sink);
  }

  private static void assign(
      List<VariableAssignment> assignments,
      RowEvaluator evaluator,
      Batch rows,
      int row,
      StatementContext context) {
    for (int i = 0; i < assignments.size(); i++) {
      Object value = evaluator.value(i, rows, row, context);
      context.setVariable(assignments.get(i).slot(), value);
    }
  }

  /** Ends a statement that has no rows and no count. */
  void finishQuietly(Scope scope, ResultSink sink) {
    finish(StatementEnd.Kind.OTHER, 0, StatementEnd.NO_COUNT, scope, sink);
  }

  void finish(StatementEnd.Kind kind, long rows, Scope scope, ResultSink sink) {
    finish(kind, rows, state.settings().noCount() ? StatementEnd.NO_COUNT : rows, scope, sink);
  }

  private void finish(
      StatementEnd.Kind kind, long rows, long sentCount, Scope scope, ResultSink sink) {
    state.transactions().endStatement();
    state.setLastRowCount(rows);
    state.setLastError(0);
    sink.endStatement(new StatementEnd(kind, sentCount, scope.inProcedure(), false));
  }

  private long drain(
      Operator operator,
      PhysicalPlan plan,
      List<PlannedStatement.OutputColumn> columns,
      StatementContext context,
      ResultSink sink) {
    long limit = state.settings().rowLimit();
    long sent = 0;
    try {
      operator.open(context);
      int[] ordinals = ordinals(columns, operator.output());
      for (Batch rows = operator.next(); rows != null; rows = operator.next()) {
        context.checkCancelled();
        if (limit > 0 && sent + rows.size() > limit) {
          rows.setSize((int) (limit - sent));
        }
        sent += rows.size();
        if (!columns.isEmpty()) {
          sink.rows(select(rows, ordinals));
        }
        if (limit > 0 && sent == limit) {
          break;
        }
      }
    } finally {
      operator.close();
      context.close();
    }
    operators.giveBack(plan, operator);
    return sent;
  }

  private static int[] ordinals(
      List<PlannedStatement.OutputColumn> columns, List<BoundColumn> output) {
    int[] ordinals = new int[columns.size()];
    for (int i = 0; i < ordinals.length; i++) {
      ordinals[i] = output.indexOf(columns.get(i).column());
    }
    return ordinals;
  }

  private static Batch select(Batch rows, int[] ordinals) {
    boolean same = ordinals.length == rows.columnCount();
    for (int i = 0; same && i < ordinals.length; i++) {
      same = ordinals[i] == i;
    }
    if (same) {
      return rows;
    }
    Vector[] vectors = new Vector[ordinals.length];
    for (int i = 0; i < ordinals.length; i++) {
      vectors[i] = rows.column(ordinals[i]);
    }
    Batch selected = new Batch(vectors);
    selected.setSize(rows.size());
    return selected;
  }

  private static List<ResultColumn> resultColumns(List<PlannedStatement.OutputColumn> columns) {
    List<ResultColumn> result = new ArrayList<>(columns.size());
    for (PlannedStatement.OutputColumn column : columns) {
      BoundColumn bound = column.column();
      result.add(
          new ResultColumn(
              bound.name(), bound.type(), bound.nullable(), column.identity(), column.updatable()));
    }
    return result;
  }

  private static void warn(StatementContext context, ResultSink sink) {
    if (context.nullEliminated()) {
      sink.message(ServerMessage.of(new SqlException(SqlError.NULL_ELIMINATED_BY_AGGREGATE)));
    }
  }

  static StatementEnd.Kind kindOf(PhysicalPlan plan) {
    return switch (plan) {
      case PhysicalPlan.Insert _ -> StatementEnd.Kind.INSERT;
      case PhysicalPlan.Update _ -> StatementEnd.Kind.UPDATE;
      case PhysicalPlan.Delete _ -> StatementEnd.Kind.DELETE;
      case PhysicalPlan.TableScan _,
          PhysicalPlan.SystemViewScan _,
          PhysicalPlan.Values _,
          PhysicalPlan.SuppliedRows _,
          PhysicalPlan.Filter _,
          PhysicalPlan.Project _,
          PhysicalPlan.NestedLoopJoin _,
          PhysicalPlan.HashJoin _,
          PhysicalPlan.Aggregate _,
          PhysicalPlan.Sort _,
          PhysicalPlan.Top _,
          PhysicalPlan.UnionAll _,
          PhysicalPlan.SingleRow _ ->
          throw new AssertionError("not a change: " + plan);
    };
  }
}
