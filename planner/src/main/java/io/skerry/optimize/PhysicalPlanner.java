package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.Plans;
import io.skerry.physical.PhysicalPlan;
import io.skerry.physical.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses operators: from the logical to the physical plan, from the top down with the order that
 * is wanted of each input, so that an index may give it.
 */
final class PhysicalPlanner {
  private final Cardinality cardinality;
  private final Access access;
  private final JoinPlanner joins;

  PhysicalPlanner(PassContext context) {
    this.cardinality = context.cardinality();
    this.access = new Access(cardinality);
    this.joins = new JoinPlanner(this, context, access);
  }

  /**
   * What is wanted of the rows, as a wish.
   *
   * @param order in which they would be of use; empty for any
   * @param rows of which only so many will be asked for; infinity for all
   */
  record Wish(List<SortKey> order, double rows) {
    static final Wish NONE = new Wish(List.of(), Double.POSITIVE_INFINITY);

    Wish withOrder(List<SortKey> other) {
      return new Wish(other, rows);
    }
  }

  /**
   * A plan and what is known of its rows.
   *
   * @param order of the rows; empty where nothing is known
   * @param fixed columns that have one value in all rows
   */
  record Planned(PhysicalPlan plan, List<SortKey> order, ColumnSet fixed, double rows) {
    static Planned unordered(PhysicalPlan plan, double rows) {
      return new Planned(plan, List.of(), new ColumnSet(), rows);
    }

    Planned with(PhysicalPlan other) {
      return new Planned(other, order, fixed, rows);
    }

    boolean has(List<SortKey> wanted) {
      return Orders.satisfies(order, fixed, wanted);
    }
  }

  PhysicalPlan plan(LogicalPlan plan) {
    return plan(plan, Wish.NONE).plan();
  }

  Planned plan(LogicalPlan plan, Wish wish) {
    return switch (plan) {
      case LogicalPlan.Get get -> scan(get, List.of(), wish);
      case LogicalPlan.SystemGet get ->
          Planned.unordered(
              new PhysicalPlan.SystemViewScan(
                  get.database(), get.view(), get.ordinals(), get.output()),
              cardinality.rows(get));
      case LogicalPlan.Values values ->
          Planned.unordered(
              new PhysicalPlan.Values(values.rows(), values.output()), values.rows().size());
      case LogicalPlan.Filter filter -> filter(filter, wish);
      case LogicalPlan.Project project -> project(project, wish);
      case LogicalPlan.Join join -> joins.join(join, wish);
      case LogicalPlan.Apply apply -> joins.apply(apply, wish);
      case LogicalPlan.Aggregate aggregate -> aggregate(aggregate);
      case LogicalPlan.Sort sort -> sort(sort, wish);
      case LogicalPlan.Top top -> top(top);
      case LogicalPlan.UnionAll union -> union(union);
      case LogicalPlan.SingleRow single ->
          Planned.unordered(new PhysicalPlan.SingleRow(plan(single.input(), Wish.NONE).plan()), 1);
      case LogicalPlan.Insert insert -> insert(insert);
      case LogicalPlan.Update update -> update(update);
      case LogicalPlan.Delete delete -> delete(delete);
    };
  }

  private Planned scan(LogicalPlan.Get get, List<BoundExpression> predicates, Wish wish) {
    AccessPath path = access.choose(get, predicates, wish.order(), wish.rows());
    return scan(path, wish);
  }

  /** The scan of a path, read in the direction that is wanted if one is. */
  static Planned scan(AccessPath path, Wish wish) {
    Boolean direction = Access.direction(path, wish.order());
    boolean descending = direction != null && direction;
    return new Planned(path.scan(descending), path.order(descending), path.fixed(), path.rows());
  }

  private Planned filter(LogicalPlan.Filter filter, Wish wish) {
    if (filter.input() instanceof LogicalPlan.Get get) {
      return scan(get, Expressions.conjuncts(filter.predicate()), wish);
    }
    Planned input = plan(filter.input(), new Wish(wish.order(), Double.POSITIVE_INFINITY));
    double rows =
        Math.max(1, input.rows() * Cardinality.selectivity(filter.predicate(), input.rows()));
    return new Planned(
        new PhysicalPlan.Filter(input.plan(), filter.predicate()),
        input.order(),
        input.fixed(),
        rows);
  }

  private Planned project(LogicalPlan.Project project, Wish wish) {
    Planned input = plan(project.input(), wish.withOrder(below(project, wish.order())));
    PhysicalPlan plan =
        isPassThrough(project, input.plan().output())
            ? input.plan()
            : ScanColumns.project(project, input.plan());
    return new Planned(
        plan,
        above(project, input.order(), input.fixed()),
        fixedAbove(project, input.fixed()),
        input.rows());
  }

  /**
   * Whether the projection only gives columns of its input, all of them or none: operators find
   * columns by their ids, so that there is nothing to do.
   */
  private static boolean isPassThrough(LogicalPlan.Project project, List<BoundColumn> input) {
    if (project.output().isEmpty()) {
      return true;
    }
    if (input.size() != project.output().size()) {
      return false;
    }
    ColumnSet columns = new ColumnSet(input);
    for (int i = 0; i < input.size(); i++) {
      BoundColumn column = project.output().get(i);
      if (!columns.contains(column)
          || !Expressions.isReferenceTo(project.expressions().get(i), column)) {
        return false;
      }
    }
    return true;
  }

  /** The order as an order of the projection's input; empty where a key is computed. */
  private static List<SortKey> below(LogicalPlan.Project project, List<SortKey> order) {
    List<SortKey> below = new ArrayList<>(order.size());
    for (SortKey key : order) {
      BoundColumn source = null;
      for (int i = 0; i < project.output().size(); i++) {
        if (project.output().get(i).id() == key.column().id()
            && project.expressions().get(i) instanceof ColumnReference(var column)) {
          source = column;
        }
      }
      if (source == null) {
        return List.of();
      }
      below.add(new SortKey(source, key.descending()));
    }
    return below;
  }

  /** The order of the input's rows in the projection's columns, as far as they are passed on. */
  private static List<SortKey> above(
      LogicalPlan.Project project, List<SortKey> order, ColumnSet fixed) {
    List<SortKey> above = new ArrayList<>(order.size());
    for (SortKey key : order) {
      BoundColumn passed = passedOn(project, key.column());
      if (passed == null && fixed.contains(key.column())) {
        continue;
      }
      if (passed == null) {
        break;
      }
      above.add(new SortKey(passed, key.descending()));
    }
    return above;
  }

  private static @Nullable BoundColumn passedOn(LogicalPlan.Project project, BoundColumn column) {
    for (int i = 0; i < project.output().size(); i++) {
      if (Expressions.isReferenceTo(project.expressions().get(i), column)) {
        return project.output().get(i);
      }
    }
    return null;
  }

  private static ColumnSet fixedAbove(LogicalPlan.Project project, ColumnSet fixed) {
    ColumnSet above = new ColumnSet();
    for (int i = 0; i < project.output().size(); i++) {
      ColumnSet columns = Expressions.columns(project.expressions().get(i));
      if (fixed.containsAll(columns) && Determinism.isStable(project.expressions().get(i))) {
        above.add(project.output().get(i));
      }
    }
    return above;
  }

  private Planned aggregate(LogicalPlan.Aggregate aggregate) {
    List<SortKey> byKeys = new ArrayList<>();
    aggregate.keys().forEach(key -> byKeys.add(new SortKey(key, false)));
    Planned input = plan(aggregate.input(), Wish.NONE.withOrder(byKeys));
    ColumnSet keys = new ColumnSet(aggregate.keys());
    boolean sorted =
        !aggregate.keys().isEmpty() && Orders.groups(input.order(), input.fixed(), keys);
    List<SortKey> order = new ArrayList<>();
    if (sorted) {
      for (SortKey key : input.order()) {
        if (keys.contains(key.column())) {
          order.add(key);
        }
      }
    }
    PhysicalPlan plan =
        new PhysicalPlan.Aggregate(
            ScanColumns.trim(input.plan(), Plans.ownReferences(aggregate)),
            aggregate.keys(),
            aggregate.aggregates(),
            sorted,
            aggregate.output());
    return new Planned(plan, order, input.fixed(), cardinality.rows(aggregate));
  }

  private Planned sort(LogicalPlan.Sort sort, Wish wish) {
    Planned input = plan(sort.input(), new Wish(sort.keys(), wish.rows()));
    if (input.has(sort.keys())) {
      return input;
    }
    return new Planned(
        new PhysicalPlan.Sort(input.plan(), sort.keys()), sort.keys(), input.fixed(), input.rows());
  }

  private Planned top(LogicalPlan.Top top) {
    double wanted = Double.POSITIVE_INFINITY;
    if (!top.percent()
        && top.offset() == null
        && top.count() instanceof BoundExpression.Literal(var type, var value)
        && value instanceof Long count) {
      wanted = Math.max(1, count);
    }
    Planned input = plan(top.input(), new Wish(top.keys(), wanted));
    boolean ordered = input.has(top.keys()) && !top.withTies();
    PhysicalPlan plan =
        new PhysicalPlan.Top(
            input.plan(),
            top.count(),
            top.offset(),
            ordered ? List.of() : top.keys(),
            top.percent(),
            top.withTies());
    List<SortKey> order = top.keys().isEmpty() ? input.order() : top.keys();
    return new Planned(plan, order, input.fixed(), Math.min(input.rows(), wanted));
  }

  private Planned union(LogicalPlan.UnionAll union) {
    List<PhysicalPlan> inputs = new ArrayList<>();
    double rows = 0;
    for (LogicalPlan input : union.inputs()) {
      Planned planned = plan(input, Wish.NONE);
      inputs.add(exactly(planned.plan(), input.output()));
      rows += planned.rows();
    }
    return Planned.unordered(new PhysicalPlan.UnionAll(inputs, union.output()), rows);
  }

  /** The plan with these columns in this order. */
  static PhysicalPlan exactly(PhysicalPlan plan, List<BoundColumn> columns) {
    boolean same = plan.output().size() == columns.size();
    for (int i = 0; same && i < columns.size(); i++) {
      same = plan.output().get(i).id() == columns.get(i).id();
    }
    if (same) {
      return plan;
    }
    List<BoundExpression> passed = new ArrayList<>();
    columns.forEach(column -> passed.add(new ColumnReference(column)));
    return new PhysicalPlan.Project(plan, passed, columns);
  }

  private Planned insert(LogicalPlan.Insert insert) {
    Planned source = plan(insert.source(), Wish.NONE);
    return Planned.unordered(
        new PhysicalPlan.Insert(
            insert.table(),
            source.plan(),
            insert.values(),
            insert.explicitIdentity(),
            insert.inserted(),
            insert.returning(),
            insert.output()),
        source.rows());
  }

  private Planned update(LogicalPlan.Update update) {
    Planned source = plan(update.source(), Wish.NONE);
    return Planned.unordered(
        new PhysicalPlan.Update(
            update.table(),
            source.plan(),
            update.locator(),
            update.deleted(),
            update.changed(),
            update.values(),
            update.assignments(),
            update.inserted(),
            update.returning(),
            update.output()),
        source.rows());
  }

  private Planned delete(LogicalPlan.Delete delete) {
    Planned source = plan(delete.source(), Wish.NONE);
    return Planned.unordered(
        new PhysicalPlan.Delete(
            delete.table(),
            source.plan(),
            delete.locator(),
            delete.deleted(),
            delete.returning(),
            delete.output()),
        source.rows());
  }
}
