package io.skerry.btree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.types.Collation;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KeyEncoderTest {
  private final Random random = new Random(11);

  private static byte[] encode(SqlType type, boolean descending, Object value) {
    KeyBuffer buffer = new KeyBuffer();
    new KeyEncoder(type, descending).encode(value, buffer);
    return buffer.toArray();
  }

  private <T> void checkOrder(SqlType type, List<T> values, Comparator<T> order) {
    for (T left : values) {
      for (T right : values) {
        int expected = Integer.signum(order.compare(left, right));
        int up = Arrays.compareUnsigned(encode(type, false, left), encode(type, false, right));
        int down = Arrays.compareUnsigned(encode(type, true, left), encode(type, true, right));
        assertThat(Integer.signum(up)).as("%s and %s", left, right).isEqualTo(expected);
        assertThat(Integer.signum(down)).as("%s and %s down", left, right).isEqualTo(-expected);
      }
    }
  }

  private static <T extends Comparable<T>> Comparator<T> nullsFirst() {
    return Comparator.nullsFirst(Comparator.naturalOrder());
  }

  @Test
  void integersKeepTheirOrder() {
    List<Long> longs =
        new ArrayList<>(Arrays.asList(null, 0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
    List<Long> ints =
        new ArrayList<>(
            Arrays.asList(null, 0L, -1L, (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE));
    for (int i = 0; i < 40; i++) {
      longs.add(random.nextLong() >> random.nextInt(64));
      ints.add((long) random.nextInt());
    }
    checkOrder(SqlType.BIGINT, longs, nullsFirst());
    checkOrder(SqlType.INT, ints, nullsFirst());
    checkOrder(SqlType.TINYINT, List.of(0L, 1L, 127L, 128L, 255L), nullsFirst());
  }

  @Test
  void doublesKeepTheirOrderAndBothZerosAreOne() {
    List<Double> doubles =
        new ArrayList<>(
            Arrays.asList(
                null, 0.0, 1.5, -1.5, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE));
    for (int i = 0; i < 40; i++) {
      doubles.add(random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10));
    }
    checkOrder(SqlType.FLOAT, doubles, nullsFirst());
    assertThat(encode(SqlType.FLOAT, false, -0.0)).isEqualTo(encode(SqlType.FLOAT, false, 0.0));
  }

  @Test
  void decimalsKeepTheirOrder() {
    List<Int128> wide = new ArrayList<>();
    List<Int128> narrow = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      BigInteger big = new BigInteger(1 + random.nextInt(125), random);
      wide.add(Int128.of(random.nextBoolean() ? big : big.negate()));
      narrow.add(Int128.of(random.nextLong() >> 5));
    }
    checkOrder(SqlType.decimal(38, 4), wide, nullsFirst());
    checkOrder(SqlType.decimal(18, 4), narrow, nullsFirst());
  }

  @Test
  void stringsHaveTheOrderOfTheirCollation() {
    List<String> strings =
        new ArrayList<>(
            Arrays.asList(
                null, "", "a", "A", "ab", "a b", "b", "\u0000", "a\u0000", "Ä", "ä", "zebra", "É"));
    for (int i = 0; i < 40; i++) {
      strings.add(
          random
              .ints(random.nextInt(6), 0, 300)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString());
    }
    checkOrder(
        SqlType.nvarchar(50),
        strings,
        Comparator.nullsFirst((left, right) ->
            Arrays.compareUnsigned(
                Collation.DEFAULT.sortKey(left), Collation.DEFAULT.sortKey(right))));
  }

  @Test
  void bytesKeepTheirOrder() {
    List<byte[]> bytes =
        new ArrayList<>(
            Arrays.asList(
                null,
                new byte[0],
                new byte[] {0},
                new byte[] {0, 0},
                new byte[] {0, -1},
                new byte[] {-1}));
    for (int i = 0; i < 40; i++) {
      byte[] value = new byte[random.nextInt(5)];
      for (int j = 0; j < value.length; j++) {
        value[j] = (byte) (random.nextInt(3) - 1);
      }
      bytes.add(value);
    }
    checkOrder(SqlType.varbinary(50), bytes, Comparator.nullsFirst(Arrays::compareUnsigned));
  }

  @Test
  void noValueIsTheBeginningOfAnother() {
    KeyBuffer shorter = new KeyBuffer();
    KeyBuffer longer = new KeyBuffer();
    KeyEncoder first = new KeyEncoder(SqlType.nvarchar(50), false);
    KeyEncoder second = new KeyEncoder(SqlType.nvarchar(50), true);
    first.encode("a", shorter);
    second.encode("z", shorter);
    first.encode("ab", longer);
    second.encode(null, longer);
    assertThat(Arrays.compareUnsigned(shorter.toArray(), longer.toArray())).isNegative();
  }

  @Test
  void valuesThatDoNotFitTheirTypeAreRefused() {
    assertThatThrownBy(() -> encode(SqlType.INT, false, 1L << 40))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> encode(SqlType.SQL_VARIANT, false, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
