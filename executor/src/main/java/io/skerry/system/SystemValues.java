package io.skerry.system;

import io.skerry.types.Collation;
import io.skerry.types.Guids;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.Variant;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plain Java values in the boxed forms of SQL types. */
final class SystemValues {
  private static final LocalDateTime DATETIME_ORIGIN = LocalDateTime.of(1900, 1, 1, 0, 0);
  private static final LocalDateTime TICK_ORIGIN = LocalDateTime.of(1, 1, 1, 0, 0);

  private SystemValues() {}

  /**
   * The boxed form of a value.
   *
   * @param value of String, Boolean, a number, Instant (taken as UTC), UUID, byte[]; null for NULL
   */
  static @Nullable Object box(SqlType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (type.physical()) {
      case LONG -> longOf(type.kind(), value);
      case DOUBLE -> ((Number) value).doubleValue();
      case WIDE ->
          value instanceof UUID uuid
              ? Guids.fromUuid(uuid)
              : scaled(((Number) value).longValue(), type.scale());
      case STRING -> text(type, value.toString());
      case BYTES ->
          type.kind() == TypeKind.BINARY
              ? Arrays.copyOf((byte[]) value, type.length())
              : (byte[]) value;
      case VARIANT -> variant(value);
    };
  }

  private static Int128 scaled(long value, int scale) {
    long scaled = value;
    for (int i = 0; i < scale; i++) {
      scaled = Math.multiplyExact(scaled, 10);
    }
    return Int128.of(scaled);
  }

  private static String text(SqlType type, String value) {
    if (type.kind() != TypeKind.CHAR && type.kind() != TypeKind.NCHAR) {
      return value;
    }
    return value + " ".repeat(Math.max(0, type.length() - value.length()));
  }

  private static Long longOf(TypeKind kind, Object value) {
    if (value instanceof Instant instant) {
      return ofInstant(kind, instant);
    }
    return value instanceof Boolean flag ? (flag ? 1L : 0L) : ((Number) value).longValue();
  }

  private static long ofInstant(TypeKind kind, Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    if (kind == TypeKind.DATETIME) {
      long millis = DATETIME_ORIGIN.until(time, ChronoUnit.MILLIS);
      return Math.floorDiv(millis * 3 + 5, 10);
    }
    if (kind == TypeKind.SMALLDATETIME) {
      return DATETIME_ORIGIN.until(time, ChronoUnit.MINUTES);
    }
    long seconds = TICK_ORIGIN.until(time, ChronoUnit.SECONDS);
    return seconds * 10_000_000L + time.getNano() / 100;
  }

  private static Variant variant(Object value) {
    return switch (value) {
      case Variant variant -> variant;
      case Integer number -> new Variant(SqlType.INT, number.longValue());
      case Long number -> new Variant(SqlType.BIGINT, number);
      case String text -> new Variant(SqlType.nvarchar(Math.max(1, text.length())), text);
      default -> throw new AssertionError("no variant of " + value.getClass());
    };
  }

  /** Orders boxed values, NULL first, strings as the default collation does. */
  static int compare(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return Boolean.compare(left != null, right != null);
    }
    if (left instanceof String text) {
      return Collation.DEFAULT.compare(text, (String) right);
    }
    if (left instanceof Long number) {
      return number.compareTo((Long) right);
    }
    throw new AssertionError("no order of " + left.getClass());
  }
}
