package io.skerry.optimize;

import io.skerry.bind.BoundExpression;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.LogicalPlan.Join;
import io.skerry.logical.Plans;
import io.skerry.physical.JoinKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders inner joins of three tables and more so that intermediate results are small: by dynamic
 * programming over all trees up to {@value #EXACT_MAX} tables (Selinger et al., 1979; Moerkotte and
 * Neumann, "Analysis of two existing and one new dynamic programming algorithm", 2006), beyond that
 * by always joining the pair with the fewest rows.
 *
 * <pre>
 * Join a.x = b.x                       Join a.x = b.x
 *   Join (all pairs)                     Join b.y = c.y
 *     Get a                      =>        Get b
 *     Get c                                Get c
 *   Get b                                Get a
 * </pre>
 */
final class OrderJoins implements Pass {
  private static final int EXACT_MAX = 8;

  /** Sets of tables are kept in the bits of a long; a larger join keeps the order of its text. */
  private static final int TABLES_MAX = 63;

  @Override
  public String name() {
    return "order_joins";
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan, PassContext context) {
    if (!(plan instanceof Join join) || join.kind() != JoinKind.INNER) {
      return Plans.rewriteInputs(plan, input -> apply(input, context));
    }
    List<LogicalPlan> relations = new ArrayList<>();
    List<BoundExpression> predicates = new ArrayList<>();
    collect(join, relations, predicates);
    List<LogicalPlan> ordered = new ArrayList<>();
    relations.forEach(relation -> ordered.add(apply(relation, context)));
    if (ordered.size() < 3) {
      return Join.of(join.kind(), ordered.getFirst(), ordered.get(1), join.predicate());
    }
    if (ordered.size() > TABLES_MAX) {
      return join;
    }
    Graph graph = new Graph(ordered, predicates, context.cardinality());
    return ordered.size() <= EXACT_MAX ? exact(graph) : greedy(graph);
  }

  private static void collect(
      LogicalPlan plan, List<LogicalPlan> relations, List<BoundExpression> predicates) {
    if (plan instanceof Join join && join.kind() == JoinKind.INNER) {
      collect(join.left(), relations, predicates);
      collect(join.right(), relations, predicates);
      Expressions.addConjuncts(join.predicate(), predicates);
    } else {
      relations.add(plan);
    }
  }

  /**
   * A join tree over the relations whose bits are set in {@code members}; {@code cost} is the sum
   * of all its joins' rows.
   */
  private record Tree(long members, LogicalPlan plan, double rows, double cost) {}

  /** The relations and the predicates between them. */
  private static final class Graph {
    final List<Tree> leaves = new ArrayList<>();
    private final List<ColumnSet> columns = new ArrayList<>();
    private final List<BoundExpression> predicates;
    private final List<Long> needs = new ArrayList<>();
    private final Cardinality cardinality;

    Graph(List<LogicalPlan> relations, List<BoundExpression> predicates, Cardinality cardinality) {
      this.predicates = predicates;
      this.cardinality = cardinality;
      for (int i = 0; i < relations.size(); i++) {
        LogicalPlan relation = relations.get(i);
        columns.add(new ColumnSet(relation.output()));
        leaves.add(new Tree(1L << i, relation, cardinality.rows(relation), 0));
      }
      for (BoundExpression predicate : predicates) {
        ColumnSet referenced = Expressions.columns(predicate);
        long members = 0;
        for (int i = 0; i < columns.size(); i++) {
          members |= columns.get(i).intersects(referenced) ? 1L << i : 0;
        }
        needs.add(members);
      }
    }

    /**
     * The join of two trees by all predicates that become possible with it; null if there is none.
     */
    @Nullable Tree connect(Tree left, Tree right) {
      Tree joined = join(left, right);
      boolean connected = ((Join) joined.plan()).predicate() != null;
      return connected ? joined : null;
    }

    Tree join(Tree left, Tree right) {
      long members = left.members() | right.members();
      List<BoundExpression> between = new ArrayList<>();
      for (int i = 0; i < predicates.size(); i++) {
        long need = needs.get(i);
        boolean possible = (need & ~members) == 0;
        boolean before = (need & ~left.members()) == 0 || (need & ~right.members()) == 0;
        if (possible && !before) {
          between.add(predicates.get(i));
        }
      }
      BoundExpression predicate = Expressions.conjunction(between);
      double rows =
          cardinality.joinRows(left.plan(), left.rows(), right.plan(), right.rows(), predicate);
      LogicalPlan plan = Join.of(JoinKind.INNER, left.plan(), right.plan(), predicate);
      return new Tree(members, plan, rows, left.cost() + right.cost() + rows);
    }
  }

  private static LogicalPlan exact(Graph graph) {
    int count = graph.leaves.size();
    @Nullable Tree[] best = new Tree[1 << count];
    graph.leaves.forEach(leaf -> best[(int) leaf.members()] = leaf);
    for (int members = 1; members < best.length; members++) {
      if (Integer.bitCount(members) > 1) {
        best[members] = bestTree(graph, best, members);
      }
    }
    Tree whole = best[best.length - 1];
    return whole == null ? greedy(graph) : whole.plan();
  }

  /** The cheapest tree of two connected parts; null where the relations are not connected. */
  private static @Nullable Tree bestTree(Graph graph, @Nullable Tree[] best, int members) {
    Tree cheapest = null;
    for (int left = (members - 1) & members; left > 0; left = (left - 1) & members) {
      Tree l = best[left];
      Tree r = best[members & ~left];
      if (left < (members & ~left) || l == null || r == null) {
        continue;
      }
      Tree joined = graph.connect(l, r);
      if (joined != null && (cheapest == null || joined.cost() < cheapest.cost())) {
        cheapest = joined;
      }
    }
    return cheapest;
  }

  private static LogicalPlan greedy(Graph graph) {
    List<Tree> trees = new ArrayList<>(graph.leaves);
    while (trees.size() > 1) {
      Tree best = null;
      Tree bestLeft = trees.getFirst();
      Tree bestRight = trees.getLast();
      boolean bestConnected = false;
      for (int i = 0; i < trees.size(); i++) {
        for (int j = i + 1; j < trees.size(); j++) {
          Tree joined = graph.connect(trees.get(i), trees.get(j));
          boolean connected = joined != null;
          if (joined == null) {
            joined = graph.join(trees.get(i), trees.get(j));
          }
          boolean better =
              best == null
                  || connected && !bestConnected
                  || connected == bestConnected && joined.rows() < best.rows();
          if (better) {
            best = joined;
            bestLeft = trees.get(i);
            bestRight = trees.get(j);
            bestConnected = connected;
          }
        }
      }
      Tree left = bestLeft;
      Tree right = bestRight;
      trees.removeIf(tree -> Expressions.same(tree, left) || Expressions.same(tree, right));
      if (best != null) {
        trees.add(best);
      }
    }
    return trees.getFirst().plan();
  }
}
