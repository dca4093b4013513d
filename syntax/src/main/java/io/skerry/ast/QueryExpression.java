package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query without its order. */
public sealed interface QueryExpression {
  Position position();

  /**
   * SELECT ... FROM ... WHERE ... GROUP BY ... HAVING ...
   *
   * @param from tables separated by commas; empty without FROM
   * @param windows of the WINDOW clause
   */
  record Specification(
      boolean distinct,
      @Nullable Top top,
      List<SelectItem> items,
      List<TableSource> from,
      @Nullable Condition where,
      @Nullable GroupBy groupBy,
      @Nullable Condition having,
      List<NamedWindow> windows,
      Position position)
      implements QueryExpression {}

  /**
   * Inputs joined by one set operator, applied from the left.
   *
   * @param inputs two or more; more than two where the text chains the same operator
   */
  record SetOperation(SetOperator operator, List<QueryExpression> inputs, Position position)
      implements QueryExpression {}

  enum SetOperator {
    UNION,
    UNION_ALL,
    INTERSECT,
    EXCEPT
  }

  record Top(Expression count, boolean percent, boolean withTies) {}

  record NamedWindow(String name, Over definition) {}

  /**
   * GROUP BY.
   *
   * @param all the obsolete GROUP BY ALL
   */
  record GroupBy(List<GroupingElement> elements, boolean all) {}

  sealed interface GroupingElement {
    record Single(Expression expression) implements GroupingElement {}

    /**
     * {@code (a, b)} inside ROLLUP, CUBE or GROUPING SETS; empty for the grand total {@code ()}.
     */
    record Composite(List<Expression> expressions) implements GroupingElement {}

    record Rollup(List<GroupingElement> elements) implements GroupingElement {}

    record Cube(List<GroupingElement> elements) implements GroupingElement {}

    record GroupingSets(List<GroupingElement> elements) implements GroupingElement {}
  }
}
