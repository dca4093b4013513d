package io.skerry.testkit.script;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts single values into words, the same for every target. */
final class ValueText {
  private static final int NANOS_DIGITS = 9;

  private ValueText() {}

  /**
   * The text of a value.
   *
   * @param scale digits of a second's fraction; used for times only
   */
  static String of(@Nullable Object value, int scale) {
    return switch (value) {
      case null -> "NULL";
      case Boolean bit -> bit ? "1" : "0";
      case BigDecimal decimal -> decimal.toPlainString();
      case Double number -> number(number.toString());
      case Float number -> number(number.toString());
      case Number integer -> integer.toString();
      case byte[] bytes -> "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
      case LocalDate date -> date.toString();
      case LocalTime time -> time(time, scale);
      case LocalDateTime both -> both.toLocalDate() + " " + time(both.toLocalTime(), scale);
      case OffsetDateTime both ->
          of(both.toLocalDateTime(), scale) + " " + offset(both.getOffset());
      case String string -> string(string);
      default -> throw new AssertionError("a value of " + value.getClass());
    };
  }

  /** Java's shortest text that reads back as the same number, without a needless ".0". */
  private static String number(String java) {
    return java.replaceFirst("\\.0(?=E|$)", "");
  }

  private static String time(LocalTime time, int scale) {
    String seconds =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    String nanos = String.format(Locale.ROOT, "%0" + NANOS_DIGITS + "d", time.getNano());
    return scale == 0 ? seconds : seconds + "." + nanos.substring(0, scale);
  }

  private static String offset(ZoneOffset offset) {
    return offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId();
  }

  /** As it is, or quoted and escaped where that could be misread. */
  private static String string(String text) {
    boolean plain =
        !text.isEmpty()
            && text.equals(text.strip())
            && !text.equals("NULL")
            && text.chars().noneMatch(c -> c < ' ' || c == '|' || c == '\'');
    if (plain) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("'");
    text.chars()
        .forEach(c -> {
          if (c < ' ') {
            quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
          } else {
            quoted.append((char) c).append(c == '\'' ? "'" : "");
          }
        });
    return quoted.append('\'').toString();
  }
}
