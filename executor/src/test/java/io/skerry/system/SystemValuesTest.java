package io.skerry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.types.Collation;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.Variant;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemValuesTest {
  @Test
  void momentsAreCountedInTheUnitsOfTheirType() {
    Instant time = Instant.parse("1900-01-02T00:00:01.003Z");
    assertThat(SystemValues.box(SqlType.DATETIME, time)).isEqualTo(86_401L * 300 + 1);
    assertThat(SystemValues.box(SqlType.SMALLDATETIME, time)).isEqualTo(1440L);
    assertThat(SystemValues.box(SqlType.DATETIME2, Instant.parse("0001-01-01T00:00:01Z")))
        .isEqualTo(10_000_000L);
    assertThat(SystemValues.box(SqlType.DATETIME, Instant.parse("1899-12-31T23:59:59Z")))
        .isEqualTo(-300L);
  }

  @Test
  void fixedLengthsAreFilledUp() {
    SqlType character = SqlType.string(TypeKind.CHAR, 2, Collation.DEFAULT);
    assertThat(SystemValues.box(character, "U")).isEqualTo("U ");
    assertThat(SystemValues.box(SqlType.binary(3), new byte[] {1})).isEqualTo(new byte[] {1, 0, 0});
    assertThat(SystemValues.box(SqlType.SYSNAME, "a")).isEqualTo("a");
  }

  @Test
  void numbersAndVariants() {
    assertThat(SystemValues.box(SqlType.BIT, true)).isEqualTo(1L);
    assertThat(SystemValues.box(SqlType.numeric(38, 2), 3)).isEqualTo(Int128.of(300));
    assertThat(SystemValues.box(SqlType.REAL, 2)).isEqualTo(2.0);
    assertThat(SystemValues.box(SqlType.SQL_VARIANT, 4)).isEqualTo(new Variant(SqlType.INT, 4L));
    assertThat(SystemValues.box(SqlType.INT, null)).isNull();
  }
}
