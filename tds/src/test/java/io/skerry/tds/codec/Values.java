package io.skerry.tds.codec;

import io.skerry.types.Collation;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.Variant;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Types and random values of them. */
final class Values {
  private static final long DAY = 864_000_000_000L;

  private Values() {}

  /** A type of every kind, with several lengths and scales. */
  static List<SqlType> types() {
    List<SqlType> types = new ArrayList<>();
    for (TypeKind kind : TypeKind.values()) {
      switch (kind) {
        case BINARY -> types.add(SqlType.binary(7));
        case CHAR, NCHAR -> types.add(SqlType.string(kind, 5, Collation.DEFAULT));
        case VARBINARY, VARCHAR, NVARCHAR -> {
          Collation collation = kind.isString() ? Collation.DEFAULT : null;
          types.add(new SqlType(kind, 4000, 0, 0, collation));
          types.add(new SqlType(kind, SqlType.MAX, 0, 0, collation));
        }
        case DECIMAL, NUMERIC -> {
          for (int precision : new int[] {1, 9, 10, 19, 20, 28, 29, 38}) {
            types.add(new SqlType(kind, 0, precision, precision / 2, null));
          }
        }
        case TIME, DATETIME2, DATETIMEOFFSET -> {
          for (int scale = 0; scale <= 7; scale++) {
            types.add(new SqlType(kind, 0, 0, scale, null));
          }
        }
        case REAL -> types.add(SqlType.REAL);
        case FLOAT -> types.add(SqlType.FLOAT);
        case UNIQUEIDENTIFIER,
            BIT,
            TINYINT,
            SMALLINT,
            INT,
            BIGINT,
            SMALLMONEY,
            MONEY,
            DATE,
            SMALLDATETIME,
            DATETIME,
            SQL_VARIANT ->
            types.add(new SqlType(kind, 0, 0, 0, null));
      }
    }
    return types;
  }

  /** A value of the type that comes back as it is, sometimes NULL. */
  static @Nullable Object random(SqlType type, Random random) {
    if (random.nextInt(10) == 0) {
      return null;
    }
    return switch (type.kind()) {
      case BIT -> random.nextLong(2);
      case TINYINT -> random.nextLong(256);
      case SMALLINT -> random.nextLong(-32768, 32768);
      case INT, SMALLMONEY -> (long) random.nextInt();
      case BIGINT, MONEY -> random.nextLong();
      case REAL -> (double) Float.intBitsToFloat(random.nextInt() & 0x7EFFFFFF);
      case FLOAT -> random.nextGaussian() * 1e200;
      case DECIMAL, NUMERIC -> {
        BigInteger limit = BigInteger.TEN.pow(type.precision());
        BigInteger value = new BigInteger(127, random).mod(limit);
        yield Int128.of(random.nextBoolean() ? value : value.negate());
      }
      case DATE -> random.nextLong(3_652_059);
      case TIME -> random.nextLong(DAY) / unit(type) * unit(type);
      case DATETIME2 -> random.nextLong(3_652_059 * DAY) / unit(type) * unit(type);
      case DATETIMEOFFSET ->
          new Int128(
              random.nextLong(3_652_059 * DAY) / unit(type) * unit(type),
              random.nextInt(-840, 841));
      case SMALLDATETIME -> random.nextLong(65536L * 1440);
      case DATETIME -> random.nextLong(-53_690 * 25_920_000L, 2_958_464 * 25_920_000L);
      case UNIQUEIDENTIFIER -> new Int128(random.nextLong(), random.nextLong());
      case BINARY -> bytes(7, random);
      case VARBINARY -> bytes(size(type, random), random);
      case CHAR -> text(5, 0x100, random);
      case NCHAR -> text(5, 0x10000, random);
      case VARCHAR -> text(size(type, random), 0x100, random);
      case NVARCHAR -> text(size(type, random), 0x10000, random);
      case SQL_VARIANT -> variant(random);
    };
  }

  private static Variant variant(Random random) {
    List<SqlType> types = types();
    while (true) {
      SqlType type = types.get(random.nextInt(types.size()));
      if (type.kind() == TypeKind.SQL_VARIANT || type.length() == SqlType.MAX) {
        continue;
      }
      Object value = random(type, random);
      if (value instanceof String text) {
        return new Variant(
            SqlType.string(type.kind(), Math.max(1, text.length()), Collation.DEFAULT), text);
      }
      if (value instanceof byte[] bytes) {
        return new Variant(new SqlType(type.kind(), Math.max(1, bytes.length), 0, 0, null), bytes);
      }
      if (value != null) {
        return new Variant(type, value);
      }
    }
  }

  private static int size(SqlType type, Random random) {
    return random.nextInt(20) == 0
        ? random.nextInt(type.isMax() ? 100_000 : 4000)
        : random.nextInt(20);
  }

  private static long unit(SqlType type) {
    long unit = 1;
    for (int i = type.scale(); i < 7; i++) {
      unit *= 10;
    }
    return unit;
  }

  private static byte[] bytes(int size, Random random) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  /**
   * Text of any code units below a bound, unpaired surrogates among them; those that code page 1252
   * lacks are left out below 0x100.
   */
  private static String text(int length, int bound, Random random) {
    StringBuilder out = new StringBuilder(length);
    while (out.length() < length) {
      char c = (char) random.nextInt(bound);
      if (bound > 0x100 || c < 0x80 || c > 0x9F) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
