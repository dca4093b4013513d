package io.skerry.optimize;

import io.skerry.bind.BoundExpression;
import io.skerry.catalog.Index;
import io.skerry.logical.LogicalPlan;
import io.skerry.physical.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses how a table is read. */
final class Access {
  private static final double SORT_ROW_COST = 0.3;

  private final Cardinality cardinality;

  Access(Cardinality cardinality) {
    this.cardinality = cardinality;
  }

  /**
   * The cheapest path, counting a sort where the path does not give the wanted order.
   *
   * @param rowsWanted of which only so many are asked for in that order; infinity for all
   */
  AccessPath choose(
      LogicalPlan.Get get,
      List<BoundExpression> predicates,
      List<SortKey> wanted,
      double rowsWanted) {
    AccessPath best = null;
    double bestCost = Double.POSITIVE_INFINITY;
    for (AccessPath path : paths(get, predicates)) {
      double cost = cost(path, wanted, rowsWanted);
      if (cost < bestCost) {
        best = path;
        bestCost = cost;
      }
    }
    if (best == null) {
      throw new AssertionError("no way to read " + get.table().name());
    }
    return best;
  }

  List<AccessPath> paths(LogicalPlan.Get get, List<BoundExpression> predicates) {
    double rows = cardinality.tableRows(get.table());
    Index clustered = get.table().clusteredIndex();
    List<AccessPath> paths = new ArrayList<>();
    String hint = get.indexHint();
    for (Index index : get.table().indexes()) {
      boolean demanded = hint == null || index.name().equalsIgnoreCase(hint);
      if (demanded) {
        paths.add(new AccessPath(get, index, predicates, rows));
      }
    }
    if (clustered == null && hint == null) {
      paths.add(new AccessPath(get, null, predicates, rows));
    }
    return paths;
  }

  private static double cost(AccessPath path, List<SortKey> wanted, double rowsWanted) {
    boolean ordered = direction(path, wanted) != null;
    double cost = path.cost();
    if (ordered && rowsWanted < path.rows()) {
      return cost * rowsWanted / path.rows();
    }
    if (ordered || wanted.isEmpty()) {
      return cost;
    }
    double rows = path.rows();
    return cost + rows * Math.log(rows + 1) * SORT_ROW_COST;
  }

  /**
   * Whether the path gives the order when it is read forwards (false) or backwards (true); null for
   * neither.
   */
  static @Nullable Boolean direction(AccessPath path, List<SortKey> wanted) {
    if (wanted.isEmpty() || path.isUnique()) {
      return false;
    }
    for (boolean descending : new boolean[] {false, true}) {
      if (Orders.satisfies(path.order(descending), path.fixed(), wanted)) {
        return descending;
      }
    }
    return null;
  }
}
