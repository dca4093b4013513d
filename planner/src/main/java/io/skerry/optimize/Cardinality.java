package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.Plans;
import io.skerry.physical.JoinKind;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Guesses how many rows come out of an operator, from the row counts of tables and the uniqueness
 * of keys. The fractions are those of System R (Selinger et al., "Access Path Selection in a
 * Relational Database Management System", 1979), where no statistics are.
 */
public final class Cardinality {
  static final double EQUAL_FRACTION = 0.1;
  private static final double FEW_ROWS = 100;
  static final double RANGE_FRACTION = 0.3;
  static final double LIKE_FRACTION = 0.1;
  static final double OTHER_FRACTION = 0.5;
  private static final double GROUP_EXPONENT = 0.75;
  private static final double SYSTEM_VIEW_ROWS = 200;

  private final ToLongFunction<Table> rowCounts;
  private final Map<Table, Long> asked = new IdentityHashMap<>();

  Cardinality(ToLongFunction<Table> rowCounts) {
    this.rowCounts = rowCounts;
  }

  /** The tables whose row counts were looked at, and what was seen. */
  Map<Table, Long> asked() {
    return asked;
  }

  double tableRows(Table table) {
    Long known = asked.get(table);
    if (known == null) {
      known = rowCounts.applyAsLong(table);
      asked.put(table, known);
    }
    return Math.max(1, known);
  }

  double rows(LogicalPlan plan) {
    return switch (plan) {
      case LogicalPlan.Get get -> tableRows(get.table());
      case LogicalPlan.SystemGet _ -> SYSTEM_VIEW_ROWS;
      case LogicalPlan.Values values -> values.rows().size();
      case LogicalPlan.Filter filter -> filtered(filter);
      case LogicalPlan.Project project -> rows(project.input());
      case LogicalPlan.Join join ->
          joined(join.kind(), join.left(), join.right(), join.predicate());
      case LogicalPlan.Apply apply ->
          joined(apply.kind(), apply.left(), apply.right(), apply.predicate());
      case LogicalPlan.Aggregate aggregate ->
          aggregate.keys().isEmpty() ? 1 : Math.pow(rows(aggregate.input()), GROUP_EXPONENT);
      case LogicalPlan.Sort sort -> rows(sort.input());
      case LogicalPlan.Top top -> limited(top);
      case LogicalPlan.UnionAll union -> union.inputs().stream().mapToDouble(this::rows).sum();
      case LogicalPlan.SingleRow _ -> 1;
      case LogicalPlan.Insert insert -> rows(insert.source());
      case LogicalPlan.Update update -> rows(update.source());
      case LogicalPlan.Delete delete -> rows(delete.source());
    };
  }

  private double limited(LogicalPlan.Top top) {
    double input = rows(top.input());
    return top.count() instanceof BoundExpression.Literal(var type, var value)
            && value instanceof Long count
            && !top.percent()
        ? Math.min(input, count)
        : input;
  }

  private double filtered(LogicalPlan.Filter filter) {
    double input = rows(filter.input());
    if (filter.input() instanceof LogicalPlan.Get get && isUniqueSeek(get, filter.predicate())) {
      return 1;
    }
    return Math.max(1, input * selectivity(filter.predicate(), input));
  }

  /** Whether equalities fix all columns of a unique index. */
  private static boolean isUniqueSeek(LogicalPlan.Get get, BoundExpression predicate) {
    List<BoundExpression> conjuncts = Expressions.conjuncts(predicate);
    for (Index index : get.table().indexes()) {
      if (index.unique()
          && index.columns().stream()
              .allMatch(column -> isFixed(get, column.ordinal(), conjuncts))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFixed(
      LogicalPlan.Get get, int ordinal, List<BoundExpression> conjuncts) {
    int at = get.ordinals().indexOf(ordinal);
    return at >= 0 && conjuncts.stream().anyMatch(each -> fixes(each, get.columns().get(at)));
  }

  private static boolean fixes(BoundExpression predicate, BoundColumn column) {
    if (!(predicate instanceof Comparison(var operator, var left, var right))
        || operator != Comparison.Operator.EQUAL) {
      return false;
    }
    return isColumn(left, column) && !Expressions.columns(right).contains(column)
        || isColumn(right, column) && !Expressions.columns(left).contains(column);
  }

  private static boolean isColumn(BoundExpression expression, BoundColumn column) {
    return Expressions.isReferenceTo(expression, column)
        || expression instanceof BoundExpression.Convert convert
            && Expressions.isReferenceTo(convert.input(), column);
  }

  /** The fraction of rows that a predicate keeps. */
  static double selectivity(BoundExpression predicate, double rows) {
    return switch (predicate) {
      case BoundExpression.And(var operands) -> {
        double fraction = 1;
        for (BoundExpression operand : operands) {
          fraction *= selectivity(operand, rows);
        }
        yield fraction;
      }
      case BoundExpression.Or(var operands) -> {
        double kept = 1;
        for (BoundExpression operand : operands) {
          kept *= 1 - selectivity(operand, rows);
        }
        yield 1 - kept;
      }
      case BoundExpression.Not(var input) -> 1 - selectivity(input, rows);
      case Comparison comparison ->
          switch (comparison.operator()) {
            case EQUAL -> equalFraction(rows);
            case NOT_EQUAL -> 1 - equalFraction(rows);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> RANGE_FRACTION;
          };
      case BoundExpression.InList in ->
          Math.min(OTHER_FRACTION, in.items().size() * equalFraction(rows));
      case BoundExpression.Like _ -> LIKE_FRACTION;
      case BoundExpression.IsNull _ -> EQUAL_FRACTION;
      case BoundExpression.Literal literal ->
          literal.value() instanceof Long value && value != 0 ? 1 : 1 / Math.max(1, rows);
      case ColumnReference _,
          BoundExpression.Variable _,
          BoundExpression.Call _,
          BoundExpression.Convert _,
          BoundExpression.Arithmetic _,
          BoundExpression.Concatenation _,
          BoundExpression.Negation _,
          BoundExpression.Case _ ->
          OTHER_FRACTION;
    };
  }

  /** A column of n rows is taken to have about as many values as the square root of n. */
  static double equalFraction(double rows) {
    return rows <= FEW_ROWS ? EQUAL_FRACTION : 1 / Math.sqrt(rows);
  }

  private double joined(
      JoinKind kind, LogicalPlan left, LogicalPlan right, @Nullable BoundExpression predicate) {
    double leftRows = rows(left);
    double rightRows = rows(right);
    double matches = joinRows(left, leftRows, right, rightRows, predicate);
    return switch (kind) {
      case INNER -> matches;
      case LEFT -> Math.max(leftRows, matches);
      case RIGHT -> Math.max(rightRows, matches);
      case FULL -> Math.max(leftRows + rightRows, matches);
      case SEMI -> Math.max(1, Math.min(leftRows, matches) * OTHER_FRACTION);
      case ANTI -> Math.max(1, leftRows * OTHER_FRACTION);
    };
  }

  /** The pairs that a predicate keeps: of an equality, one of as many as its sides have values. */
  double joinRows(
      LogicalPlan left,
      double leftRows,
      LogicalPlan right,
      double rightRows,
      @Nullable BoundExpression predicate) {
    double rows = leftRows * rightRows;
    for (BoundExpression conjunct : Expressions.conjuncts(predicate)) {
      if (conjunct instanceof Comparison(var operator, var l, var r)
          && operator == Comparison.Operator.EQUAL) {
        double values =
            Math.max(
                Math.max(values(left, leftRows, l), values(left, leftRows, r)),
                Math.max(values(right, rightRows, l), values(right, rightRows, r)));
        rows /= Math.max(1, values);
      } else {
        rows *= selectivity(conjunct, rows);
      }
    }
    return Math.max(1, rows);
  }

  /**
   * How many values a column of the plan may have: as many as its table has rows where it is a key;
   * 0 if it is not of the plan.
   */
  private double values(LogicalPlan plan, double rows, BoundExpression side) {
    BoundExpression inner =
        side instanceof BoundExpression.Convert convert ? convert.input() : side;
    if (!(inner instanceof ColumnReference(var column))) {
      return Expressions.columns(side).isEmpty() ? 0 : Math.sqrt(rows);
    }
    return columnValues(plan, column);
  }

  private double columnValues(LogicalPlan plan, BoundColumn column) {
    if (plan instanceof LogicalPlan.Get get) {
      for (int i = 0; i < get.columns().size(); i++) {
        if (get.columns().get(i).id() == column.id()) {
          int ordinal = get.ordinals().get(i);
          double rows = tableRows(get.table());
          boolean key =
              get.table().indexes().stream()
                  .anyMatch(index ->
                      index.unique()
                          && index.columns().size() == 1
                          && index.columns().getFirst().ordinal() == ordinal);
          return key ? rows : Math.sqrt(rows);
        }
      }
      return 0;
    }
    for (LogicalPlan input : Plans.inputs(plan)) {
      double values = columnValues(input, column);
      if (values > 0) {
        return values;
      }
    }
    return plan.output().stream().anyMatch(each -> each.id() == column.id())
        ? Math.sqrt(rows(plan))
        : 0;
  }
}
