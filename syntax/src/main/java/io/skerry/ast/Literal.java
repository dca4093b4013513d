package io.skerry.ast;

import java.math.BigDecimal;
import java.util.HexFormat;

/** A constant (T-SQL, "Constants"). A sign in front is an operator, not part of it. */
public sealed interface Literal extends Expression {

  record Null(Position position) implements Literal {}

  /** An integer that fits int. A larger one is a {@link Decimal} of scale 0, as in SQL Server. */
  record Int(int value, Position position) implements Literal {}

  /** A number with a point, or an integer beyond int: {@code numeric(precision, scale)}. */
  record Decimal(BigDecimal value, Position position) implements Literal {
    /** Digits before and after the point as written, leading zeros left out; 1 to 38. */
    public int precision() {
      return Math.max(value.precision(), value.scale());
    }

    public int scale() {
      return value.scale();
    }
  }

  /** A number with an exponent: float. */
  record Float(double value, Position position) implements Literal {}

  /** {@code $1.50}: money, times 10,000. */
  record Money(long tenThousandths, Position position) implements Literal {}

  /**
   * A character string.
   *
   * @param unicode whether it was written {@code N'...'}: nvarchar, else varchar
   */
  record Text(String value, boolean unicode, Position position) implements Literal {}

  /**
   * {@code 0x1F}: varbinary.
   *
   * @param hex an even count of hexadecimal digits, possibly none
   */
  record Binary(String hex, Position position) implements Literal {
    public byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  /**
   * An ODBC escape: {@code {d '2024-01-31'}}, {@code {t '10:00:00'}}, {@code {ts '...'}}, {@code
   * {guid '...'}}.
   */
  record Odbc(OdbcKind kind, String text, Position position) implements Literal {}

  /** DATE, TIME and TIMESTAMP are datetime in SQL Server. */
  enum OdbcKind {
    DATE,
    TIME,
    TIMESTAMP,
    GUID
  }
}
