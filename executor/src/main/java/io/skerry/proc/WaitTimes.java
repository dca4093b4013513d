package io.skerry.proc;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time of WAITFOR as milliseconds (T-SQL, "WAITFOR"). */
final class WaitTimes {
  private static final Pattern TIME =
      Pattern.compile("\\s*(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.:](\\d{1,3}))?)?\\s*");
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private WaitTimes() {}

  static long millis(String text, boolean delay, Clock clock) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > 23) {
      throw new SqlException(SqlError.WAITFOR_SYNTAX, text);
    }
    long millis =
        Duration.ofHours(Integer.parseInt(matcher.group(1)))
            .plusMinutes(Integer.parseInt(matcher.group(2)))
            .plusSeconds(matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)))
            .plusMillis(matcher.group(4) == null ? 0 : fraction(matcher.group(4)))
            .toMillis();
    if (delay) {
      return millis;
    }
    long now = LocalTime.now(clock).toNanoOfDay() / 1_000_000;
    return (millis - now + DAY_MILLIS) % DAY_MILLIS;
  }

  private static long fraction(String digits) {
    return Long.parseLong((digits + "00").substring(0, 3));
  }
}
