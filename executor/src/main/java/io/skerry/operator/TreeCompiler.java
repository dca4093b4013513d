package io.skerry.operator;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.expression.Evaluator;
import io.skerry.expression.ExpressionCompiler;
import io.skerry.expression.OuterRow;
import io.skerry.expression.RunState;
import io.skerry.expression.Scope;
import io.skerry.physical.JoinKind;
import io.skerry.physical.PhysicalPlan;
import io.skerry.physical.SortKey;
import io.skerry.physical.VariableAssignment;
import io.skerry.rows.RowComparator;
import io.skerry.rows.ValueComparator;
import io.skerry.types.Conversions;
import io.skerry.types.DecimalRules;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the operators of one tree, which share a run. */
final class TreeCompiler {
  private final RunState run;
  private final ExpressionCompiler expressions;

  TreeCompiler(RunState run) {
    this.run = run;
    this.expressions = new ExpressionCompiler(run);
  }

  /** The operator of a plan, which may name columns of {@code outer}. */
  Operator compile(PhysicalPlan plan, Scope.@Nullable Outer outer) {
    return switch (plan) {
      case PhysicalPlan.TableScan scan -> tableScan(scan, outer);
      case PhysicalPlan.SystemViewScan scan -> new SystemViewScanOperator(scan, run);
      case PhysicalPlan.Values values -> values(values, outer);
      case PhysicalPlan.SuppliedRows supplied -> new SuppliedRowsOperator(supplied.output());
      case PhysicalPlan.Filter filter ->
          new FilterOperator(
              compile(filter.input(), outer),
              expressions.compile(filter.predicate(), new Scope(filter.output(), outer)));
      case PhysicalPlan.Project project ->
          new ProjectOperator(
              compile(project.input(), outer),
              expressions.compile(
                  project.expressions(), new Scope(project.input().output(), outer)),
              project.output());
      case PhysicalPlan.NestedLoopJoin join -> nestedLoop(join, outer);
      case PhysicalPlan.HashJoin join -> hashJoin(join, outer);
      case PhysicalPlan.Aggregate aggregate -> aggregate(aggregate, outer);
      case PhysicalPlan.Sort sort ->
          new SortOperator(
              compile(sort.input(), outer), comparator(sort.keys(), sort.output()), run);
      case PhysicalPlan.Top top -> top(top, outer);
      case PhysicalPlan.UnionAll union ->
          new UnionAllOperator(
              union.inputs().stream().map(input -> compile(input, outer)).toList(), union.output());
      case PhysicalPlan.SingleRow single -> new SingleRowOperator(compile(single.input(), outer));
      case PhysicalPlan.Insert insert -> insert(insert);
      case PhysicalPlan.Update update -> update(update);
      case PhysicalPlan.Delete delete -> delete(delete);
    };
  }

  private @Nullable Evaluator optional(@Nullable BoundExpression expression, Scope scope) {
    return expression == null ? null : expressions.compile(expression, scope);
  }

  private Operator tableScan(PhysicalPlan.TableScan scan, Scope.@Nullable Outer outer) {
    ScanBounds bounds =
        new ScanBounds(
            scan.table(), scan.index(), scan.range(), expressions, new Scope(List.of(), outer));
    return new TableScanOperator(
        scan, bounds, optional(scan.residual(), new Scope(scan.output(), outer)));
  }

  private Operator values(PhysicalPlan.Values values, Scope.@Nullable Outer outer) {
    Scope scope = new Scope(List.of(), outer);
    List<Evaluator[]> rows = new ArrayList<>();
    for (List<BoundExpression> row : values.rows()) {
      rows.add(expressions.compile(row, scope));
    }
    return new ValuesOperator(values.output(), rows);
  }

  private Operator nestedLoop(PhysicalPlan.NestedLoopJoin join, Scope.@Nullable Outer outer) {
    Operator left = compile(join.left(), outer);
    OuterRow row = new OuterRow();
    Scope.Outer leftColumns = new Scope.Outer(left.output(), row, outer);
    Operator right = compile(join.right(), leftColumns);
    boolean correlated = leftColumns.used();
    if (correlated && (join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL)) {
      throw new AssertionError("the right side of a " + join.kind() + " join stands alone");
    }
    Evaluator predicate = optional(join.predicate(), new Scope(right.output(), leftColumns));
    return new NestedLoopJoinOperator(
        join.kind(), left, new InnerRows(right, correlated, run), row, predicate, join.output());
  }

  private Operator hashJoin(PhysicalPlan.HashJoin join, Scope.@Nullable Outer outer) {
    Operator left = compile(join.left(), outer);
    Operator right = compile(join.right(), outer);
    List<SqlType> keyTypes = new ArrayList<>();
    for (int i = 0; i < join.leftKeys().size(); i++) {
      keyTypes.add(keyType(join.leftKeys().get(i).type(), join.rightKeys().get(i).type()));
    }
    boolean keepsUnmatched = join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL;
    HashJoinTable table =
        new HashJoinTable(
            keys(join.rightKeys(), keyTypes, right.output()),
            keyTypes,
            OperatorCompiler.types(right.output()),
            keepsUnmatched);
    return new HashJoinOperator(
        join.kind(),
        left,
        right,
        run,
        table,
        keys(join.leftKeys(), keyTypes, left.output()),
        pairFilter(join.residual(), left.output(), right.output(), outer),
        join.output());
  }

  private HashJoinOperator.@Nullable PairFilter pairFilter(
      @Nullable BoundExpression residual,
      List<BoundColumn> left,
      List<BoundColumn> right,
      Scope.@Nullable Outer outer) {
    if (residual == null) {
      return null;
    }
    List<BoundColumn> both = new ArrayList<>(left);
    both.addAll(right);
    return new HashJoinOperator.PairFilter(
        new JoinOutput(both, left, right), expressions.compile(residual, new Scope(both, outer)));
  }

  /**
   * The type in which two sides of a join are compared: decimals of two scales need a common one.
   */
  private static SqlType keyType(SqlType left, SqlType right) {
    boolean differs = left.kind().isDecimal() && left.scale() != right.scale();
    return differs ? DecimalRules.merge(left, right) : left;
  }

  private Evaluator[] keys(
      List<BoundColumn> columns, List<SqlType> types, List<BoundColumn> input) {
    List<BoundExpression> keys = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      BoundExpression key = new BoundExpression.ColumnReference(columns.get(i));
      boolean rescale =
          types.get(i).kind().isDecimal() && types.get(i).scale() != key.type().scale();
      keys.add(
          rescale
              ? new BoundExpression.Convert(key, types.get(i), Conversions.NO_STYLE, false)
              : key);
    }
    return expressions.compile(keys, new Scope(input, null));
  }

  private Operator aggregate(PhysicalPlan.Aggregate plan, Scope.@Nullable Outer outer) {
    Operator input = compile(plan.input(), outer);
    Scope scope = new Scope(input.output(), outer);
    List<AggregateColumn> columns = new ArrayList<>();
    for (AggregateCall call : plan.aggregates()) {
      columns.add(
          new AggregateColumn(
              call, optional(call.argument(), scope), optional(call.separator(), scope)));
    }
    return new AggregateOperator(input, plan.keys(), columns, plan.output(), run);
  }

  private static RowComparator comparator(List<SortKey> keys, List<BoundColumn> columns) {
    int[] ordinals = new int[keys.size()];
    boolean[] descending = new boolean[ordinals.length];
    ValueComparator[] comparators = new ValueComparator[ordinals.length];
    for (int i = 0; i < ordinals.length; i++) {
      BoundColumn column = keys.get(i).column();
      ordinals[i] = Scope.find(columns, column);
      descending[i] = keys.get(i).descending();
      comparators[i] = ValueComparator.of(column.type(), column.type());
    }
    return new RowComparator(ordinals, descending, comparators);
  }

  private Operator top(PhysicalPlan.Top top, Scope.@Nullable Outer outer) {
    Operator input = compile(top.input(), outer);
    Scope scope = new Scope(List.of(), outer);
    RowLimit limit =
        new RowLimit(optional(top.count(), scope), optional(top.offset(), scope), top.percent());
    if (top.keys().isEmpty() && !top.percent()) {
      return new TopOperator(input, limit);
    }
    RowComparator comparator = top.keys().isEmpty() ? null : comparator(top.keys(), input.output());
    return new TopSortOperator(input, limit, comparator, top.withTies(), run);
  }

  private Returning returning(
      List<BoundExpression> returning, List<BoundColumn> output, List<BoundColumn> columns) {
    return new Returning(
        expressions.compile(returning, new Scope(columns, null)), output, columns.size());
  }

  private static List<BoundColumn> joined(List<BoundColumn> first, List<BoundColumn> second) {
    List<BoundColumn> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  private Operator insert(PhysicalPlan.Insert insert) {
    Operator source = compile(insert.source(), null);
    Scope scope = new Scope(source.output(), null);
    @Nullable Evaluator[] values = new @Nullable Evaluator[insert.values().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = optional(insert.values().get(i), scope);
    }
    List<BoundColumn> columns =
        insert.returning().isEmpty() ? List.of() : joined(insert.inserted(), source.output());
    return new InsertOperator(
        insert.table(), source, values, returning(insert.returning(), insert.output(), columns));
  }

  private Operator update(PhysicalPlan.Update update) {
    Operator source = compile(update.source(), null);
    Scope scope = new Scope(source.output(), null);
    int locator = Scope.find(source.output(), update.locator());
    List<SqlType> types = OperatorCompiler.types(source.output());
    int[] changed = update.changed().stream().mapToInt(Integer::intValue).toArray();
    int[] slots = update.assignments().stream().mapToInt(VariableAssignment::slot).toArray();
    NewRows.Assignments assignments =
        new NewRows.Assignments(
            changed,
            expressions.compile(update.values(), scope),
            slots,
            expressions.compile(
                update.assignments().stream().map(VariableAssignment::value).toList(), scope));
    int[] oldColumns =
        update.deleted().stream().mapToInt(column -> Scope.find(source.output(), column)).toArray();
    return new UpdateOperator(
        source,
        locator,
        new ChangedRows(update.source(), locator, types),
        new NewRows(update.table(), oldColumns, assignments, types, run),
        new UpdateTarget(update.table(), changed),
        returning(update.returning(), update.output(), joined(source.output(), update.inserted())),
        run);
  }

  private Operator delete(PhysicalPlan.Delete delete) {
    Operator source = compile(delete.source(), null);
    int locator = Scope.find(source.output(), delete.locator());
    return new DeleteOperator(
        delete.table(),
        source,
        locator,
        new ChangedRows(delete.source(), locator, OperatorCompiler.types(source.output())),
        returning(delete.returning(), delete.output(), source.output()),
        run);
  }
}
