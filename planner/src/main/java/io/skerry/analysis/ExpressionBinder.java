package io.skerry.analysis;

import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.Expression.UnaryOperator;
import io.skerry.ast.Literal;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Query;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Case;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.Collation;
import io.skerry.types.ConversionRule;
import io.skerry.types.Conversions;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds expressions. */
final class ExpressionBinder {
  private final Binder binder;

  ExpressionBinder(Binder binder) {
    this.binder = binder;
  }

  BoundExpression bind(Expression expression, Site site) {
    return switch (expression) {
      case Literal literal -> Literals.bind(literal);
      case Expression.Column(var name) -> column(name, site);
      case Expression.Variable variable -> binder.context.variable(variable);
      case Expression.SystemVariable variable -> binder.calls.systemVariable(variable);
      case Expression.Default at -> throw syntax("DEFAULT", at.position().line());
      case Expression.Unary unary -> unary(unary, site);
      case Expression.Binary binary -> binary(binary, site);
      case Expression.SimpleCase simple -> simpleCase(simple, site);
      case Expression.SearchedCase searched -> searchedCase(searched, site);
      case Expression.Iif iif -> iif(iif, site);
      case Expression.Cast(var value, var type, var orNull, var position) ->
          convert(bind(value, site), TypeNames.cast(type), Conversions.NO_STYLE, orNull);
      case Expression.Convert convert -> convertWithStyle(convert, site);
      case Expression.Parse parse ->
          throw new SqlException(SqlError.UNSUPPORTED_OPTION, "PARSE")
              .atLine(parse.position().line());
      case Expression.Collate collate -> collate(collate, site);
      case Expression.AtTimeZone(var value, var zone, var position) ->
          binder.calls.call("AT TIME ZONE", List.of(bind(value, site), bind(zone, site)));
      case Expression.Subquery(Query query, var position) -> binder.subqueries.scalar(query, site);
      case Expression.Call call -> binder.calls.bind(call, site);
      case Expression.OdbcCall call -> binder.calls.odbc(call, site);
      case Expression.Trim trim -> binder.calls.trim(trim, site);
      case Expression.NextValueFor next ->
          throw new SqlException(SqlError.UNSUPPORTED_OPTION, "NEXT VALUE FOR")
              .atLine(next.position().line());
      case Expression.IdentityFunction at -> throw syntax("IDENTITY", at.position().line());
    };
  }

  List<BoundExpression> bindAll(List<Expression> expressions, Site site) {
    List<BoundExpression> bound = new ArrayList<>(expressions.size());
    expressions.forEach(expression -> bound.add(bind(expression, site)));
    return bound;
  }

  private static SqlException syntax(String keyword, int line) {
    return new SqlException(SqlError.INCORRECT_SYNTAX_NEAR_KEYWORD, keyword).atLine(line);
  }

  private BoundExpression column(ObjectName name, Site site) {
    if (name.name().equalsIgnoreCase("$identity")) {
      return identityColumn(name, site);
    }
    return new ColumnReference(site.scope().column(name));
  }

  private BoundExpression identityColumn(ObjectName name, Site site) {
    for (Relation relation : site.scope().relations()) {
      for (var column : relation.columns()) {
        BindContext.Origin origin = binder.context.origin(column);
        if (origin != null
            && origin.table() != null
            && origin.table().columns().get(origin.ordinal()).identity()) {
          return new ColumnReference(column);
        }
      }
    }
    throw new SqlException(SqlError.INVALID_COLUMN_NAME, name.name());
  }

  private BoundExpression unary(Expression.Unary unary, Site site) {
    BoundExpression operand = bind(unary.operand(), site);
    return switch (unary.operator()) {
      case UnaryOperator.PLUS -> operand;
      case UnaryOperator.NEGATE -> binder.operators.negate(operand);
      case UnaryOperator.BITWISE_NOT -> binder.operators.bitwiseNot(operand);
    };
  }

  private BoundExpression binary(Expression.Binary binary, Site site) {
    BoundExpression left = bind(binary.left(), site);
    BoundExpression right = bind(binary.right(), site);
    return switch (binary.operator()) {
      case LEFT_SHIFT -> binder.calls.call("LEFT_SHIFT", List.of(left, right));
      case RIGHT_SHIFT -> binder.calls.call("RIGHT_SHIFT", List.of(left, right));
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, BITWISE_AND, BITWISE_OR, BITWISE_XOR ->
          binder.operators.binary(binary.operator(), left, right);
    };
  }

  private BoundExpression simpleCase(Expression.SimpleCase simple, Site site) {
    BoundExpression operand = bind(simple.operand(), site);
    List<BoundExpression> conditions = new ArrayList<>();
    List<BoundExpression> results = new ArrayList<>();
    for (Expression.SimpleWhen when : simple.branches()) {
      BoundExpression value = bind(when.value(), site);
      conditions.add(binder.operators.compare(Comparison.Operator.EQUAL, operand, value));
      results.add(bind(when.result(), site));
    }
    return caseOf(conditions, results, bindNullable(simple.otherwise(), site));
  }

  private BoundExpression searchedCase(Expression.SearchedCase searched, Site site) {
    List<BoundExpression> conditions = new ArrayList<>();
    List<BoundExpression> results = new ArrayList<>();
    for (Expression.SearchedWhen when : searched.branches()) {
      conditions.add(binder.conditions.bind(when.condition(), site));
      results.add(bind(when.result(), site));
    }
    return caseOf(conditions, results, bindNullable(searched.otherwise(), site));
  }

  private @Nullable BoundExpression bindNullable(@Nullable Expression expression, Site site) {
    return expression == null ? null : bind(expression, site);
  }

  private BoundExpression iif(Expression.Iif iif, Site site) {
    Condition condition = iif.condition();
    BoundExpression bound = binder.conditions.bind(condition, site);
    return caseOf(List.of(bound), List.of(bind(iif.whenTrue(), site)), bind(iif.otherwise(), site));
  }

  /** A CASE of the results' common type; error 8133 where all results are NULL literals. */
  Case caseOf(
      List<BoundExpression> conditions,
      List<BoundExpression> results,
      @Nullable BoundExpression otherwise) {
    List<BoundExpression> all = new ArrayList<>(results);
    if (otherwise != null) {
      all.add(otherwise);
    }
    if (all.stream().allMatch(binder.coercion::isUntyped)) {
      throw new SqlException(SqlError.CASE_OF_NULLS);
    }
    SqlType type = binder.coercion.common(all);
    List<Case.Branch> branches = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      branches.add(new Case.Branch(conditions.get(i), binder.coercion.to(results.get(i), type)));
    }
    BoundExpression last =
        otherwise == null
            ? new BoundExpression.Literal(type, null)
            : binder.coercion.to(otherwise, type);
    return new Case(branches, last, type);
  }

  /** CAST and CONVERT; error 529 where there is no such conversion. */
  BoundExpression convert(BoundExpression value, SqlType type, int style, boolean orNull) {
    if (binder.coercion.isUntyped(value)) {
      // Not a literal, so that it keeps its type beside others: ISNULL(CAST(NULL AS varchar(2)),
      // 'abc').
      BoundExpression none = new BoundExpression.Literal(type, null);
      return new BoundExpression.Convert(none, type, style, orNull);
    }
    if (value.type().equals(type)) {
      return value;
    }
    ConversionRule.checkExplicit(value.type(), type);
    return new BoundExpression.Convert(value, type, style, orNull);
  }

  private BoundExpression convertWithStyle(Expression.Convert convert, Site site) {
    int style = Conversions.NO_STYLE;
    if (convert.style() != null) {
      BoundExpression bound = binder.coercion.to(bind(convert.style(), site), SqlType.INT);
      if (!(bound instanceof BoundExpression.Literal(var type, var value)) || value == null) {
        throw new SqlException(SqlError.UNSUPPORTED_OPTION, "CONVERT style")
            .atLine(convert.position().line());
      }
      style = ((Long) value).intValue();
    }
    SqlType type = TypeNames.cast(convert.type());
    return convert(bind(convert.value(), site), type, style, convert.orNull());
  }

  private BoundExpression collate(Expression.Collate collate, Site site) {
    BoundExpression value = bind(collate.value(), site);
    Collation collation = Collations.find(collate.collation(), collate.position().line());
    SqlType type = value.type();
    if (!type.kind().isString()) {
      throw new SqlException(SqlError.COLLATE_TYPE, type.kind().sqlName())
          .atLine(collate.position().line());
    }
    SqlType target = SqlType.string(type.kind(), type.length(), collation);
    return type.equals(target)
        ? value
        : new BoundExpression.Convert(value, target, Conversions.NO_STYLE, false);
  }
}
