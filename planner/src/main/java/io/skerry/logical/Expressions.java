package io.skerry.logical;

import io.skerry.bind.BoundColumn;
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
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Walks over and rewrites of bound expressions. */
public final class Expressions {
  public static final Literal TRUE = new Literal(SqlType.BIT, 1L);
  public static final Literal FALSE = new Literal(SqlType.BIT, 0L);

  private Expressions() {}

  /**
   * The expression with each node replaced by what {@code rewrite} makes of it, from the leaves up.
   * Gives the same instance where nothing changed.
   */
  public static BoundExpression rewrite(
      BoundExpression expression, UnaryOperator<BoundExpression> rewrite) {
    return rewrite.apply(rewriteChildren(expression, child -> rewrite(child, rewrite)));
  }

  /**
   * The expression with each of its direct operands replaced; the same instance where none changed.
   */
  public static BoundExpression rewriteChildren(
      BoundExpression expression, UnaryOperator<BoundExpression> child) {
    return switch (expression) {
      case Literal literal -> literal;
      case ColumnReference reference -> reference;
      case Variable variable -> variable;
      case Call(var function, var arguments, var type, var nullable) -> {
        List<BoundExpression> changed = rewriteAll(arguments, child);
        yield same(changed, arguments) ? expression : new Call(function, changed, type, nullable);
      }
      case Convert(var input, var type, var style, var orNull) -> {
        BoundExpression changed = child.apply(input);
        yield same(changed, input) ? expression : new Convert(changed, type, style, orNull);
      }
      case Arithmetic(var operator, var left, var right, var type) -> {
        BoundExpression l = child.apply(left);
        BoundExpression r = child.apply(right);
        yield same(l, left) && same(r, right) ? expression : new Arithmetic(operator, l, r, type);
      }
      case Concatenation(var left, var right, var type) -> {
        BoundExpression l = child.apply(left);
        BoundExpression r = child.apply(right);
        yield same(l, left) && same(r, right) ? expression : new Concatenation(l, r, type);
      }
      case Negation(var input, var bitwise) -> {
        BoundExpression changed = child.apply(input);
        yield same(changed, input) ? expression : new Negation(changed, bitwise);
      }
      case Comparison(var operator, var left, var right) -> {
        BoundExpression l = child.apply(left);
        BoundExpression r = child.apply(right);
        yield same(l, left) && same(r, right) ? expression : new Comparison(operator, l, r);
      }
      case And(var operands) -> {
        List<BoundExpression> changed = rewriteAll(operands, child);
        yield same(changed, operands) ? expression : new And(changed);
      }
      case Or(var operands) -> {
        List<BoundExpression> changed = rewriteAll(operands, child);
        yield same(changed, operands) ? expression : new Or(changed);
      }
      case Not(var input) -> {
        BoundExpression changed = child.apply(input);
        yield same(changed, input) ? expression : new Not(changed);
      }
      case IsNull(var input) -> {
        BoundExpression changed = child.apply(input);
        yield same(changed, input) ? expression : new IsNull(changed);
      }
      case InList(var value, var items) -> {
        BoundExpression v = child.apply(value);
        List<BoundExpression> changed = rewriteAll(items, child);
        yield same(v, value) && same(changed, items) ? expression : new InList(v, changed);
      }
      case Like like -> rewriteLike(like, child);
      case Case branching -> rewriteCase(branching, child);
    };
  }

  private static BoundExpression rewriteLike(Like like, UnaryOperator<BoundExpression> child) {
    BoundExpression value = child.apply(like.value());
    BoundExpression pattern = child.apply(like.pattern());
    BoundExpression escape = like.escape() == null ? null : child.apply(like.escape());
    boolean unchanged =
        same(value, like.value()) && same(pattern, like.pattern()) && same(escape, like.escape());
    return unchanged ? like : new Like(value, pattern, escape);
  }

  private static BoundExpression rewriteCase(Case branching, UnaryOperator<BoundExpression> child) {
    List<Case.Branch> branches = new ArrayList<>(branching.branches().size());
    boolean changed = false;
    for (Case.Branch branch : branching.branches()) {
      BoundExpression condition = child.apply(branch.condition());
      BoundExpression result = child.apply(branch.result());
      changed |= !same(condition, branch.condition()) || !same(result, branch.result());
      branches.add(new Case.Branch(condition, result));
    }
    BoundExpression otherwise = child.apply(branching.otherwise());
    return changed || !same(otherwise, branching.otherwise())
        ? new Case(branches, otherwise, branching.type())
        : branching;
  }

  private static List<BoundExpression> rewriteAll(
      List<BoundExpression> expressions, UnaryOperator<BoundExpression> child) {
    List<BoundExpression> changed = null;
    for (int i = 0; i < expressions.size(); i++) {
      BoundExpression before = expressions.get(i);
      BoundExpression after = child.apply(before);
      if (changed == null && !same(before, after)) {
        changed = new ArrayList<>(expressions);
      }
      if (changed != null) {
        changed.set(i, after);
      }
    }
    return changed == null ? expressions : changed;
  }

  /** Whether both are one instance: what says that a rewrite changed nothing. */
  @SuppressWarnings("ReferenceEquality")
  public static boolean same(@Nullable Object left, @Nullable Object right) {
    return left == right;
  }

  /** Calls {@code visitor} with the expression and all below it. */
  public static void walk(BoundExpression expression, Consumer<BoundExpression> visitor) {
    visitor.accept(expression);
    rewriteChildren(
        expression,
        child -> {
          walk(child, visitor);
          return child;
        });
  }

  /** Adds the columns that the expression refers to. */
  public static void addColumns(@Nullable BoundExpression expression, ColumnSet into) {
    if (expression == null) {
      return;
    }
    if (expression instanceof ColumnReference(var column)) {
      into.add(column);
    } else if (!(expression instanceof Literal) && !(expression instanceof Variable)) {
      rewriteChildren(
          expression,
          child -> {
            addColumns(child, into);
            return child;
          });
    }
  }

  /** The columns that the expression refers to. */
  public static ColumnSet columns(@Nullable BoundExpression expression) {
    ColumnSet columns = new ColumnSet();
    addColumns(expression, columns);
    return columns;
  }

  /** The predicates that must all be true, none of them an AND. Adds nothing for null. */
  public static void addConjuncts(@Nullable BoundExpression predicate, List<BoundExpression> into) {
    if (predicate instanceof And(var operands)) {
      operands.forEach(operand -> addConjuncts(operand, into));
    } else if (predicate != null) {
      into.add(predicate);
    }
  }

  public static List<BoundExpression> conjuncts(@Nullable BoundExpression predicate) {
    List<BoundExpression> conjuncts = new ArrayList<>();
    addConjuncts(predicate, conjuncts);
    return conjuncts;
  }

  /** All of the predicates; null where there are none. */
  public static @Nullable BoundExpression conjunction(List<BoundExpression> predicates) {
    return switch (predicates.size()) {
      case 0 -> null;
      case 1 -> predicates.getFirst();
      default -> new And(predicates);
    };
  }

  /** Either predicate may be null, which holds always. */
  public static @Nullable BoundExpression both(
      @Nullable BoundExpression left, @Nullable BoundExpression right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    List<BoundExpression> conjuncts = conjuncts(left);
    addConjuncts(right, conjuncts);
    return conjunction(conjuncts);
  }

  /** The plan with the predicate above it; the plan itself where the predicate is null. */
  public static LogicalPlan filter(LogicalPlan input, @Nullable BoundExpression predicate) {
    return predicate == null ? input : new LogicalPlan.Filter(input, predicate);
  }

  /** Whether the expression is a reference to this column. */
  public static boolean isReferenceTo(BoundExpression expression, BoundColumn column) {
    return expression instanceof ColumnReference(var referenced) && referenced.id() == column.id();
  }

  /** A literal NULL of any type. */
  public static boolean isNullLiteral(BoundExpression expression) {
    return expression instanceof Literal(var type, var value) && value == null;
  }
}
