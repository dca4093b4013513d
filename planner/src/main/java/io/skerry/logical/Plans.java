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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Walks over and rewrites of logical plans. */
public final class Plans {
  private Plans() {}

  /** The inputs of an operator, left first. */
  public static List<LogicalPlan> inputs(LogicalPlan plan) {
    return switch (plan) {
      case Get _, SystemGet _, Values _ -> List.of();
      case Filter filter -> List.of(filter.input());
      case Project project -> List.of(project.input());
      case Join join -> List.of(join.left(), join.right());
      case Apply apply -> List.of(apply.left(), apply.right());
      case Aggregate aggregate -> List.of(aggregate.input());
      case Sort sort -> List.of(sort.input());
      case Top top -> List.of(top.input());
      case UnionAll union -> union.inputs();
      case SingleRow single -> List.of(single.input());
      case Insert insert -> List.of(insert.source());
      case Update update -> List.of(update.source());
      case Delete delete -> List.of(delete.source());
    };
  }

  /** The operator over changed inputs; the same instance where none changed. */
  public static LogicalPlan rewriteInputs(LogicalPlan plan, UnaryOperator<LogicalPlan> rewrite) {
    return switch (plan) {
      case Get _, SystemGet _, Values _ -> plan;
      case Filter(var input, var predicate) -> {
        LogicalPlan changed = rewrite.apply(input);
        yield same(changed, input) ? plan : new Filter(changed, predicate);
      }
      case Project(var input, var expressions, var output) -> {
        LogicalPlan changed = rewrite.apply(input);
        yield same(changed, input) ? plan : new Project(changed, expressions, output);
      }
      case Join(var kind, var left, var right, var predicate, var output) -> {
        LogicalPlan l = rewrite.apply(left);
        LogicalPlan r = rewrite.apply(right);
        yield same(l, left) && same(r, right) ? plan : Join.of(kind, l, r, predicate);
      }
      case Apply(var kind, var left, var right, var predicate, var output) -> {
        LogicalPlan l = rewrite.apply(left);
        LogicalPlan r = rewrite.apply(right);
        yield same(l, left) && same(r, right) ? plan : Apply.of(kind, l, r, predicate);
      }
      case Aggregate(var input, var keys, var aggregates) -> {
        LogicalPlan changed = rewrite.apply(input);
        yield same(changed, input) ? plan : new Aggregate(changed, keys, aggregates);
      }
      case Sort(var input, var keys) -> {
        LogicalPlan changed = rewrite.apply(input);
        yield same(changed, input) ? plan : new Sort(changed, keys);
      }
      case Top top -> {
        LogicalPlan changed = rewrite.apply(top.input());
        yield same(changed, top.input()) ? plan : withInput(top, changed);
      }
      case UnionAll(var inputs, var output) -> {
        List<LogicalPlan> changed = new ArrayList<>(inputs.size());
        boolean different = false;
        for (LogicalPlan input : inputs) {
          changed.add(rewrite.apply(input));
          different |= !same(changed.getLast(), input);
        }
        yield different ? new UnionAll(changed, output) : plan;
      }
      case SingleRow(var input) -> {
        LogicalPlan changed = rewrite.apply(input);
        yield same(changed, input) ? plan : new SingleRow(changed);
      }
      case Insert _, Update _, Delete _ -> rewriteSource(plan, rewrite);
    };
  }

  /** The Top over another input. */
  public static Top withInput(Top top, LogicalPlan input) {
    return new Top(input, top.count(), top.offset(), top.keys(), top.percent(), top.withTies());
  }

  private static LogicalPlan rewriteSource(LogicalPlan plan, UnaryOperator<LogicalPlan> rewrite) {
    LogicalPlan before = inputs(plan).getFirst();
    LogicalPlan source = rewrite.apply(before);
    if (same(source, before)) {
      return plan;
    }
    return switch (plan) {
      case Insert i ->
          new Insert(
              i.table(),
              source,
              i.values(),
              i.explicitIdentity(),
              i.inserted(),
              i.returning(),
              i.output());
      case Update u ->
          new Update(
              u.table(),
              source,
              u.locator(),
              u.deleted(),
              u.changed(),
              u.values(),
              u.assignments(),
              u.inserted(),
              u.returning(),
              u.output());
      case Delete d ->
          new Delete(d.table(), source, d.locator(), d.deleted(), d.returning(), d.output());
      case Get _,
          SystemGet _,
          Values _,
          Filter _,
          Project _,
          Join _,
          Apply _,
          Aggregate _,
          Sort _,
          Top _,
          UnionAll _,
          SingleRow _ ->
          throw new AssertionError("not a change: " + plan);
    };
  }

  private static boolean same(Object left, Object right) {
    return Expressions.same(left, right);
  }

  /** Gives {@code visitor} each expression that the operator itself evaluates over its inputs. */
  public static void forEachExpression(LogicalPlan plan, Consumer<BoundExpression> visitor) {
    switch (plan) {
      case Get _, SystemGet _, Sort _, UnionAll _, SingleRow _ -> {}
      case Values values -> values.rows().forEach(row -> row.forEach(visitor));
      case Filter filter -> visitor.accept(filter.predicate());
      case Project project -> project.expressions().forEach(visitor);
      case Join join -> visitNullable(join.predicate(), visitor);
      case Apply apply -> visitNullable(apply.predicate(), visitor);
      case Aggregate aggregate -> {
        for (AggregateCall call : aggregate.aggregates()) {
          visitNullable(call.argument(), visitor);
          visitNullable(call.separator(), visitor);
        }
      }
      case Top top -> {
        visitNullable(top.count(), visitor);
        visitNullable(top.offset(), visitor);
      }
      case Insert insert -> insert.values().forEach(value -> visitNullable(value, visitor));
      case Update update -> {
        update.values().forEach(visitor);
        update.assignments().forEach(assignment -> visitor.accept(assignment.value()));
      }
      case Delete _ -> {}
    }
  }

  private static void visitNullable(
      @Nullable BoundExpression expression, Consumer<BoundExpression> visitor) {
    if (expression != null) {
      visitor.accept(expression);
    }
  }

  /** The columns that the operator itself needs of its inputs, or of rows outside. */
  public static ColumnSet ownReferences(LogicalPlan plan) {
    ColumnSet columns = new ColumnSet();
    forEachExpression(plan, expression -> Expressions.addColumns(expression, columns));
    switch (plan) {
      case Aggregate aggregate -> aggregate.keys().forEach(columns::add);
      case Sort sort -> sort.keys().forEach(key -> columns.add(key.column()));
      case Top top -> top.keys().forEach(key -> columns.add(key.column()));
      case Update update -> {
        columns.add(update.locator());
        update.deleted().forEach(columns::add);
        update.returning().forEach(expression -> Expressions.addColumns(expression, columns));
        columns.removeAll(new ColumnSet(update.inserted()));
      }
      case Delete delete -> {
        columns.add(delete.locator());
        delete.deleted().forEach(columns::add);
        delete.returning().forEach(expression -> Expressions.addColumns(expression, columns));
      }
      case Insert insert -> {
        insert.returning().forEach(expression -> Expressions.addColumns(expression, columns));
        columns.removeAll(new ColumnSet(insert.inserted()));
      }
      case Get _,
          SystemGet _,
          Values _,
          Filter _,
          Project _,
          Join _,
          Apply _,
          UnionAll _,
          SingleRow _ -> {}
    }
    return columns;
  }

  /** The columns that a subtree takes from rows outside of it: not empty where it is correlated. */
  public static ColumnSet outerReferences(LogicalPlan plan) {
    ColumnSet outer = ownReferences(plan);
    ColumnSet available = new ColumnSet();
    for (LogicalPlan input : inputs(plan)) {
      outer.addAll(outerReferences(input));
      available.addAll(new ColumnSet(input.output()));
    }
    outer.removeAll(available);
    return outer;
  }

  /** The subtree with every expression rewritten, also those of its inputs. */
  public static LogicalPlan rewriteExpressions(
      LogicalPlan plan, UnaryOperator<BoundExpression> rewrite) {
    return PlanExpressions.rewrite(
        rewriteInputs(plan, input -> rewriteExpressions(input, rewrite)), rewrite);
  }
}
