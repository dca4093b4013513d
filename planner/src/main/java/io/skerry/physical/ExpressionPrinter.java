package io.skerry.physical;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.Arithmetic;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Prints expressions as T-SQL, near enough to read. Columns get labels that are unique in one plan.
 */
final class ExpressionPrinter {
  private final Map<Integer, String> labels = new HashMap<>();
  private final Map<String, Integer> used = new HashMap<>();

  /** The name of a column, with a number where another column of the plan has the name too. */
  String label(BoundColumn column) {
    String known = labels.get(column.id());
    if (known != null) {
      return known;
    }
    String name = column.name().isEmpty() ? "expr" : column.name();
    int count = used.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
    String label = count == 1 && !column.name().isEmpty() ? name : name + ":" + count;
    labels.put(column.id(), label);
    return label;
  }

  String columns(List<BoundColumn> columns) {
    StringJoiner joined = new StringJoiner(", ");
    columns.forEach(column -> joined.add(label(column)));
    return joined.toString();
  }

  String keys(List<SortKey> keys) {
    StringJoiner joined = new StringJoiner(", ");
    keys.forEach(key -> joined.add(label(key.column()) + (key.descending() ? " DESC" : "")));
    return joined.toString();
  }

  String list(List<BoundExpression> expressions) {
    StringJoiner joined = new StringJoiner(", ");
    expressions.forEach(expression -> joined.add(print(expression)));
    return joined.toString();
  }

  String print(AggregateCall call) {
    BoundExpression argument = call.argument();
    String inside = argument == null ? "*" : print(argument);
    BoundExpression separator = call.separator();
    return label(call.output())
        + " = "
        + (argument == null ? "COUNT" : call.kind().name())
        + "("
        + (call.distinct() ? "DISTINCT " : "")
        + inside
        + (separator == null ? "" : ", " + print(separator))
        + ")";
  }

  String print(BoundExpression expression) {
    return switch (expression) {
      case BoundExpression.Literal(var type, var value) -> literal(type, value);
      case BoundExpression.ColumnReference(var column) -> label(column);
      case BoundExpression.Variable variable -> variable.name();
      case BoundExpression.Call call -> call.function().name() + "(" + list(call.arguments()) + ")";
      case BoundExpression.Convert convert ->
          (convert.orNull() ? "TRY_CONVERT(" : "CONVERT(")
              + convert.type().sqlText()
              + ", "
              + print(convert.input())
              + (convert.style() < 0 ? "" : ", " + convert.style())
              + ")";
      case Arithmetic(var operator, var left, var right, var type) ->
          operand(left) + " " + sign(operator) + " " + operand(right);
      case BoundExpression.Concatenation(var left, var right, var type) ->
          operand(left) + " + " + operand(right);
      case BoundExpression.Negation(var input, var bitwise) ->
          (bitwise ? "~" : "-") + operand(input);
      case Comparison(var operator, var left, var right) ->
          operand(left) + " " + sign(operator) + " " + operand(right);
      case BoundExpression.And(var operands) -> junction(operands, " AND ");
      case BoundExpression.Or(var operands) -> junction(operands, " OR ");
      case BoundExpression.Not(BoundExpression.IsNull(var input)) ->
          operand(input) + " IS NOT NULL";
      case BoundExpression.Not(var input) -> "NOT " + operand(input);
      case BoundExpression.IsNull(var input) -> operand(input) + " IS NULL";
      case BoundExpression.InList(var value, var items) ->
          operand(value) + " IN (" + list(items) + ")";
      case BoundExpression.Like(var value, var pattern, var escape) ->
          operand(value)
              + " LIKE "
              + operand(pattern)
              + (escape == null ? "" : " ESCAPE " + print(escape));
      case BoundExpression.Case branching -> branches(branching);
    };
  }

  private String branches(BoundExpression.Case branching) {
    StringBuilder out = new StringBuilder("CASE");
    for (BoundExpression.Case.Branch branch : branching.branches()) {
      out.append(" WHEN ").append(print(branch.condition()));
      out.append(" THEN ").append(print(branch.result()));
    }
    return out.append(" ELSE ").append(print(branching.otherwise())).append(" END").toString();
  }

  private String junction(List<BoundExpression> operands, String word) {
    StringJoiner joined = new StringJoiner(word);
    operands.forEach(operand -> joined.add(operand(operand)));
    return joined.toString();
  }

  private String operand(BoundExpression expression) {
    String text = print(expression);
    return switch (expression) {
      case Arithmetic _,
          BoundExpression.Concatenation _,
          BoundExpression.And _,
          BoundExpression.Or _,
          BoundExpression.Not _ ->
          "(" + text + ")";
      case BoundExpression.Literal _,
          BoundExpression.ColumnReference _,
          BoundExpression.Variable _,
          BoundExpression.Call _,
          BoundExpression.Convert _,
          BoundExpression.Negation _,
          Comparison _,
          BoundExpression.IsNull _,
          BoundExpression.InList _,
          BoundExpression.Like _,
          BoundExpression.Case _ ->
          text;
    };
  }

  private static String literal(SqlType type, @Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case String text -> (type.kind().isUnicode() ? "N'" : "'") + text.replace("'", "''") + "'";
      case Int128 number when type.kind().isDecimal() -> Decimals.toText(number, type.scale());
      case byte[] bytes -> "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
      default -> value.toString();
    };
  }

  private static String sign(Arithmetic.Operator operator) {
    return switch (operator) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case MODULO -> "%";
      case BIT_AND -> "&";
      case BIT_OR -> "|";
      case BIT_XOR -> "^";
    };
  }

  private static String sign(Comparison.Operator operator) {
    return switch (operator) {
      case EQUAL -> "=";
      case NOT_EQUAL -> "<>";
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }
}
