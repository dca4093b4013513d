package io.skerry.analysis;

import io.skerry.ast.Expression;
import io.skerry.ast.OrderItem;
import io.skerry.bind.AggregateCall.Kind;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.DecimalRules;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.TypeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Binds aggregate functions (T-SQL, "Aggregate functions"). */
final class AggregateBinder {
  private final Binder binder;

  AggregateBinder(Binder binder) {
    this.binder = binder;
  }

  /** The aggregate of this name; null if it is none. */
  static @Nullable Kind kindOf(String name) {
    return switch (name) {
      case "COUNT" -> Kind.COUNT;
      case "COUNT_BIG", "APPROX_COUNT_DISTINCT" -> Kind.COUNT_BIG;
      case "SUM" -> Kind.SUM;
      case "AVG" -> Kind.AVG;
      case "MIN" -> Kind.MIN;
      case "MAX" -> Kind.MAX;
      case "STDEV" -> Kind.STDEV;
      case "STDEVP" -> Kind.STDEVP;
      case "VAR" -> Kind.VAR;
      case "VARP" -> Kind.VARP;
      case "STRING_AGG" -> Kind.STRING_AGG;
      default -> null;
    };
  }

  BoundExpression bind(Kind kind, Expression.Call call, Site site) {
    Grouping grouping = site.grouping();
    if (call.star()) {
      SqlType type = kind == Kind.COUNT_BIG ? SqlType.BIGINT : SqlType.INT;
      return reference(grouping.aggregate(Kind.COUNT_ROWS, null, false, null, type, false));
    }
    String name = call.name().name().toLowerCase(Locale.ROOT);
    int expected = kind == Kind.STRING_AGG ? 2 : 1;
    if (call.arguments().size() != expected) {
      throw new SqlException(SqlError.FUNCTION_ARGUMENT_COUNT, name, expected);
    }
    Site inside = new Site(site.scope(), Site.Clause.AGGREGATE_ARGUMENT, null);
    BoundExpression argument = binder.expressions.bind(call.arguments().getFirst(), inside);
    if (kind == Kind.STRING_AGG) {
      return stringAggregate(call, argument, inside, grouping);
    }
    boolean distinct = call.distinct() || name.equals("approx_count_distinct");
    if (distinct && (kind == Kind.MIN || kind == Kind.MAX)) {
      distinct = false;
    }
    SqlType addedAs = addedAs(kind, argument.type(), name);
    BoundExpression converted = binder.coercion.to(argument, addedAs);
    boolean count = kind == Kind.COUNT || kind == Kind.COUNT_BIG;
    return reference(
        grouping.aggregate(kind, converted, distinct, null, result(kind, addedAs), !count));
  }

  private static ColumnReference reference(BoundColumn column) {
    return new ColumnReference(column);
  }

  private BoundExpression stringAggregate(
      Expression.Call call, BoundExpression argument, Site inside, Grouping grouping) {
    BoundExpression separator = binder.expressions.bind(call.arguments().get(1), inside);
    boolean unicode = argument.type().kind().isUnicode() || !argument.type().kind().isString();
    BoundExpression text = binder.operators.text(argument, unicode);
    int length =
        text.type().isMax() ? SqlType.MAX : unicode ? TypeRules.UNICODE_MAX : TypeRules.BYTES_MAX;
    SqlType type = unicode ? SqlType.nvarchar(length) : SqlType.varchar(length);
    if (!call.withinGroup().isEmpty()) {
      List<BoundExpression> order = new ArrayList<>();
      List<Boolean> descending = new ArrayList<>();
      for (OrderItem item : call.withinGroup()) {
        order.add(binder.expressions.bind(item.expression(), inside));
        descending.add(item.descending());
      }
      grouping.orderBy(order, descending);
    }
    return reference(
        grouping.aggregate(
            Kind.STRING_AGG, text, false, binder.operators.text(separator, unicode), type, true));
  }

  /** The type that the values are converted to before they are added up; error 8117. */
  private static SqlType addedAs(Kind kind, SqlType type, String name) {
    return switch (kind) {
      case COUNT_ROWS, COUNT, COUNT_BIG, STRING_AGG -> type;
      case MIN, MAX -> {
        if (type.kind() == TypeKind.BIT) {
          throw invalid(type, name);
        }
        yield type;
      }
      case SUM, AVG -> summed(type, name);
      case STDEV, STDEVP, VAR, VARP -> {
        summed(type, name);
        yield SqlType.FLOAT;
      }
    };
  }

  private static SqlType summed(SqlType type, String name) {
    return switch (type.kind()) {
      case TINYINT, SMALLINT, INT -> SqlType.INT;
      case SMALLMONEY, MONEY -> SqlType.MONEY;
      case REAL, FLOAT -> SqlType.FLOAT;
      case BIGINT, DECIMAL, NUMERIC -> type;
      case BIT,
          BINARY,
          VARBINARY,
          CHAR,
          VARCHAR,
          NCHAR,
          NVARCHAR,
          UNIQUEIDENTIFIER,
          TIME,
          DATE,
          SMALLDATETIME,
          DATETIME,
          DATETIME2,
          DATETIMEOFFSET,
          SQL_VARIANT ->
          throw invalid(type, name);
    };
  }

  private static SqlException invalid(SqlType type, String name) {
    return new SqlException(SqlError.OPERAND_TYPE_INVALID, TypeRules.messageName(type), name);
  }

  private static SqlType result(Kind kind, SqlType addedAs) {
    return switch (kind) {
      case COUNT_ROWS, COUNT -> SqlType.INT;
      case COUNT_BIG -> SqlType.BIGINT;
      case SUM -> addedAs.kind().isDecimal() ? DecimalRules.sum(addedAs) : addedAs;
      case AVG -> addedAs.kind().isDecimal() ? DecimalRules.average(addedAs) : addedAs;
      case MIN, MAX, STRING_AGG -> addedAs;
      case STDEV, STDEVP, VAR, VARP -> SqlType.FLOAT;
    };
  }
}
