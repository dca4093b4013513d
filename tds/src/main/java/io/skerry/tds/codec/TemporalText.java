package io.skerry.tds.codec;

import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import java.time.LocalDate;

/**
 * Dates and times in ISO form, as clients older than TDS 7.3 receive them ([MS-TDS] 2.2.5.4.2,
 * product notes).
 */
final class TemporalText {
  private static final long TICKS_PER_DAY = ValueReader.TICKS_PER_DAY;
  private static final long TICKS_PER_SECOND = 10_000_000L;
  private static final long TICKS_PER_MINUTE = 60 * TICKS_PER_SECOND;
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

  private TemporalText() {}

  static String format(SqlType type, Object value) {
    StringBuilder out = new StringBuilder(34);
    switch (type.kind()) {
      case DATE -> appendDate(out, (Long) value);
      case TIME -> appendTime(out, (Long) value, type.scale());
      case DATETIME2 -> appendDateAndTime(out, (Long) value, type.scale());
      case DATETIMEOFFSET -> {
        Int128 wide = (Int128) value;
        appendDateAndTime(out, wide.high() + wide.low() * TICKS_PER_MINUTE, type.scale());
        long offset = Math.abs(wide.low());
        out.append(wide.low() < 0 ? " -" : " +");
        appendTwo(out, offset / 60).append(':');
        appendTwo(out, offset % 60);
      }
      default -> throw new AssertionError(type);
    }
    return out.toString();
  }

  private static void appendDateAndTime(StringBuilder out, long ticks, int scale) {
    appendDate(out, Math.floorDiv(ticks, TICKS_PER_DAY));
    out.append(' ');
    appendTime(out, Math.floorMod(ticks, TICKS_PER_DAY), scale);
  }

  private static void appendDate(StringBuilder out, long days) {
    out.append(FIRST_DAY.plusDays(days));
  }

  private static void appendTime(StringBuilder out, long ticks, int scale) {
    long seconds = ticks / TICKS_PER_SECOND;
    appendTwo(out, seconds / 3600).append(':');
    appendTwo(out, seconds / 60 % 60).append(':');
    appendTwo(out, seconds % 60);
    if (scale > 0) {
      String fraction = Long.toString(TICKS_PER_SECOND + ticks % TICKS_PER_SECOND);
      out.append('.').append(fraction, 1, 1 + scale);
    }
  }

  private static StringBuilder appendTwo(StringBuilder out, long value) {
    if (value < 10) {
      out.append('0');
    }
    return out.append(value);
  }
}
