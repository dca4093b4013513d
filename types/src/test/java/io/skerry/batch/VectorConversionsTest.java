package io.skerry.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.error.SqlException;
import io.skerry.types.Conversions;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorConversionsTest {
  private static final List<SqlType> TYPES =
      List.of(
          SqlType.BIT,
          SqlType.TINYINT,
          SqlType.SMALLINT,
          SqlType.INT,
          SqlType.BIGINT,
          SqlType.SMALLMONEY,
          SqlType.MONEY,
          SqlType.decimal(9, 2),
          SqlType.decimal(38, 10),
          SqlType.REAL,
          SqlType.FLOAT,
          SqlType.varchar(60),
          SqlType.nvarchar(20),
          SqlType.DATETIME);

  /** Rows of a range and rows named one by one give what the boxed form gives, value or error. */
  @Test
  void agreesWithTheBoxedForm() {
    Random random = new Random(99);
    for (SqlType from : TYPES) {
      for (SqlType to : TYPES) {
        for (int round = 0; round < 20; round++) {
          Vector in = Vector.of(from.physical());
          in.ensureCapacity(50);
          for (int row = 0; row < 50; row++) {
            in.set(row, random.nextInt(5) == 0 ? null : randomValue(random, from));
          }
          int[] all = random.ints(30, 0, 50).distinct().toArray();
          compare(in, from, to, all);
        }
      }
    }
  }

  private static void compare(Vector in, SqlType from, SqlType to, int[] rows) {
    for (int row : rows) {
      Object expected = outcome(() -> Conversions.convert(in.get(row), from, to, -1));
      Object byRange = outcome(() -> converted(in, from, to, row, null));
      Object byRows = outcome(() -> converted(in, from, to, row, new int[] {row}));
      assertThat(byRange).as("%s to %s of %s", from, to, in.get(row)).isEqualTo(expected);
      assertThat(byRows).isEqualTo(expected);
    }
  }

  private static Object converted(Vector in, SqlType from, SqlType to, int row, int[] rows) {
    Vector out = Vector.of(to.physical());
    if (rows == null) {
      VectorConversions.convert(in, from, out, to, Conversions.NO_STYLE, row, row + 1);
    } else {
      VectorConversions.convert(in, from, out, to, Conversions.NO_STYLE, rows, 1);
    }
    return out.get(row);
  }

  private static Object outcome(java.util.function.Supplier<Object> conversion) {
    try {
      return conversion.get();
    } catch (SqlException e) {
      return e.number() + "/" + e.state() + e.text();
    }
  }

  private static Object randomValue(Random random, SqlType type) {
    long any = random.nextLong() >> random.nextInt(64);
    return switch (type.kind()) {
      case BIT -> any & 1;
      case TINYINT -> any & 0xFF;
      case SMALLINT -> (long) (short) any;
      case INT, SMALLMONEY -> (long) (int) any;
      case BIGINT, MONEY -> any;
      case DECIMAL -> Int128.of(any % 1_000_000_000L);
      case REAL -> (double) (float) (any / 7.0);
      case FLOAT -> any / 7.0 * (random.nextInt(50) == 0 ? 1e30 : 1);
      case DATETIME -> (long) (int) any;
      default -> random.nextBoolean() ? Long.toString(any >> 40) : "x" + any % 100;
    };
  }
}
