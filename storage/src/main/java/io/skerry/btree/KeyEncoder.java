package io.skerry.btree;

import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.types.Collation;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the values of one key column so that the unsigned order of bytes is the order of values.
 *
 * <p>A byte says whether the value is NULL (0, so NULL comes first) or not (1). Numbers follow with
 * a fixed width, strings as their collation's sort key and byte strings as they are, both with 00
 * written as 00 FF and ended by 00 01, so that no value's bytes are the beginning of another's. A
 * descending column has all its bytes inverted. So the encoding of the first columns of a key is a
 * prefix of the encoding of the whole.
 */
public final class KeyEncoder {
  private static final int NULL = 0;
  private static final int VALUE = 1;

  private final SqlType type;
  private final boolean descending;
  private final int width;

  public KeyEncoder(SqlType type, boolean descending) {
    if (type.kind() == TypeKind.SQL_VARIANT) {
      throw new IllegalArgumentException("sql_variant cannot be a key column");
    }
    this.type = type;
    this.descending = descending;
    this.width = width(type);
  }

  /** Bytes of a fixed-width value; 0 for strings. */
  private static int width(SqlType type) {
    return switch (type.kind()) {
      case BIT, TINYINT -> 1;
      case SMALLINT -> 2;
      case INT, SMALLMONEY, DATE, SMALLDATETIME -> 4;
      case BIGINT, MONEY, TIME, DATETIME, DATETIME2, REAL, FLOAT, DATETIMEOFFSET -> 8;
      case DECIMAL, NUMERIC -> type.precision() <= 18 ? 8 : 16;
      case UNIQUEIDENTIFIER -> 16;
      case BINARY, VARBINARY, CHAR, VARCHAR, NCHAR, NVARCHAR, SQL_VARIANT -> 0;
    };
  }

  /** Appends the value in a row of a vector. */
  public void encode(Vector vector, int row, KeyBuffer out) {
    int begin = out.length();
    if (vector.isNull(row)) {
      out.putByte(NULL);
    } else {
      out.putByte(VALUE);
      switch (vector) {
        case LongVector longs -> putLong(longs.values()[row], out);
        case DoubleVector doubles -> putDouble(doubles.values()[row], out);
        case WideVector wides -> putWide(wides.highs()[row], wides.lows()[row], out);
        case ObjectVector objects -> putObject(Objects.requireNonNull(objects.values()[row]), out);
      }
    }
    endColumn(begin, out);
  }

  /** Appends a boxed value. */
  public void encode(@Nullable Object value, KeyBuffer out) {
    int begin = out.length();
    if (value == null) {
      out.putByte(NULL);
    } else {
      out.putByte(VALUE);
      switch (type.physical()) {
        case LONG -> putLong((Long) value, out);
        case DOUBLE -> putDouble((Double) value, out);
        case WIDE -> putWide(((Int128) value).high(), ((Int128) value).low(), out);
        case STRING, BYTES, VARIANT -> putObject(value, out);
      }
    }
    endColumn(begin, out);
  }

  private void endColumn(int begin, KeyBuffer out) {
    if (descending) {
      out.invertFrom(begin);
    }
  }

  private void putLong(long value, KeyBuffer out) {
    if (type.kind() == TypeKind.TINYINT || type.kind() == TypeKind.BIT) {
      requireFits(value >= 0 && value <= 255, value);
      out.putByte((int) value);
      return;
    }
    int shift = 64 - 8 * width;
    requireFits(value << shift >> shift == value, value);
    out.putNumber(value ^ (1L << (8 * width - 1)), width);
  }

  private void requireFits(boolean fits, long value) {
    if (!fits) {
      throw new IllegalArgumentException(value + " is no value of " + type.sqlText());
    }
  }

  private static void putDouble(double value, KeyBuffer out) {
    long bits = Double.doubleToLongBits(value + 0.0);
    out.putNumber(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE, 8);
  }

  private void putWide(long high, long low, KeyBuffer out) {
    if (type.kind() == TypeKind.DATETIMEOFFSET) {
      out.putNumber(high ^ Long.MIN_VALUE, 8);
    } else if (width == 8) {
      requireFits(high == low >> 63, low);
      out.putNumber(low ^ Long.MIN_VALUE, 8);
    } else {
      out.putNumber(high ^ Long.MIN_VALUE, 8);
      out.putNumber(low, 8);
    }
  }

  private void putObject(Object value, KeyBuffer out) {
    switch (value) {
      case String string -> {
        Collation collation = Objects.requireNonNull(type.collation());
        out.putEscaped(collation.sortKey(string));
      }
      case byte[] bytes -> out.putEscaped(bytes);
      default -> throw new IllegalArgumentException("no key value: " + value.getClass());
    }
  }
}
