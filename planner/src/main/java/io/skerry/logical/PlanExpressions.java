package io.skerry.logical;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundExpression;
import io.skerry.logical.LogicalPlan.Aggregate;
import io.skerry.logical.LogicalPlan.Apply;
import io.skerry.logical.LogicalPlan.Delete;
import io.skerry.logical.LogicalPlan.Filter;
import io.skerry.logical.LogicalPlan.Get;
import io.skerry.logical.LogicalPlan.Insert;
import io.skerry.logical.LogicalPlan.Join;
import io.skerry.logical.LogicalPlan.Project;
import io.skerry.logical.LogicalPlan.SingleRow;
import io.skerry.logical.LogicalPlan.Sort;
import io.skerry.logical.LogicalPlan.SystemGet;
import io.skerry.logical.LogicalPlan.Top;
import io.skerry.logical.LogicalPlan.UnionAll;
import io.skerry.logical.LogicalPlan.Update;
import io.skerry.logical.LogicalPlan.Values;
import io.skerry.physical.VariableAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rewrites the expressions of one operator. */
public final class PlanExpressions {
  private PlanExpressions() {}

  /**
   * The operator with each of its own expressions replaced; the same instance where none changed.
   */
  public static LogicalPlan rewrite(LogicalPlan plan, UnaryOperator<BoundExpression> rewrite) {
    return switch (plan) {
      case Get _, SystemGet _, Sort _, UnionAll _, SingleRow _ -> plan;
      case Values(var rows, var output) -> {
        List<List<BoundExpression>> changed = new ArrayList<>(rows.size());
        boolean different = false;
        for (List<BoundExpression> row : rows) {
          changed.add(all(row, rewrite));
          different |= !Expressions.same(changed.getLast(), row);
        }
        yield different ? new Values(changed, output) : plan;
      }
      case Filter(var input, var predicate) -> {
        BoundExpression changed = rewrite.apply(predicate);
        yield Expressions.same(changed, predicate) ? plan : new Filter(input, changed);
      }
      case Project(var input, var expressions, var output) -> {
        List<BoundExpression> changed = all(expressions, rewrite);
        yield Expressions.same(changed, expressions) ? plan : new Project(input, changed, output);
      }
      case Join(var kind, var left, var right, var predicate, var output) -> {
        BoundExpression changed = nullable(predicate, rewrite);
        yield Expressions.same(changed, predicate)
            ? plan
            : new Join(kind, left, right, changed, output);
      }
      case Apply(var kind, var left, var right, var predicate, var output) -> {
        BoundExpression changed = nullable(predicate, rewrite);
        yield Expressions.same(changed, predicate)
            ? plan
            : new Apply(kind, left, right, changed, output);
      }
      case Aggregate aggregate -> aggregate(aggregate, rewrite);
      case Top top -> {
        BoundExpression count = nullable(top.count(), rewrite);
        BoundExpression offset = nullable(top.offset(), rewrite);
        yield Expressions.same(count, top.count()) && Expressions.same(offset, top.offset())
            ? plan
            : new Top(top.input(), count, offset, top.keys(), top.percent(), top.withTies());
      }
      case Insert insert -> insert(insert, rewrite);
      case Update update -> update(update, rewrite);
      case Delete d -> {
        List<BoundExpression> returning = all(d.returning(), rewrite);
        yield Expressions.same(returning, d.returning())
            ? plan
            : new Delete(d.table(), d.source(), d.locator(), d.deleted(), returning, d.output());
      }
    };
  }

  private static @Nullable BoundExpression nullable(
      @Nullable BoundExpression expression, UnaryOperator<BoundExpression> rewrite) {
    return expression == null ? null : rewrite.apply(expression);
  }

  private static List<BoundExpression> all(
      List<BoundExpression> expressions, UnaryOperator<BoundExpression> rewrite) {
    List<BoundExpression> changed = new ArrayList<>(expressions.size());
    boolean different = false;
    for (BoundExpression expression : expressions) {
      BoundExpression after = rewrite.apply(expression);
      different |= !Expressions.same(after, expression);
      changed.add(after);
    }
    return different ? changed : expressions;
  }

  private static LogicalPlan aggregate(
      Aggregate aggregate, UnaryOperator<BoundExpression> rewrite) {
    List<AggregateCall> calls = new ArrayList<>(aggregate.aggregates().size());
    boolean different = false;
    for (AggregateCall call : aggregate.aggregates()) {
      BoundExpression argument = nullable(call.argument(), rewrite);
      BoundExpression separator = nullable(call.separator(), rewrite);
      boolean changed =
          !Expressions.same(argument, call.argument())
              || !Expressions.same(separator, call.separator());
      calls.add(
          changed
              ? new AggregateCall(call.kind(), argument, call.distinct(), separator, call.output())
              : call);
      different |= changed;
    }
    return different ? new Aggregate(aggregate.input(), aggregate.keys(), calls) : aggregate;
  }

  private static LogicalPlan insert(Insert i, UnaryOperator<BoundExpression> rewrite) {
    List<@Nullable BoundExpression> values = new ArrayList<>(i.values().size());
    boolean different = false;
    for (BoundExpression value : i.values()) {
      BoundExpression after = nullable(value, rewrite);
      different |= !Expressions.same(after, value);
      values.add(after);
    }
    List<BoundExpression> returning = all(i.returning(), rewrite);
    return different || !Expressions.same(returning, i.returning())
        ? new Insert(
            i.table(),
            i.source(),
            values,
            i.explicitIdentity(),
            i.inserted(),
            returning,
            i.output())
        : i;
  }

  private static LogicalPlan update(Update u, UnaryOperator<BoundExpression> rewrite) {
    List<BoundExpression> values = all(u.values(), rewrite);
    List<BoundExpression> returning = all(u.returning(), rewrite);
    List<VariableAssignment> assignments = new ArrayList<>(u.assignments().size());
    boolean different =
        !Expressions.same(values, u.values()) || !Expressions.same(returning, u.returning());
    for (VariableAssignment assignment : u.assignments()) {
      BoundExpression after = rewrite.apply(assignment.value());
      different |= !Expressions.same(after, assignment.value());
      assignments.add(new VariableAssignment(assignment.slot(), after));
    }
    return different
        ? new Update(
            u.table(),
            u.source(),
            u.locator(),
            u.deleted(),
            u.changed(),
            values,
            assignments,
            u.inserted(),
            returning,
            u.output())
        : u;
  }
}
