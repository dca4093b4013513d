package io.skerry.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.batch.Vector;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The order of sorted rows, by the comparison of each row with the next. */
final class RowSorterTest {
  private static void check(SqlType type, Function<Random, Object> value) {
    Random random = new Random(11);
    ValueComparator comparator = ValueComparator.of(type, type);
    for (boolean descending : new boolean[] {false, true}) {
      RowBuffer buffer = new RowBuffer(List.of(type));
      buffer.begin(new MemoryGrant(Long.MAX_VALUE));
      for (int i = 0; i < 5; i++) {
        Batch batch = Batch.of(List.of(type));
        batch.setSize(300);
        for (int row = 0; row < 300; row++) {
          batch.column(0).set(row, random.nextInt(10) == 0 ? null : value.apply(random));
        }
        buffer.append(batch);
      }
      RowComparator order =
          new RowComparator(
              new int[] {0}, new boolean[] {descending}, new ValueComparator[] {comparator});
      int[] sorted = RowSorter.sort(buffer, order);
      Vector column = buffer.column(0);
      assertThat(sorted).hasSize(1500).doesNotHaveDuplicates();
      for (int i = 1; i < sorted.length; i++) {
        int byValue = order.compareOne(0, column, sorted[i - 1], column, sorted[i]);
        assertThat(byValue).isNotPositive();
        assertThat(byValue < 0 || sorted[i - 1] < sorted[i]).isTrue();
      }
    }
  }

  @Test
  void numbers() {
    check(
        SqlType.BIGINT,
        random ->
            random.nextInt(20) == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(60));
    check(SqlType.FLOAT, random -> random.nextInt(20) == 0 ? -0.0 : random.nextGaussian());
    check(
        SqlType.decimal(38, 2),
        random -> new Int128(random.nextInt(3) - 1, random.nextLong() >> random.nextInt(60)));
    check(SqlType.UNIQUEIDENTIFIER, random -> new Int128(random.nextLong(), random.nextLong()));
  }

  @Test
  void stringsAndBinaries() {
    String[] parts = {"a", "B", "b", "é", " ", "-", "1", "Z", "ß", "λ"};
    check(
        SqlType.nvarchar(20),
        random -> {
          StringBuilder text = new StringBuilder();
          for (int i = random.nextInt(12); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
          }
          return text.toString();
        });
    check(
        SqlType.varbinary(20),
        random -> {
          byte[] bytes = new byte[random.nextInt(12)];
          for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(3) - 1);
          }
          return bytes;
        });
  }
}
