package io.skerry.optimize;

import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces references to columns by expressions. */
final class Substitution {
  private final Map<Integer, BoundExpression> byColumn = new HashMap<>();

  /** Puts the expressions of a projection in the place of its columns. */
  static Substitution of(LogicalPlan.Project project) {
    Substitution substitution = new Substitution();
    for (int i = 0; i < project.output().size(); i++) {
      substitution.byColumn.put(project.output().get(i).id(), project.expressions().get(i));
    }
    return substitution;
  }

  /** Puts columns in the place of others, by position. */
  static Substitution ofColumns(List<BoundColumn> from, List<BoundColumn> to) {
    Substitution substitution = new Substitution();
    for (int i = 0; i < from.size(); i++) {
      substitution.byColumn.put(from.get(i).id(), new ColumnReference(to.get(i)));
    }
    return substitution;
  }

  /** Puts expressions in the place of columns, by position. */
  static Substitution ofExpressions(List<BoundColumn> from, List<BoundExpression> to) {
    Substitution substitution = new Substitution();
    for (int i = 0; i < from.size(); i++) {
      substitution.byColumn.put(from.get(i).id(), to.get(i));
    }
    return substitution;
  }

  BoundExpression apply(BoundExpression expression) {
    return Expressions.rewrite(
        expression,
        node ->
            node instanceof ColumnReference(var column)
                ? byColumn.getOrDefault(column.id(), node)
                : node);
  }
}
