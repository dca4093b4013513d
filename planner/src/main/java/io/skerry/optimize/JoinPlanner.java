package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.bind.BoundExpression.Convert;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.optimize.PhysicalPlanner.Planned;
import io.skerry.optimize.PhysicalPlanner.Wish;
import io.skerry.physical.JoinKind;
import io.skerry.physical.PhysicalPlan;
import io.skerry.types.Conversions;
import io.skerry.types.SqlType;
import io.skerry.types.TypeRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how joins are run: by hash table, by an index of the inner side, or by plain nested
 * loops.
 */
final class JoinPlanner {
  /**
   * What building and probing a hash table cost for a row, in the time that a scanned row takes.
   */
  private static final double BUILD_COST = 2;

  private static final double PROBE_COST = 1;

  /** The left side of an outer join becomes the build side where it is smaller by this factor. */
  private static final double SWAP_FACTOR = 4;

  private static final double ROWS_TO_FIRST_MATCH = 4;

  private final PhysicalPlanner planner;
  private final PassContext context;
  private final Access access;

  JoinPlanner(PhysicalPlanner planner, PassContext context, Access access) {
    this.planner = planner;
    this.context = context;
    this.access = access;
  }

  /** An equality between the sides of a join. */
  private record Equality(BoundExpression left, BoundExpression right) {}

  Planned join(LogicalPlan.Join join, Wish wish) {
    double rows = context.cardinality().rows(join);
    Planned loop = indexLoop(join, wish, rows);
    if (loop != null) {
      return loop;
    }
    ColumnSet leftColumns = new ColumnSet(join.left().output());
    ColumnSet rightColumns = new ColumnSet(join.right().output());
    List<Equality> equalities = new ArrayList<>();
    List<BoundExpression> rest = new ArrayList<>();
    for (BoundExpression conjunct : Expressions.conjuncts(join.predicate())) {
      Equality equality = equality(conjunct, leftColumns, rightColumns);
      if (equality == null) {
        rest.add(conjunct);
      } else {
        equalities.add(equality);
      }
    }
    return equalities.isEmpty() ? nestedLoop(join, wish, rows) : hash(join, equalities, rest, rows);
  }

  private static @Nullable Equality equality(
      BoundExpression predicate, ColumnSet left, ColumnSet right) {
    if (!(predicate instanceof Comparison(var operator, var l, var r))
        || operator != Comparison.Operator.EQUAL) {
      return null;
    }
    ColumnSet ofLeft = Expressions.columns(l);
    ColumnSet ofRight = Expressions.columns(r);
    if (ofLeft.isEmpty() || ofRight.isEmpty()) {
      return null;
    }
    if (left.containsAll(ofLeft) && right.containsAll(ofRight)) {
      return sameForm(l, r);
    }
    return right.containsAll(ofLeft) && left.containsAll(ofRight) ? sameForm(r, l) : null;
  }

  /** Decimals of two scales become decimals of one, so that equal values have equal forms. */
  private static Equality sameForm(BoundExpression left, BoundExpression right) {
    SqlType l = left.type();
    SqlType r = right.type();
    if (!l.kind().isDecimal() || l.scale() == r.scale()) {
      return new Equality(left, right);
    }
    SqlType common = TypeRules.common(l, r);
    return new Equality(converted(left, common), converted(right, common));
  }

  private static BoundExpression converted(BoundExpression value, SqlType type) {
    return value.type().equals(type)
        ? value
        : new Convert(value, type, Conversions.NO_STYLE, false);
  }

  private Planned nestedLoop(LogicalPlan.Join join, Wish wish, double rows) {
    if (join.kind() == JoinKind.RIGHT) {
      LogicalPlan.Join flipped =
          new LogicalPlan.Join(
              JoinKind.LEFT, join.right(), join.left(), join.predicate(), join.output());
      return nestedLoop(flipped, wish, rows);
    }
    if (join.kind() == JoinKind.INNER) {
      return pairs(join, wish, rows);
    }
    Planned left = planner.plan(join.left(), leftWish(join.left(), wish));
    Planned right = planner.plan(join.right(), Wish.NONE);
    PhysicalPlan plan =
        new PhysicalPlan.NestedLoopJoin(
            join.kind(), left.plan(), right.plan(), join.predicate(), output(join));
    // The right rows of a full join that match nothing come last, with NULLs for the left.
    return join.kind() == JoinKind.FULL
        ? Planned.unordered(plan, rows)
        : new Planned(plan, left.order(), left.fixed(), rows);
  }

  /**
   * Inner loops: the inner side is read as often as the outer side has rows, so the smaller one is
   * outside.
   */
  private Planned pairs(LogicalPlan.Join join, Wish wish, double rows) {
    Planned left = planner.plan(join.left(), leftWish(join.left(), wish));
    Planned right = planner.plan(join.right(), leftWish(join.right(), wish));
    boolean swap = right.rows() < left.rows();
    Planned outer = swap ? right : left;
    Planned inner = swap ? left : right;
    PhysicalPlan plan =
        new PhysicalPlan.NestedLoopJoin(
            JoinKind.INNER,
            outer.plan(),
            inner.plan(),
            join.predicate(),
            LogicalPlan.joinOutput(JoinKind.INNER, outer.plan().output(), inner.plan().output()));
    LogicalPlan outerLogical = swap ? join.right() : join.left();
    return ScalarSubqueries.isExactlyOneRow(outerLogical)
        ? new Planned(plan, inner.order(), inner.fixed(), rows)
        : new Planned(plan, outer.order(), outer.fixed(), rows);
  }

  /** The order that is wanted, if it is one of the left side's columns only. */
  private static Wish leftWish(LogicalPlan left, Wish wish) {
    ColumnSet columns = new ColumnSet(left.output());
    boolean ofLeft = wish.order().stream().allMatch(key -> columns.contains(key.column()));
    return ofLeft ? wish : Wish.NONE;
  }

  private static List<BoundColumn> output(LogicalPlan.Join join) {
    return LogicalPlan.joinOutput(join.kind(), join.left().output(), join.right().output());
  }

  /** A key of a hash join as a column: a computed one is added to the input. */
  private final class Side {
    final List<BoundColumn> keys = new ArrayList<>();
    private final PhysicalPlan input;
    private final List<BoundExpression> computed = new ArrayList<>();
    private final List<BoundColumn> computedColumns = new ArrayList<>();

    Side(PhysicalPlan input) {
      this.input = input;
    }

    void addKey(BoundExpression key) {
      if (key instanceof ColumnReference(var column)) {
        keys.add(column);
        return;
      }
      BoundColumn column = context.newColumn("", key.type(), key.nullable());
      computed.add(key);
      computedColumns.add(column);
      keys.add(column);
    }

    PhysicalPlan plan() {
      if (computed.isEmpty()) {
        return input;
      }
      List<BoundExpression> expressions = new ArrayList<>();
      List<BoundColumn> output = new ArrayList<>(input.output());
      input.output().forEach(column -> expressions.add(new ColumnReference(column)));
      expressions.addAll(computed);
      output.addAll(computedColumns);
      return new PhysicalPlan.Project(input, expressions, output);
    }
  }

  private Planned hash(
      LogicalPlan.Join join, List<Equality> equalities, List<BoundExpression> rest, double rows) {
    Planned left = planner.plan(join.left(), Wish.NONE);
    Planned right = planner.plan(join.right(), Wish.NONE);
    boolean swap = isBetterSwapped(join.kind(), left.rows(), right.rows());
    Side leftSide = new Side(left.plan());
    Side rightSide = new Side(right.plan());
    for (Equality equality : equalities) {
      leftSide.addKey(equality.left());
      rightSide.addKey(equality.right());
    }
    Side probe = swap ? rightSide : leftSide;
    Side build = swap ? leftSide : rightSide;
    PhysicalPlan probePlan = probe.plan();
    PhysicalPlan buildPlan = build.plan();
    JoinKind kind = swap ? swapped(join.kind()) : join.kind();
    PhysicalPlan plan =
        new PhysicalPlan.HashJoin(
            kind,
            probePlan,
            buildPlan,
            probe.keys,
            build.keys,
            Expressions.conjunction(rest),
            LogicalPlan.joinOutput(kind, probePlan.output(), buildPlan.output()));
    return Planned.unordered(plan, rows);
  }

  /** Whether the left side should be the one that the hash table is built of. */
  private static boolean isBetterSwapped(JoinKind kind, double left, double right) {
    return switch (kind) {
      case INNER -> left < right;
      case LEFT, RIGHT, FULL -> left * SWAP_FACTOR < right;
      case SEMI, ANTI -> false;
    };
  }

  private static JoinKind swapped(JoinKind kind) {
    return switch (kind) {
      case LEFT -> JoinKind.RIGHT;
      case RIGHT -> JoinKind.LEFT;
      case INNER, FULL, SEMI, ANTI -> kind;
    };
  }

  /**
   * Nested loops over an index of the inner side, where that is cheaper than to read the inner side
   * whole; else null.
   */
  private @Nullable Planned indexLoop(LogicalPlan.Join join, Wish wish, double rows) {
    return switch (join.kind()) {
      case INNER -> {
        Planned forward = indexLoop(join, join.left(), join.right(), wish, rows);
        yield forward != null ? forward : indexLoop(join, join.right(), join.left(), wish, rows);
      }
      case LEFT, SEMI, ANTI -> indexLoop(join, join.left(), join.right(), wish, rows);
      case RIGHT -> {
        LogicalPlan.Join flipped =
            LogicalPlan.Join.of(JoinKind.LEFT, join.right(), join.left(), join.predicate());
        yield indexLoop(flipped, flipped.left(), flipped.right(), wish, rows);
      }
      case FULL -> null;
    };
  }

  private @Nullable Planned indexLoop(
      LogicalPlan.Join join, LogicalPlan outer, LogicalPlan inner, Wish wish, double rows) {
    LogicalPlan.Get get = null;
    List<BoundExpression> predicates = new ArrayList<>();
    if (inner instanceof LogicalPlan.Get table) {
      get = table;
    } else if (inner instanceof LogicalPlan.Filter(var input, var predicate)
        && input instanceof LogicalPlan.Get table) {
      get = table;
      Expressions.addConjuncts(predicate, predicates);
    }
    if (get == null) {
      return null;
    }
    List<BoundExpression> alone = List.copyOf(predicates);
    Expressions.addConjuncts(join.predicate(), predicates);
    AccessPath correlated = access.choose(get, predicates, List.of(), Double.POSITIVE_INFINITY);
    AccessPath whole = access.choose(get, alone, List.of(), Double.POSITIVE_INFINITY);
    if (correlated.equalCount() <= whole.equalCount()) {
      return null;
    }
    Wish outerWish = leftWish(outer, wish);
    Planned outerPlan = planner.plan(outer, outerWish);
    double loopCost =
        Math.min(outerPlan.rows(), outerWish.rows()) * seekCost(join.kind(), correlated);
    double hashCost =
        whole.cost()
            + BUILD_COST * Math.min(outerPlan.rows(), whole.rows())
            + PROBE_COST * Math.max(outerPlan.rows(), whole.rows());
    if (loopCost > hashCost) {
      return null;
    }
    PhysicalPlan scan = correlated.scan(false);
    PhysicalPlan plan =
        new PhysicalPlan.NestedLoopJoin(
            join.kind(),
            outerPlan.plan(),
            scan,
            null,
            LogicalPlan.joinOutput(join.kind(), outerPlan.plan().output(), scan.output()));
    return new Planned(plan, outerPlan.order(), outerPlan.fixed(), rows);
  }

  /** A seek for each outer row; whether there is a match is known after the first few rows. */
  private static double seekCost(JoinKind kind, AccessPath path) {
    boolean firstIsEnough = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    double share = firstIsEnough ? Math.min(1, ROWS_TO_FIRST_MATCH / path.rangeRows()) : 1;
    return AccessPath.SEEK_COST + (path.cost() - AccessPath.SEEK_COST) * share;
  }

  /** An apply runs its right side anew for each left row. */
  Planned apply(LogicalPlan.Apply apply, Wish wish) {
    Planned left = planner.plan(apply.left(), leftWish(apply.left(), wish));
    Planned right = planner.plan(apply.right(), Wish.NONE);
    PhysicalPlan plan =
        new PhysicalPlan.NestedLoopJoin(
            apply.kind(),
            left.plan(),
            right.plan(),
            apply.predicate(),
            LogicalPlan.joinOutput(apply.kind(), left.plan().output(), right.plan().output()));
    return new Planned(plan, left.order(), left.fixed(), context.cardinality().rows(apply));
  }
}
