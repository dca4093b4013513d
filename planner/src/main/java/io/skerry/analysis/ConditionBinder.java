package io.skerry.analysis;

import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds conditions. NOT is pushed down to the comparisons, so that a subquery's condition need only
 * tell true from the rest: conditions hold where they are true, and AND and OR of what is not true
 * are not true.
 */
final class ConditionBinder {
  private final Binder binder;

  ConditionBinder(Binder binder) {
    this.binder = binder;
  }

  /**
   * A condition that filters rows.
   *
   * @param joins the EXISTS and IN that keep or drop a row as a whole
   */
  record Filtering(List<BoundExpression> predicates, List<Site.Subquery> joins) {}

  BoundExpression bind(Condition condition, Site site) {
    return bind(condition, site, false);
  }

  /** Splits the condition at its ANDs; EXISTS and IN become semi joins and anti joins. */
  Filtering filtering(Condition condition, Site site) {
    Filtering filtering = new Filtering(new ArrayList<>(), new ArrayList<>());
    addFiltering(condition, false, site, filtering);
    return filtering;
  }

  private void addFiltering(Condition condition, boolean negated, Site site, Filtering filtering) {
    switch (condition) {
      case Condition.And and when !negated ->
          and.operands().forEach(operand -> addFiltering(operand, false, site, filtering));
      case Condition.Or or when negated ->
          or.operands().forEach(operand -> addFiltering(operand, true, site, filtering));
      case Condition.Not not -> addFiltering(not.operand(), !negated, site, filtering);
      case Condition.Exists exists ->
          filtering.joins().add(binder.subqueries.existsJoin(exists.query(), negated, site));
      case Condition.InSubquery in ->
          filtering.joins().add(binder.subqueries.inJoin(in, in.negated() != negated, site));
      case Condition.Quantified quantified ->
          filtering.joins().add(binder.subqueries.quantifiedJoin(quantified, negated, site));
      case Condition.And _,
          Condition.Or _,
          Condition.Comparison _,
          Condition.Distinct _,
          Condition.Between _,
          Condition.InList _,
          Condition.Like _,
          Condition.IsNull _,
          Condition.CurrentOf _,
          Condition.ColumnUpdated _ ->
          filtering.predicates().add(bind(condition, site, negated));
    }
  }

  private BoundExpression bind(Condition condition, Site site, boolean negated) {
    return switch (condition) {
      case Condition.And(var operands, var position) ->
          junction(bindAll(operands, site, negated), !negated);
      case Condition.Or(var operands, var position) ->
          junction(bindAll(operands, site, negated), negated);
      case Condition.Not(var operand, var position) -> bind(operand, site, !negated);
      case Condition.Comparison(var operator, var left, var right, var position) -> {
        BoundExpression l = expression(left, site);
        BoundExpression r = expression(right, site);
        Comparison.Operator bound = operator(operator);
        yield binder.operators.compare(negated ? opposite(bound) : bound, l, r);
      }
      case Condition.Distinct distinct -> distinct(distinct, site, negated);
      case Condition.Between between -> between(between, site, between.negated() != negated);
      case Condition.InList in -> inList(in, site, in.negated() != negated);
      case Condition.InSubquery in -> binder.subqueries.in(in, in.negated() != negated, site);
      case Condition.Like like -> like(like, site, like.negated() != negated);
      case Condition.IsNull(var value, var not, var position) -> {
        BoundExpression isNull = new BoundExpression.IsNull(expression(value, site));
        yield not != negated ? new BoundExpression.Not(isNull) : isNull;
      }
      case Condition.Exists(var query, var position) ->
          binder.subqueries.exists(query, negated, site);
      case Condition.Quantified quantified ->
          binder.subqueries.quantified(quantified, negated, site);
      case Condition.CurrentOf at ->
          throw new SqlException(SqlError.UNSUPPORTED_OPTION, "CURRENT OF")
              .atLine(at.position().line());
      case Condition.ColumnUpdated at ->
          throw new SqlException(SqlError.UNSUPPORTED_OPTION, "UPDATE()")
              .atLine(at.position().line());
    };
  }

  private List<BoundExpression> bindAll(List<Condition> conditions, Site site, boolean negated) {
    List<BoundExpression> bound = new ArrayList<>(conditions.size());
    conditions.forEach(condition -> bound.add(bind(condition, site, negated)));
    return bound;
  }

  private static BoundExpression junction(List<BoundExpression> operands, boolean and) {
    return and ? new BoundExpression.And(operands) : new BoundExpression.Or(operands);
  }

  private BoundExpression expression(Expression expression, Site site) {
    return binder.expressions.bind(expression, site);
  }

  static Comparison.Operator operator(Condition.ComparisonOperator operator) {
    return switch (operator) {
      case EQUAL -> Comparison.Operator.EQUAL;
      case NOT_EQUAL -> Comparison.Operator.NOT_EQUAL;
      case LESS -> Comparison.Operator.LESS;
      case LESS_OR_EQUAL -> Comparison.Operator.LESS_OR_EQUAL;
      case GREATER -> Comparison.Operator.GREATER;
      case GREATER_OR_EQUAL -> Comparison.Operator.GREATER_OR_EQUAL;
    };
  }

  /** The operator that is true where this one is false. */
  static Comparison.Operator opposite(Comparison.Operator operator) {
    return switch (operator) {
      case EQUAL -> Comparison.Operator.NOT_EQUAL;
      case NOT_EQUAL -> Comparison.Operator.EQUAL;
      case LESS -> Comparison.Operator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> Comparison.Operator.GREATER;
      case GREATER -> Comparison.Operator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> Comparison.Operator.LESS;
    };
  }

  private BoundExpression between(Condition.Between between, Site site, boolean negated) {
    BoundExpression value = expression(between.value(), site);
    BoundExpression low = expression(between.low(), site);
    BoundExpression high = expression(between.high(), site);
    Comparison.Operator above =
        negated ? Comparison.Operator.LESS : Comparison.Operator.GREATER_OR_EQUAL;
    Comparison.Operator below =
        negated ? Comparison.Operator.GREATER : Comparison.Operator.LESS_OR_EQUAL;
    return junction(
        List.of(
            binder.operators.compare(above, value, low),
            binder.operators.compare(below, value, high)),
        !negated);
  }

  /** IS [NOT] DISTINCT FROM: a comparison in which NULL equals NULL. */
  private BoundExpression distinct(Condition.Distinct distinct, Site site, boolean negated) {
    BoundExpression left = expression(distinct.left(), site);
    BoundExpression right = expression(distinct.right(), site);
    BoundExpression equal = binder.operators.compare(Comparison.Operator.EQUAL, left, right);
    BoundExpression leftNull = new BoundExpression.IsNull(left);
    BoundExpression rightNull = new BoundExpression.IsNull(right);
    BoundExpression same =
        junction(
            List.of(
                junction(List.of(leftNull, rightNull), true),
                junction(
                    List.of(
                        new BoundExpression.Not(leftNull),
                        new BoundExpression.Not(rightNull),
                        equal),
                    true)),
            false);
    return distinct.negated() != negated ? same : new BoundExpression.Not(same);
  }

  private BoundExpression inList(Condition.InList in, Site site, boolean negated) {
    BoundExpression value = expression(in.value(), site);
    List<BoundExpression> items = new ArrayList<>();
    for (Expression candidate : in.candidates()) {
      BoundExpression item = expression(candidate, site);
      items.add(binder.coercion.asPlainText(item, value.type()));
    }
    if (items.size() == 1) {
      Comparison.Operator operator =
          negated ? Comparison.Operator.NOT_EQUAL : Comparison.Operator.EQUAL;
      return binder.operators.compare(operator, value, items.getFirst());
    }
    List<BoundExpression> all = new ArrayList<>(items);
    all.add(value);
    SqlType common = binder.coercion.common(all);
    List<BoundExpression> converted = new ArrayList<>();
    items.forEach(item -> converted.add(binder.coercion.toKind(item, common)));
    BoundExpression bound =
        new BoundExpression.InList(binder.coercion.toKind(value, common), converted);
    return negated ? new BoundExpression.Not(bound) : bound;
  }

  private BoundExpression like(Condition.Like like, Site site, boolean negated) {
    List<BoundExpression> operands = new ArrayList<>();
    operands.add(expression(like.value(), site));
    operands.add(
        binder.coercion.asPlainText(expression(like.pattern(), site), operands.getFirst().type()));
    if (like.escape() != null) {
      operands.add(
          binder.coercion.asPlainText(expression(like.escape(), site), operands.getFirst().type()));
    }
    boolean unicode = OperatorBinder.anyUnicode(operands);
    BoundExpression bound =
        new BoundExpression.Like(
            binder.operators.text(operands.getFirst(), unicode),
            binder.operators.text(operands.get(1), unicode),
            operands.size() == 2 ? null : binder.operators.text(operands.get(2), unicode));
    return negated ? new BoundExpression.Not(bound) : bound;
  }
}
