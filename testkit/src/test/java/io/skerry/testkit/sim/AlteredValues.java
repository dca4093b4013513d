package io.skerry.testkit.sim;

import io.skerry.row.IndexFilter;
import io.skerry.row.TableAlteration;
import io.skerry.types.Int128;
import io.skerry.types.Physical;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random types, values and conversions for tables whose columns change. Values are few, so that
 * they meet; strings are of letters alone, whose order needs no collation.
 */
final class AlteredValues {
  private static final List<SqlType> SHORT =
      List.of(
          SqlType.INT,
          SqlType.BIGINT,
          SqlType.FLOAT,
          SqlType.varchar(20),
          SqlType.nvarchar(30),
          SqlType.decimal(10, 2),
          SqlType.decimal(30, 2));
  private static final SqlType LONG = SqlType.nvarchar(SqlType.MAX);
  private static final int LETTERS = 26;

  private final Random random;

  AlteredValues(Random random) {
    this.random = random;
  }

  /** A conversion and the type that it gives. */
  record Change(SqlType type, TableAlteration.Conversion conversion) {}

  SqlType anyType() {
    return random.nextInt(4) == 0 ? LONG : anyShortType();
  }

  /** A type that may be a key column's. */
  SqlType anyShortType() {
    return SHORT.get(random.nextInt(SHORT.size()));
  }

  /** A value, NULL now and then. */
  Object any(SqlType type) {
    return random.nextInt(8) == 0 ? null : anyPresent(type);
  }

  Object anyPresent(SqlType type) {
    long number = random.nextInt(60) - 30;
    return switch (type.physical()) {
      case LONG -> number;
      case DOUBLE -> number / 2.0;
      case WIDE -> wide(number);
      case STRING -> anyText(type, number);
      case BYTES, VARIANT -> throw new AssertionError(type);
    };
  }

  private static Int128 wide(long number) {
    return new Int128(number >> 63, number);
  }

  private String anyText(SqlType type, long number) {
    if (type.isMax()) {
      switch (random.nextInt(16)) {
        case 0 -> {
          return "long" + "t".repeat(3000 + random.nextInt(30_000));
        }
        case 1, 2 -> {
          return "middling" + "m".repeat(random.nextInt(3000));
        }
        default -> {}
      }
    }
    return (random.nextBoolean() ? "n" : "N") + letters(number);
  }

  private static String letters(long number) {
    StringBuilder text = new StringBuilder(number < 0 ? "m" : "p");
    for (long left = Math.abs(number); left > 0; left /= LETTERS) {
      text.append((char) ('a' + left % LETTERS));
    }
    return text.toString();
  }

  /**
   * A change of a type.
   *
   * @param isShort whether the new type must be one that a key column may have
   */
  Change anyChange(SqlType type, boolean isShort) {
    return switch (type.kind()) {
      case INT -> new Change(SqlType.BIGINT, value -> value);
      case VARCHAR ->
          random.nextBoolean()
              ? new Change(SqlType.nvarchar(30), value -> value)
              : new Change(SqlType.INT, AlteredValues::length);
      case NVARCHAR ->
          isShort || random.nextInt(3) == 0
              ? new Change(SqlType.INT, AlteredValues::length)
              : new Change(LONG, value -> value);
      case DECIMAL ->
          random.nextBoolean() && type.precision() < 18
              ? new Change(SqlType.decimal(type.precision() + 1, 2), value -> value)
              : new Change(SqlType.decimal(30, 2), value -> value);
      default -> new Change(SqlType.varchar(20), AlteredValues::text);
    };
  }

  private static Object length(Object value) {
    return value == null ? null : (Object) (long) ((String) value).length();
  }

  private static Object text(Object value) {
    return switch (value) {
      case null -> null;
      case Long number -> letters(number);
      case Double number -> letters((long) (2 * number));
      default -> throw new AssertionError(value);
    };
  }

  /** A condition on a column whose values have a short type. */
  IndexFilter.Condition anyCondition(int column, SqlType type) {
    return switch (random.nextInt(5)) {
      case 0 -> new IndexFilter.IsNull(column);
      case 1 -> new IndexFilter.IsNotNull(column);
      case 2 ->
          new IndexFilter.In(
              column, IntStream.range(0, 9).mapToObj(i -> anyPresent(type)).toList());
      default -> {
        IndexFilter.Operator[] operators = IndexFilter.Operator.values();
        yield new IndexFilter.Comparison(
            column, operators[random.nextInt(operators.length)], anyPresent(type));
      }
    };
  }

  /** The order of values: NULL first, letters of both cases alike. */
  static int compare(Object left, Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    return switch (left) {
      case Long number -> number.compareTo((Long) right);
      case Double number -> number.compareTo((Double) right);
      case Int128 number -> Long.compare(number.low(), ((Int128) right).low());
      case String text -> text.compareToIgnoreCase((String) right);
      default -> throw new AssertionError(left);
    };
  }

  static boolean isShort(SqlType type) {
    return type.physical() != Physical.STRING || type.kind() == TypeKind.VARCHAR || !type.isMax();
  }
}
