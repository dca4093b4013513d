package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.catalog.Index;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.physical.PhysicalPlan;
import io.skerry.physical.ScanRange;
import io.skerry.physical.SortKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One way to read a table: an index, a range of it, and what is left to check of each row. */
final class AccessPath {
  /** What reading a row costs, in the time that a row of a clustered scan takes. */
  private static final double COVERING_ROW_COST = 0.7;

  private static final double LOOKUP_COST = 6;
  static final double SEEK_COST = 5;

  private final LogicalPlan.Get get;
  private final @Nullable Index index;
  private final List<BoundExpression> equal = new ArrayList<>();
  private final List<BoundExpression> residual;
  private final ColumnSet fixed = new ColumnSet();
  private ScanRange.@Nullable End lower;
  private ScanRange.@Nullable End upper;
  private double rangeRows;
  private boolean unique;

  /**
   * @param index null for a heap
   */
  AccessPath(
      LogicalPlan.Get get,
      @Nullable Index index,
      List<BoundExpression> predicates,
      double tableRows) {
    this.get = get;
    this.index = index;
    this.residual = new ArrayList<>(predicates);
    this.rangeRows = tableRows;
    if (index != null) {
      matchKey(index, tableRows);
    }
  }

  private void matchKey(Index matched, double tableRows) {
    ColumnSet own = new ColumnSet(get.output());
    for (Index.IndexColumn keyColumn : matched.columns()) {
      int at = get.ordinals().indexOf(keyColumn.ordinal());
      if (at < 0) {
        return;
      }
      BoundColumn column = get.columns().get(at);
      if (!matchEqual(column, own)) {
        matchRange(column, own);
        return;
      }
      rangeRows *= Cardinality.equalFraction(tableRows);
    }
    if (matched.unique()) {
      unique = true;
      rangeRows = 1;
      get.output().forEach(fixed::add);
    }
  }

  private boolean matchEqual(BoundColumn column, ColumnSet own) {
    for (BoundExpression predicate : residual) {
      KeyValues.KeyBound bound = KeyValues.of(predicate, column, own);
      if (bound != null && bound.operator() == Comparison.Operator.EQUAL) {
        equal.add(bound.value());
        fixed.add(column);
        if (bound.exact()) {
          residual.remove(predicate);
        }
        return true;
      }
    }
    return false;
  }

  private void matchRange(BoundColumn column, ColumnSet own) {
    for (BoundExpression predicate : List.copyOf(residual)) {
      KeyValues.KeyBound bound = KeyValues.of(predicate, column, own);
      if (bound == null) {
        continue;
      }
      boolean taken =
          switch (bound.operator()) {
            case GREATER, GREATER_OR_EQUAL -> takeLower(bound);
            case LESS, LESS_OR_EQUAL -> takeUpper(bound);
            case EQUAL, NOT_EQUAL -> false;
          };
      if (taken) {
        rangeRows *= Cardinality.RANGE_FRACTION;
        if (bound.exact()) {
          residual.remove(predicate);
        }
      }
    }
  }

  private boolean takeLower(KeyValues.KeyBound bound) {
    if (lower != null) {
      return false;
    }
    boolean inclusive = bound.operator() == Comparison.Operator.GREATER_OR_EQUAL;
    lower = new ScanRange.End(bound.value(), inclusive);
    return true;
  }

  private boolean takeUpper(KeyValues.KeyBound bound) {
    if (upper != null) {
      return false;
    }
    boolean inclusive = bound.operator() == Comparison.Operator.LESS_OR_EQUAL;
    upper = new ScanRange.End(bound.value(), inclusive);
    return true;
  }

  boolean isSeek() {
    return !equal.isEmpty() || lower != null || upper != null;
  }

  /** Whether at most one row is read. */
  boolean isUnique() {
    return unique;
  }

  @Nullable Index index() {
    return index;
  }

  /** How many of the key's first columns are given by value. */
  int equalCount() {
    return equal.size();
  }

  /** The columns that have one value in all rows read. */
  ColumnSet fixed() {
    return fixed;
  }

  /** The rows that are read, before the residual. */
  double rangeRows() {
    return Math.max(1, rangeRows);
  }

  /** The rows that come out. */
  double rows() {
    double rows = rangeRows();
    for (BoundExpression predicate : residual) {
      rows *= Cardinality.selectivity(predicate, rangeRows());
    }
    return Math.max(1, rows);
  }

  double cost() {
    double perRow = index == null || index.clustered() ? 1 : COVERING_ROW_COST;
    if (!isCovering()) {
      perRow += LOOKUP_COST;
    }
    return SEEK_COST + rangeRows() * perRow;
  }

  private boolean isCovering() {
    if (index == null || index.clustered()) {
      return true;
    }
    if (get.locator() != null) {
      return false;
    }
    Set<Integer> inIndex = new HashSet<>(index.included());
    index.columns().forEach(column -> inIndex.add(column.ordinal()));
    Index clustered = get.table().clusteredIndex();
    if (clustered != null) {
      clustered.columns().forEach(column -> inIndex.add(column.ordinal()));
    }
    return inIndex.containsAll(get.ordinals());
  }

  /** The order of the rows, as far as the columns are read. */
  List<SortKey> order(boolean descending) {
    List<SortKey> order = new ArrayList<>();
    if (index == null) {
      return order;
    }
    for (Index.IndexColumn keyColumn : index.columns()) {
      int at = get.ordinals().indexOf(keyColumn.ordinal());
      if (at < 0) {
        break;
      }
      order.add(new SortKey(get.columns().get(at), keyColumn.descending() != descending));
    }
    return order;
  }

  PhysicalPlan.TableScan scan(boolean descending) {
    ScanRange range = isSeek() ? new ScanRange(equal, lower, upper) : ScanRange.ALL;
    boolean clustered = index == null || index.clustered();
    return new PhysicalPlan.TableScan(
        get.table(),
        clustered ? null : index,
        range,
        descending,
        get.ordinals(),
        Expressions.conjunction(residual),
        get.locator(),
        get.output(),
        rows());
  }
}
