package io.skerry.function;

import io.skerry.batch.Vector;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.function.FunctionRow.Nulls;
import io.skerry.rows.ValueComparator;
import io.skerry.types.Conversions;
import io.skerry.types.DateOrder;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.TypeRules;
import java.util.ArrayList;
import java.util.List;

/** Functions that choose among values, and tests of values (T-SQL, "Logical functions"). */
final class LogicalFunctions {
  private LogicalFunctions() {}

  static FunctionRows rows() {
    FunctionRows rows = new FunctionRows();
    choices(rows);
    extremes(rows);
    tests(rows);
    return rows;
  }

  private static void choices(FunctionRows rows) {
    rows.add(
        "ISNULL",
        Parameters.typed(2, 2, given -> List.of(given.getFirst(), given.getFirst())),
        Results.FIRST,
        Nulls.SEEN,
        call -> (in, out) -> out.copy(in, in.isNull(0) ? 1 : 0),
        "The first argument, or the second where the first is NULL.",
        "ISNULL(NULL, 'x')",
        "x");
    rows.add(
        "CHOOSE",
        Parameters.typed(
            2,
            254,
            given -> {
              List<SqlType> rest = given.subList(1, given.size());
              SqlType common = TypeRules.common(rest);
              List<SqlType> types = new ArrayList<>();
              types.add(SqlType.INT);
              rest.forEach(type -> types.add(common));
              return types;
            }),
        types -> types.get(1),
        Nulls.SEEN,
        call ->
            (in, out) -> {
              boolean chosen = !in.isNull(0) && in.integer(0) >= 1 && in.integer(0) < in.count();
              if (chosen) {
                out.copy(in, in.small(0));
              } else {
                out.putNull();
              }
            },
        "The argument at a place, counted from 1 after the first.",
        "CHOOSE(2, 'a', 'b', 'c')",
        "b");
  }

  private static void extremes(FunctionRows rows) {
    rows.add(
        "GREATEST",
        Parameters.commonType(1),
        Results.FIRST,
        Nulls.SEEN,
        call -> extreme(call, 1),
        "The greatest of the arguments that are not NULL.",
        "GREATEST(1, 3, 2)",
        "3");
    rows.add(
        "LEAST",
        Parameters.commonType(1),
        Results.FIRST,
        Nulls.SEEN,
        call -> extreme(call, -1),
        "The least of the arguments that are not NULL.",
        "LEAST(2, 1.5, 3)",
        "1.5");
  }

  private static ScalarBody extreme(CallSite call, int sign) {
    SqlType type = call.resultType();
    ValueComparator comparator = ValueComparator.of(type, type);
    return (in, out) -> {
      int best = -1;
      for (int i = 0; i < in.count(); i++) {
        Vector candidate = in.column(i);
        if (!in.isNull(i)
            && (best < 0
                || comparator.compare(candidate, in.row(), in.column(best), in.row()) * sign > 0)) {
          best = i;
        }
      }
      if (best < 0) {
        out.putNull();
      } else {
        out.copy(in, best);
      }
    };
  }

  private static void tests(FunctionRows rows) {
    rows.add(
        "ISNUMERIC",
        Parameters.of(Parameters.ANY),
        Results.type(SqlType.INT),
        Nulls.SEEN_NEVER_NULL,
        call -> (in, out) -> out.put(isNumeric(in) ? 1L : 0L),
        "1 where the value is or reads as a number of any type, else 0.",
        "ISNUMERIC('1e5')",
        "1");
    rows.add(
        "ISDATE",
        Parameters.of(Parameters.ANY),
        Results.type(SqlType.INT),
        Nulls.SEEN_NEVER_NULL,
        call -> (in, out) -> out.put(isDate(in) ? 1L : 0L),
        "1 where the value is or reads as a datetime, else 0.",
        "ISDATE('2026-02-30')",
        "0");
  }

  private static boolean isNumeric(Arguments in) {
    SqlType type = in.type(0);
    if (in.isNull(0)) {
      return false;
    }
    if (!type.kind().isString()) {
      return type.kind().isNumeric() && type.kind() != TypeKind.BIT;
    }
    String text = in.text(0).strip();
    return !text.isEmpty()
        && (converts(text, type, SqlType.FLOAT) || converts(text, type, SqlType.MONEY));
  }

  private static boolean isDate(Arguments in) {
    SqlType type = in.type(0);
    if (in.isNull(0)) {
      return false;
    }
    if (type.kind() == TypeKind.DATETIME || type.kind() == TypeKind.SMALLDATETIME) {
      return true;
    }
    if (type.kind().isTemporal()) {
      throw new SqlException(
          SqlError.ARGUMENT_TYPE_INVALID, TypeRules.messageName(type), 1, "isdate");
    }
    return type.kind().isString() && converts(in.text(0), type, SqlType.DATETIME);
  }

  private static boolean converts(String text, SqlType from, SqlType to) {
    return Conversions.tryConvert(text, from, to, Conversions.NO_STYLE, DateOrder.DEFAULT) != null;
  }
}
