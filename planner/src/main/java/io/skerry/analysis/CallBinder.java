package io.skerry.analysis;

import io.skerry.ast.Expression;
import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Call;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.bind.BoundExpression.IsNull;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.bind.BoundExpression.Not;
import io.skerry.bind.ScalarFunction;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.Conversions;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Binds calls of functions. */
final class CallBinder {
  private final Binder binder;

  CallBinder(Binder binder) {
    this.binder = binder;
  }

  BoundExpression bind(Expression.Call call, Site site) {
    String name = call.name().name().toUpperCase(Locale.ROOT);
    int line = call.position().line();
    if (call.over() != null) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "OVER").atLine(line);
    }
    String schema = call.name().schema();
    if (schema != null && !schema.equalsIgnoreCase("sys")) {
      throw new SqlException(SqlError.FUNCTION_NOT_FOUND, schema, call.name().text()).atLine(line);
    }
    AggregateCall.Kind aggregate = AggregateBinder.kindOf(name);
    if (aggregate != null) {
      return binder.aggregates.bind(aggregate, call, site);
    }
    return switch (name) {
      case "COALESCE" -> coalesce(call, site);
      case "NULLIF" -> nullIf(call, site);
      case "GROUPING", "GROUPING_ID", "CHECKSUM_AGG" ->
          throw new SqlException(SqlError.UNSUPPORTED_OPTION, name).atLine(line);
      default -> function(name, call.arguments(), site, line);
    };
  }

  private BoundExpression function(String name, List<Expression> arguments, Site site, int line) {
    ScalarFunction function = find(name, line);
    List<BoundExpression> bound = new ArrayList<>(arguments.size());
    for (Expression argument : arguments) {
      if (bound.isEmpty()
          && function.takesDatePart()
          && argument instanceof Expression.Column(var part)) {
        String word = part.name().toLowerCase(Locale.ROOT);
        bound.add(new Literal(SqlType.varchar(word.length()), word));
      } else {
        bound.add(binder.expressions.bind(argument, site));
      }
    }
    return resolve(function, bound);
  }

  private ScalarFunction find(String name, int line) {
    ScalarFunction function = binder.context.functions().scalar(name);
    if (function == null) {
      throw new SqlException(SqlError.FUNCTION_NOT_RECOGNIZED, name.toLowerCase(Locale.ROOT))
          .atLine(line);
    }
    return function;
  }

  /** A call by name over bound arguments; error 195. */
  BoundExpression call(String name, List<BoundExpression> arguments) {
    return resolve(find(name, 0), arguments);
  }

  private BoundExpression resolve(ScalarFunction function, List<BoundExpression> arguments) {
    ScalarFunction.Resolution resolution = function.resolve(arguments);
    List<BoundExpression> converted = new ArrayList<>(arguments.size());
    for (int i = 0; i < arguments.size(); i++) {
      converted.add(binder.coercion.to(arguments.get(i), resolution.parameterTypes().get(i)));
    }
    return new Call(function, converted, resolution.resultType(), resolution.nullable());
  }

  /** {@code @@ROWCOUNT} and its like; error 137 for an unknown one. */
  BoundExpression systemVariable(Expression.SystemVariable variable) {
    ScalarFunction function =
        binder.context.functions().scalar(variable.name().toUpperCase(Locale.ROOT));
    if (function == null) {
      throw new SqlException(SqlError.VARIABLE_NOT_DECLARED, variable.name())
          .atLine(variable.position().line());
    }
    return resolve(function, List.of());
  }

  /** COALESCE(a, b, c) is CASE WHEN a IS NOT NULL THEN a WHEN b IS NOT NULL THEN b ELSE c END. */
  private BoundExpression coalesce(Expression.Call call, Site site) {
    List<BoundExpression> values = binder.expressions.bindAll(call.arguments(), site);
    if (values.size() < 2) {
      throw new SqlException(SqlError.INCORRECT_SYNTAX_NEAR, ")").atLine(call.position().line());
    }
    if (values.stream().allMatch(binder.coercion::isUntyped)) {
      throw new SqlException(SqlError.COALESCE_OF_NULLS);
    }
    List<BoundExpression> first = values.subList(0, values.size() - 1);
    List<BoundExpression> conditions = new ArrayList<>();
    first.forEach(value -> conditions.add(new Not(new IsNull(value))));
    return binder.expressions.caseOf(conditions, first, values.getLast());
  }

  /** NULLIF(a, b) is CASE WHEN a = b THEN NULL ELSE a END, of a's type. */
  private BoundExpression nullIf(Expression.Call call, Site site) {
    if (call.arguments().size() != 2) {
      throw new SqlException(SqlError.FUNCTION_ARGUMENT_COUNT, "nullif", 2);
    }
    BoundExpression left = binder.expressions.bind(call.arguments().getFirst(), site);
    BoundExpression right = binder.expressions.bind(call.arguments().get(1), site);
    BoundExpression equal = binder.operators.compare(Comparison.Operator.EQUAL, left, right);
    BoundExpression none = new Literal(left.type(), null);
    return new BoundExpression.Case(
        List.of(new BoundExpression.Case.Branch(equal, none)), left, left.type());
  }

  BoundExpression trim(Expression.Trim trim, Site site) {
    BoundExpression value = binder.expressions.bind(trim.value(), site);
    List<BoundExpression> arguments =
        trim.characters() == null
            ? List.of(value)
            : List.of(value, binder.expressions.bind(trim.characters(), site));
    return switch (trim.side()) {
      case LEADING -> call("LTRIM", arguments);
      case TRAILING -> call("RTRIM", arguments);
      case BOTH -> {
        List<BoundExpression> outer = new ArrayList<>(arguments);
        outer.set(0, call("LTRIM", arguments));
        yield call("RTRIM", outer);
      }
    };
  }

  /** {@code {fn NAME(...)}} ("ODBC scalar functions"). */
  BoundExpression odbc(Expression.OdbcCall call, Site site) {
    String name = call.name().toUpperCase(Locale.ROOT);
    int line = call.position().line();
    List<Expression> arguments = call.arguments();
    return switch (name) {
      case "CONVERT" -> odbcConvert(call, site);
      case "CURDATE", "CURRENT_DATE" ->
          binder.expressions.convert(
              call("GETDATE", List.of()), SqlType.DATE, Conversions.NO_STYLE, false);
      case "CURTIME", "CURRENT_TIME" ->
          binder.expressions.convert(
              call("GETDATE", List.of()), SqlType.time(3), Conversions.NO_STYLE, false);
      case "EXTRACT" -> function("DATEPART", arguments, site, line);
      case "DAYOFMONTH" -> datePart("day", arguments, site, line);
      case "DAYOFWEEK" -> datePart("weekday", arguments, site, line);
      case "DAYOFYEAR" -> datePart("dayofyear", arguments, site, line);
      case "HOUR", "MINUTE", "SECOND", "QUARTER", "WEEK" ->
          datePart(name.toLowerCase(Locale.ROOT), arguments, site, line);
      case "TIMESTAMPADD", "TIMESTAMPDIFF" -> timestamp(name, arguments, site, line);
      case "LOCATE" -> function("CHARINDEX", arguments, site, line);
      default -> function(odbcName(name), arguments, site, line);
    };
  }

  private static String odbcName(String name) {
    return switch (name) {
      case "UCASE" -> "UPPER";
      case "LCASE" -> "LOWER";
      case "NOW", "CURRENT_TIMESTAMP" -> "GETDATE";
      case "LENGTH", "CHAR_LENGTH", "CHARACTER_LENGTH" -> "LEN";
      case "OCTET_LENGTH" -> "DATALENGTH";
      case "IFNULL" -> "ISNULL";
      case "DATABASE" -> "DB_NAME";
      case "USER" -> "USER_NAME";
      case "REPEAT" -> "REPLICATE";
      case "INSERT" -> "STUFF";
      case "MOD" -> "MOD";
      case "TRUNCATE" -> "ROUND";
      default -> name;
    };
  }

  private BoundExpression datePart(String part, List<Expression> arguments, Site site, int line) {
    List<BoundExpression> bound = new ArrayList<>();
    bound.add(new Literal(SqlType.varchar(part.length()), part));
    bound.addAll(binder.expressions.bindAll(arguments, site));
    return resolve(find("DATEPART", line), bound);
  }

  private BoundExpression timestamp(String name, List<Expression> arguments, Site site, int line) {
    String interval =
        arguments.getFirst() instanceof Expression.Column(var word)
            ? word.name().toLowerCase(Locale.ROOT)
            : "";
    String part =
        interval.startsWith("sql_tsi_") ? interval.substring("sql_tsi_".length()) : interval;
    List<BoundExpression> bound = new ArrayList<>();
    bound.add(new Literal(SqlType.varchar(Math.max(part.length(), 1)), part));
    bound.addAll(binder.expressions.bindAll(arguments.subList(1, arguments.size()), site));
    return resolve(find(name.equals("TIMESTAMPADD") ? "DATEADD" : "DATEDIFF", line), bound);
  }

  private BoundExpression odbcConvert(Expression.OdbcCall call, Site site) {
    BoundExpression value = binder.expressions.bind(call.arguments().getFirst(), site);
    String word =
        call.arguments().get(1) instanceof Expression.Column(var name)
            ? name.name().toUpperCase(Locale.ROOT)
            : "";
    SqlType type =
        switch (word) {
          case "SQL_BIGINT" -> SqlType.BIGINT;
          case "SQL_INTEGER" -> SqlType.INT;
          case "SQL_SMALLINT" -> SqlType.SMALLINT;
          case "SQL_TINYINT" -> SqlType.TINYINT;
          case "SQL_BIT" -> SqlType.BIT;
          case "SQL_DOUBLE", "SQL_FLOAT" -> SqlType.FLOAT;
          case "SQL_REAL" -> SqlType.REAL;
          case "SQL_DATE", "SQL_TYPE_DATE" -> SqlType.DATE;
          case "SQL_TIMESTAMP", "SQL_TYPE_TIMESTAMP" -> SqlType.DATETIME;
          case "SQL_CHAR", "SQL_VARCHAR" -> SqlType.varchar(30);
          case "SQL_WCHAR", "SQL_WVARCHAR" -> SqlType.nvarchar(30);
          case "SQL_GUID" -> SqlType.UNIQUEIDENTIFIER;
          default -> throw new SqlException(SqlError.TYPE_NOT_DEFINED, word);
        };
    return binder.expressions.convert(value, type, Conversions.NO_STYLE, false);
  }
}
