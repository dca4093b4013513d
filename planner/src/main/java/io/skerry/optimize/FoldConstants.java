package io.skerry.optimize;

import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.And;
import io.skerry.bind.BoundExpression.Arithmetic;
import io.skerry.bind.BoundExpression.Call;
import io.skerry.bind.BoundExpression.Case;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.bind.BoundExpression.Concatenation;
import io.skerry.bind.BoundExpression.Convert;
import io.skerry.bind.BoundExpression.InList;
import io.skerry.bind.BoundExpression.IsNull;
import io.skerry.bind.BoundExpression.Like;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.bind.BoundExpression.Negation;
import io.skerry.bind.BoundExpression.Not;
import io.skerry.bind.BoundExpression.Or;
import io.skerry.bind.BoundExpression.Variable;
import io.skerry.error.SqlException;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.PlanExpressions;
import io.skerry.logical.Plans;
import io.skerry.types.Conversions;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes what does not depend on rows, and drops filters that keep all or no rows. What cannot be
 * computed is left for the run, which meets the error if it gets there.
 *
 * <pre>
 * Filter a = 1 + 1 AND 1 = 1   =>   Filter a = 2
 *
 * Filter 1 = 0                 =>   Values (no rows)
 *   Get a
 * </pre>
 */
final class FoldConstants implements Pass {
  private static final int ISO_DATE_LENGTH = 10;

  @Override
  public String name() {
    return "fold_constants";
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan, PassContext context) {
    LogicalPlan below = Plans.rewriteInputs(plan, input -> apply(input, context));
    LogicalPlan folded =
        PlanExpressions.rewrite(
            below, each -> Expressions.rewrite(each, node -> fold(node, context)));
    if (folded instanceof LogicalPlan.Filter(var input, Literal(var type, var value))) {
      boolean all = value instanceof Long truth && truth != 0;
      return all ? input : new LogicalPlan.Values(List.of(), input.output());
    }
    return folded;
  }

  private static BoundExpression fold(BoundExpression node, PassContext context) {
    return switch (node) {
      case Literal _, ColumnReference _, Variable _ -> node;
      case And(var operands) -> junction(node, operands, false);
      case Or(var operands) -> junction(node, operands, true);
      case Not(Literal(var type, var value)) ->
          value == null ? node : ((Long) value == 0 ? Expressions.TRUE : Expressions.FALSE);
      case IsNull(var input) when input instanceof Literal(var type, var value) ->
          value == null ? Expressions.TRUE : Expressions.FALSE;
      case IsNull(var input) when input instanceof ColumnReference && !input.nullable() ->
          Expressions.FALSE;
      case Convert convert when convert.input() instanceof Literal literal ->
          convert(convert, literal, context);
      case Comparison(var operator, var left, var right)
          when Expressions.isNullLiteral(left) || Expressions.isNullLiteral(right) ->
          new Literal(SqlType.BIT, null);
      case Case branching -> branches(branching);
      case Call call ->
          call.function().deterministic() && !call.arguments().isEmpty()
              ? evaluate(call, call.arguments(), context)
              : call;
      case Comparison(
              var operator,
              Literal(var leftType, Long left),
              Literal(var rightType, Long right))
          when leftType.kind() == rightType.kind() ->
          truth(operator, Long.compare(left, right));
      case Comparison(var operator, var left, var right) ->
          evaluate(node, List.of(left, right), context);
      case Arithmetic arithmetic ->
          evaluate(node, List.of(arithmetic.left(), arithmetic.right()), context);
      case Concatenation joined -> evaluate(node, List.of(joined.left(), joined.right()), context);
      case Negation negation -> evaluate(node, List.of(negation.input()), context);
      case Not not -> not;
      case IsNull isNull -> isNull;
      case Convert convert -> convert;
      case InList in -> in;
      case Like like -> evaluate(like, List.of(like.value(), like.pattern()), context);
    };
  }

  private static Literal truth(Comparison.Operator operator, int order) {
    boolean holds =
        switch (operator) {
          case EQUAL -> order == 0;
          case NOT_EQUAL -> order != 0;
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          case GREATER_OR_EQUAL -> order >= 0;
        };
    return holds ? Expressions.TRUE : Expressions.FALSE;
  }

  private static BoundExpression evaluate(
      BoundExpression node, List<BoundExpression> operands, PassContext context) {
    if (!operands.stream().allMatch(Literal.class::isInstance)) {
      return node;
    }
    Literal folded = context.folder().fold(node);
    return folded == null ? node : folded;
  }

  /**
   * AND without what is true, OR without what is false; false AND x is false, true OR x is true.
   */
  private static BoundExpression junction(
      BoundExpression node, List<BoundExpression> operands, boolean absorbing) {
    List<BoundExpression> kept = new ArrayList<>(operands.size());
    for (BoundExpression operand : operands) {
      if (operand instanceof Literal(var type, var value) && value instanceof Long truth) {
        if (truth != 0 == absorbing) {
          return absorbing ? Expressions.TRUE : Expressions.FALSE;
        }
      } else {
        kept.add(operand);
      }
    }
    if (kept.size() == operands.size()) {
      return node;
    }
    return switch (kept.size()) {
      case 0 -> absorbing ? Expressions.FALSE : Expressions.TRUE;
      case 1 -> kept.getFirst();
      default -> absorbing ? new Or(kept) : new And(kept);
    };
  }

  /** CASE without the branches that are never taken. */
  private static BoundExpression branches(Case branching) {
    List<Case.Branch> kept = new ArrayList<>();
    for (Case.Branch branch : branching.branches()) {
      if (!(branch.condition() instanceof Literal(var type, var value))) {
        kept.add(branch);
      } else if (value instanceof Long truth && truth != 0) {
        return kept.isEmpty() ? branch.result() : new Case(kept, branch.result(), branching.type());
      }
    }
    if (kept.isEmpty()) {
      return branching.otherwise();
    }
    return kept.size() == branching.branches().size()
        ? branching
        : new Case(kept, branching.otherwise(), branching.type());
  }

  private static BoundExpression convert(Convert convert, Literal literal, PassContext context) {
    if (dependsOnSession(literal, convert.type())) {
      return convert;
    }
    try {
      Object value =
          Conversions.convert(literal.value(), literal.type(), convert.type(), convert.style());
      return new Literal(convert.type(), value);
    } catch (SqlException e) {
      Literal folded = context.folder().fold(convert);
      return folded == null ? convert : folded;
    }
  }

  /** Text becomes a date by SET DATEFORMAT, but not the ISO form of the newer types. */
  private static boolean dependsOnSession(Literal literal, SqlType target) {
    if (!target.kind().isTemporal() || !(literal.value() instanceof String text)) {
      return false;
    }
    boolean old = target.kind() == TypeKind.DATETIME || target.kind() == TypeKind.SMALLDATETIME;
    boolean iso =
        text.length() >= ISO_DATE_LENGTH
            && text.charAt(4) == '-'
            && text.charAt(7) == '-'
            && text.substring(0, 4).chars().allMatch(Character::isDigit);
    return old || !iso;
  }
}
