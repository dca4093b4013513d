package io.skerry.expression;

import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.And;
import io.skerry.bind.BoundExpression.Arithmetic;
import io.skerry.bind.BoundExpression.Call;
import io.skerry.bind.BoundExpression.Case;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.bind.BoundExpression.Convert;
import io.skerry.bind.BoundExpression.InList;
import io.skerry.bind.BoundExpression.IsNull;
import io.skerry.bind.BoundExpression.Like;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.bind.BoundExpression.Not;
import io.skerry.bind.BoundExpression.Or;
import io.skerry.bind.BoundExpression.Variable;
import io.skerry.function.Arguments;
import io.skerry.function.CallSite;
import io.skerry.function.FunctionRow;
import io.skerry.function.Result;
import io.skerry.rows.ValueComparator;
import io.skerry.types.Conversions;
import io.skerry.types.Physical;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From bound expressions to evaluators. */
public final class ExpressionCompiler {
  private final RunState run;

  /** The evaluators look for variables and facts in {@code run} while they run. */
  public ExpressionCompiler(RunState run) {
    this.run = run;
  }

  public Evaluator[] compile(List<BoundExpression> expressions, Scope scope) {
    Evaluator[] evaluators = new Evaluator[expressions.size()];
    for (int i = 0; i < evaluators.length; i++) {
      evaluators[i] = compile(expressions.get(i), scope);
    }
    return evaluators;
  }

  public Evaluator compile(BoundExpression expression, Scope scope) {
    return switch (expression) {
      case Literal literal -> new LiteralEvaluator(literal.type(), literal.value());
      case ColumnReference reference -> scope.column(reference.column());
      case Variable variable -> new VariableEvaluator(run, variable.slot(), variable.type());
      case Call call -> call(call, scope);
      case Convert convert -> convert(convert, scope);
      case Arithmetic arithmetic -> arithmetic(arithmetic, scope);
      case BoundExpression.Concatenation joined ->
          new Concatenation(
              compile(joined.left(), scope), compile(joined.right(), scope), joined.type());
      case BoundExpression.Negation negation ->
          new Negation(compile(negation.input(), scope), negation.bitwise(), negation.type());
      case Comparison comparison -> comparison(comparison, scope);
      case And and -> new Junction(compile(and.operands(), scope), true);
      case Or or -> new Junction(compile(or.operands(), scope), false);
      case Not not -> new Predicates.Not(compile(not.input(), scope));
      case IsNull isNull -> new Predicates.IsNull(compile(isNull.input(), scope));
      case InList in -> in(in, scope);
      case Like like -> like(like, scope);
      case Case choice -> choice(choice, scope);
    };
  }

  private Evaluator call(Call call, Scope scope) {
    FunctionRow function = (FunctionRow) call.function();
    List<SqlType> types = new ArrayList<>();
    List<@Nullable Object> literals = new ArrayList<>();
    for (BoundExpression argument : call.arguments()) {
      types.add(argument.type());
      literals.add(argument instanceof Literal literal ? literal.value() : null);
    }
    return new CallEvaluator(
        function.bind(new CallSite(types, literals, call.type())),
        compile(call.arguments(), scope),
        new Arguments(types, run::facts),
        new Result(call.type()));
  }

  private Evaluator convert(Convert convert, Scope scope) {
    SqlType from = convert.input().type();
    Evaluator input = compile(convert.input(), scope);
    if (convert.style() <= 0 && ConversionEvaluator.keepsValues(from, convert.type())) {
      return input;
    }
    if (convert.input() instanceof Literal literal && literal.value() == null) {
      return new LiteralEvaluator(convert.type(), null);
    }
    return new ConversionEvaluator(input, from, convert.type(), convert.style(), convert.orNull());
  }

  private Evaluator arithmetic(Arithmetic arithmetic, Scope scope) {
    Evaluator left = compile(arithmetic.left(), scope);
    Evaluator right = compile(arithmetic.right(), scope);
    SqlType leftType = arithmetic.left().type();
    SqlType rightType = arithmetic.right().type();
    SqlType type = arithmetic.type();
    return switch (type.kind()) {
      case BIT, TINYINT, SMALLINT, INT, BIGINT ->
          new IntegerArithmetic(arithmetic.operator(), left, right, type);
      case SMALLMONEY, MONEY -> new MoneyArithmetic(arithmetic.operator(), left, right, type);
      case REAL, FLOAT -> new DoubleArithmetic(arithmetic.operator(), left, right, type);
      case DECIMAL, NUMERIC ->
          new DecimalArithmetic(
              arithmetic.operator(), left, leftType.scale(), right, rightType.scale(), type);
      case DATETIME, SMALLDATETIME -> {
        boolean daysFirst = !leftType.kind().isTemporal();
        SqlType days = daysFirst ? leftType : rightType;
        yield new DateArithmetic(
            arithmetic.operator(),
            daysFirst ? asFloat(left, days) : left,
            daysFirst || days.kind().isTemporal() ? right : asFloat(right, days),
            type);
      }
      default -> throw new AssertionError("no arithmetic of " + type.sqlText());
    };
  }

  private static Evaluator asFloat(Evaluator days, SqlType type) {
    return type.kind().isApproximate()
        ? days
        : new ConversionEvaluator(days, type, SqlType.FLOAT, Conversions.NO_STYLE, false);
  }

  private Evaluator comparison(Comparison comparison, Scope scope) {
    Evaluator left = compile(comparison.left(), scope);
    Evaluator right = compile(comparison.right(), scope);
    SqlType leftType = comparison.left().type();
    SqlType rightType = comparison.right().type();
    boolean constantFirst = left instanceof Broadcast && !(right instanceof Broadcast);
    return constantFirst && leftType.physical() == Physical.LONG
        ? Comparisons.of(comparison.operator().flip(), right, rightType, left, leftType)
        : Comparisons.of(comparison.operator(), left, leftType, right, rightType);
  }

  private Evaluator in(InList in, Scope scope) {
    Evaluator value = compile(in.value(), scope);
    SqlType type = in.value().type();
    List<@Nullable Object> constants = new ArrayList<>();
    for (BoundExpression item : in.items()) {
      if (item instanceof Literal literal
          && (literal.value() == null || literal.type().scale() == type.scale())) {
        constants.add(literal.value());
      }
    }
    if (constants.size() == in.items().size()) {
      return new Predicates.InConstants(value, type, constants);
    }
    ValueComparator[] comparators = new ValueComparator[in.items().size()];
    for (int i = 0; i < comparators.length; i++) {
      comparators[i] = ValueComparator.of(type, in.items().get(i).type());
    }
    return new Predicates.InExpressions(value, compile(in.items(), scope), comparators);
  }

  private Evaluator like(Like like, Scope scope) {
    BoundExpression escape = like.escape();
    return new LikeEvaluator(
        compile(like.value(), scope),
        compile(like.pattern(), scope),
        escape == null ? null : compile(escape, scope),
        Objects.requireNonNull(like.value().type().collation()),
        like.value().type().kind().isUnicode() || like.pattern().type().kind().isUnicode());
  }

  private Evaluator choice(Case choice, Scope scope) {
    int count = choice.branches().size();
    Evaluator[] conditions = new Evaluator[count];
    Evaluator[] results = new Evaluator[count];
    for (int i = 0; i < count; i++) {
      conditions[i] = compile(choice.branches().get(i).condition(), scope);
      results[i] = compile(choice.branches().get(i).result(), scope);
    }
    return new CaseEvaluator(
        conditions, results, compile(choice.otherwise(), scope), choice.type());
  }
}
