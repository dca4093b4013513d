package io.skerry.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTimesTest {
  /** Every day of the years 1 to 9999. */
  @Test
  void fieldsOfEveryDay() {
    LocalDate date = LocalDate.of(1, 1, 1);
    for (int days = 0; days <= DateTimes.DAYS_MAX; days++) {
      int fields = DateTimes.fields(days);
      int expected = date.getYear() << 9 | date.getMonthValue() << 5 | date.getDayOfMonth();
      if (fields != expected
          || DateTimes.days(fields >> 9, fields >> 5 & 0xF, fields & 0x1F) != days
          || DateTimes.dayOfWeek(days) != date.getDayOfWeek().getValue()
          || DateTimes.dayOfYear(days) != date.getDayOfYear()) {
        throw new AssertionError(date + " is " + Integer.toHexString(fields));
      }
      date = date.plusDays(1);
    }
    assertThat(date).isEqualTo(LocalDate.of(10000, 1, 1));
  }

  @Test
  void monthsAreAddedAsJavaTimeDoes() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      int days = random.nextInt(DateTimes.DAYS_MAX);
      int months = random.nextInt(240_000) - 120_000;
      LocalDate expected = LocalDate.of(1, 1, 1).plusDays(days).plusMonths(months);
      long actual = DateTimes.plusMonths(days, months);
      if (expected.getYear() < 1 || expected.getYear() > 9999) {
        assertThat(actual).isEqualTo(DateTimes.OUT_OF_RANGE);
      } else {
        assertThat(actual).isEqualTo(expected.toEpochDay() - LocalDate.of(1, 1, 1).toEpochDay());
      }
    }
  }

  @Test
  void instantsAndTicks() {
    Instant instant = Instant.parse("2026-11-23T15:08:09.1234567Z");
    long ticks = DateTimes.utcTicks(instant);
    LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    assertThat(DateTimes.daysOf(ticks))
        .isEqualTo(DateTimes.days(local.getYear(), local.getMonthValue(), local.getDayOfMonth()));
    assertThat(DateTimes.timeOf(ticks)).isEqualTo(local.getLong(ChronoField.NANO_OF_DAY) / 100);
    assertThat(DateTimes.toInstant(ticks)).isEqualTo(instant);
  }

  /**
   * The 300 units of a second are those whose milliseconds end in 0, 3 and 7, and each survives
   * printing.
   */
  @Test
  void thirdsOfDatetime() {
    for (int unit = 0; unit < 300; unit++) {
      long value = 46_347 * DateTimes.DATETIME_UNITS_PER_DAY + unit;
      String text = (String) Conversions.convert(value, SqlType.DATETIME, SqlType.varchar(30), 121);
      assertThat(text).matches(".*\\.\\d\\d[037]$");
      assertThat(Conversions.convert(text, SqlType.varchar(30), SqlType.DATETIME, 121))
          .isEqualTo(value);
      long ticks = DateTimes.toTicks(TypeKind.DATETIME, value);
      assertThat(DateTimes.fromTicks(SqlType.DATETIME, ticks)).isEqualTo(value);
    }
  }

  /** What every type prints in its own style it reads back unchanged. */
  @Test
  void printedValuesAreReadBack() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      long ticks = (long) (random.nextDouble() * DateTimes.TICKS_MAX);
      for (String name : new String[] {"date", "time(7)", "datetime2(7)", "datetime2(3)"}) {
        SqlType type = TypeText.parse(name);
        Object value = DateTimes.fromTicks(type, ticks);
        Object text = Conversions.convert(value, type, SqlType.varchar(40), Conversions.NO_STYLE);
        assertThat(Conversions.convert(text, SqlType.varchar(40), type, Conversions.NO_STYLE))
            .isEqualTo(value);
      }
      Int128 point = DateTimes.offsetFromLocal(ticks, random.nextInt(1681) - 840);
      if (point.high() >= 0 && point.high() <= DateTimes.TICKS_MAX) {
        SqlType type = SqlType.datetimeoffset(7);
        Object text = Conversions.convert(point, type, SqlType.varchar(40), 121);
        assertThat(Conversions.convert(text, SqlType.varchar(40), type, 121)).isEqualTo(point);
      }
    }
  }

  /**
   * "SET DATEFORMAT": the order counts for datetime everywhere, for the newer types not in
   * yyyy-mm-dd.
   */
  @ParameterizedTest
  @CsvSource({
    "MDY, 01/02/2003, datetime, 2003-01-02",
    "DMY, 01/02/2003, datetime, 2003-02-01",
    "YMD, 01/02/03, datetime, 2001-02-03",
    "YDM, 01/02/03, datetime, 2001-03-02",
    "MYD, 01/02/03, datetime, 2002-01-03",
    "DYM, 01/02/03, datetime, 2002-03-01",
    "DMY, 2003-01-02, datetime, 2003-02-01",
    "DMY, 2003-01-02, date, 2003-01-02",
    "DMY, 2003/01/02, date, 2003-02-01",
    "DMY, 2003-01-02T10:00:00, datetime, 2003-01-02",
    "DMY, 20030102, datetime, 2003-01-02",
    "YMD, 03 jan 02, datetime, 2003-01-02",
    "DMY, 03 jan 02, datetime, 2002-01-03",
  })
  void dateFormat(DateOrder order, String text, String type, String expected) {
    SqlType to = TypeText.parse(type);
    Object value = Conversions.convert(text, SqlType.varchar(30), to, Conversions.NO_STYLE, order);
    assertThat(Conversions.convert(value, to, SqlType.varchar(10), 23)).isEqualTo(expected);
  }

  /** Text of all kinds is either read or refused with a SQL error, never anything else. */
  @Test
  void anyTextIsReadOrRefused() {
    Random random = new Random(17);
    String alphabet = "0123456789::--//.. TZt+,amp novJANdec";
    String[] types = {"date", "time(7)", "datetime", "smalldatetime", "datetimeoffset(7)"};
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      SqlType to = TypeText.parse(types[i % types.length]);
      int style = i % 7 == 0 ? 131 : Conversions.NO_STYLE;
      Object value =
          Conversions.tryConvert(
              text.toString(), SqlType.varchar(30), to, style, DateOrder.values()[i % 6]);
      read += value == null ? 0 : 1;
    }
    assertThat(read).isGreaterThan(1_000);
  }
}
