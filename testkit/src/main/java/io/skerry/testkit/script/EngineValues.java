package io.skerry.testkit.script;

import io.skerry.types.Guids;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Turns the engine's physical values into words, by the forms that {@link io.skerry.types.TypeKind}
 * lists.
 */
final class EngineValues {
  private static final LocalDateTime YEAR_ONE = LocalDate.of(1, 1, 1).atStartOfDay();
  private static final LocalDateTime YEAR_1900 = LocalDate.of(1900, 1, 1).atStartOfDay();
  private static final long TICKS_PER_DAY = 864_000_000_000L;
  private static final long NANOS_PER_TICK = 100;
  private static final long DATETIME_UNITS_PER_DAY = 300L * 86_400;
  private static final int DATETIME_SCALE = 3;
  private static final int MONEY_SCALE = 4;

  private EngineValues() {}

  /** The text of a boxed value of a batch. */
  static String text(SqlType type, @Nullable Object value) {
    if (value == null) {
      return "NULL";
    }
    return switch (type.kind()) {
      case BINARY, VARBINARY, CHAR, VARCHAR, NCHAR, NVARCHAR -> ValueText.of(value, 0);
      case BIT, TINYINT, SMALLINT, INT, BIGINT, FLOAT -> ValueText.of(value, 0);
      case REAL -> ValueText.of(((Double) value).floatValue(), 0);
      case SMALLMONEY, MONEY -> ValueText.of(BigDecimal.valueOf((Long) value, MONEY_SCALE), 0);
      case DECIMAL, NUMERIC ->
          ValueText.of(new BigDecimal(((Int128) value).toBigInteger(), type.scale()), 0);
      case UNIQUEIDENTIFIER -> Guids.toText((Int128) value);
      case DATE -> ValueText.of(YEAR_ONE.toLocalDate().plusDays((Long) value), 0);
      case TIME -> ValueText.of(LocalTime.ofNanoOfDay((Long) value * NANOS_PER_TICK), type.scale());
      case SMALLDATETIME -> ValueText.of(YEAR_1900.plusMinutes((Long) value), 0);
      case DATETIME -> ValueText.of(dateTime((Long) value), DATETIME_SCALE);
      case DATETIME2 -> ValueText.of(ofTicks((Long) value), type.scale());
      case DATETIMEOFFSET -> ValueText.of(withOffset((Int128) value), type.scale());
      case SQL_VARIANT -> {
        Variant variant = (Variant) value;
        yield text(variant.type(), variant.value());
      }
    };
  }

  /** Of 1/300 s since 1900, rounded to milliseconds as clients show them: .000, .003, .007. */
  private static LocalDateTime dateTime(long units) {
    long days = Math.floorDiv(units, DATETIME_UNITS_PER_DAY);
    long ofDay = Math.floorMod(units, DATETIME_UNITS_PER_DAY);
    long millis = (ofDay * 10 + 1) / 3;
    return YEAR_1900.plusDays(days).plusNanos(millis * 1_000_000);
  }

  private static LocalDateTime ofTicks(long ticks) {
    long days = Math.floorDiv(ticks, TICKS_PER_DAY);
    return YEAR_ONE.plusDays(days).plusNanos(Math.floorMod(ticks, TICKS_PER_DAY) * NANOS_PER_TICK);
  }

  private static OffsetDateTime withOffset(Int128 value) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) value.low() * 60);
    return ofTicks(value.high()).atOffset(ZoneOffset.UTC).withOffsetSameInstant(offset);
  }
}
