package io.skerry.analysis;

import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.logical.LogicalPlan;
import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds values and conditions that stand alone: plans of one row and one column. */
public final class ScalarBinder {
  private final Binder binder;

  ScalarBinder(Binder binder) {
    this.binder = binder;
  }

  /** A value, converted to {@code target} where that is not null. */
  public LogicalPlan value(Expression expression, @Nullable SqlType target) {
    Site site = new Site(Scope.EMPTY, Site.Clause.VALUE, null);
    BoundExpression value = binder.expressions.bind(expression, site);
    return oneColumn(target == null ? value : binder.coercion.to(value, target), site);
  }

  /** A condition, as a bit. */
  public LogicalPlan condition(Condition condition) {
    Site site = new Site(Scope.EMPTY, Site.Clause.VALUE, null);
    return oneColumn(binder.conditions.bind(condition, site), site);
  }

  private LogicalPlan oneColumn(BoundExpression value, Site site) {
    BoundColumn column = binder.context.newColumn("", value.type(), value.nullable());
    LogicalPlan input = site.attach(LogicalPlan.Values.ONE_ROW);
    return new LogicalPlan.Project(input, List.of(value), List.of(column));
  }
}
