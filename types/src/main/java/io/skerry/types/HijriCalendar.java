package io.skerry.types;

/**
 * The tabular Islamic calendar of SQL Server's styles 130 and 131 (the Kuwaiti algorithm): cycles
 * of 30 years, of which years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 have a day more.
 */
final class HijriCalendar {
  /** Days from 0001-01-01 (Gregorian) to 1 Muharram 1, which Microsoft sets at 0622-07-18. */
  private static final int EPOCH_DAYS = 227_013;

  private static final int DAYS_PER_CYCLE = 10_631;
  private static final String[] MONTHS = {
    "\u0645\u062d\u0631\u0645",
    "\u0635\u0641\u0631",
    "\u0631\u0628\u064a\u0639 \u0627\u0644\u0627\u0648\u0644",
    "\u0631\u0628\u064a\u0639 \u0627\u0644\u062b\u0627\u0646\u064a",
    "\u062c\u0645\u0627\u062f\u0649 \u0627\u0644\u0627\u0648\u0644\u0649",
    "\u062c\u0645\u0627\u062f\u0649 \u0627\u0644\u062b\u0627\u0646\u064a\u0629",
    "\u0631\u062c\u0628",
    "\u0634\u0639\u0628\u0627\u0646",
    "\u0631\u0645\u0636\u0627\u0646",
    "\u0634\u0648\u0627\u0644",
    "\u0630\u0648 \u0627\u0644\u0642\u0639\u062f\u0629",
    "\u0630\u0648 \u0627\u0644\u062d\u062c\u0629"
  };

  private HijriCalendar() {}

  /**
   * Year, month and day: {@code year << 9 | month << 5 | day}; the day must not lie before the
   * epoch.
   */
  static int fields(long days) {
    int since = (int) days - EPOCH_DAYS;
    int cycle = Math.floorDiv(since, DAYS_PER_CYCLE);
    int dayOfCycle = Math.floorMod(since, DAYS_PER_CYCLE);
    int yearOfCycle = 1;
    while (yearOfCycle < 30 && dayOfCycle >= daysBefore(yearOfCycle + 1)) {
      yearOfCycle++;
    }
    int dayOfYear = dayOfCycle - daysBefore(yearOfCycle);
    int month = Math.min(12, (dayOfYear * 2 + 1) / 59 + 1);
    if (dayOfYear < daysBeforeMonth(month)) {
      month--;
    }
    int day = dayOfYear - daysBeforeMonth(month) + 1;
    return (cycle * 30 + yearOfCycle) << 9 | month << 5 | day;
  }

  /** Days since 0001-01-01 of the Gregorian calendar. */
  static int days(int year, int month, int day) {
    int cycle = (year - 1) / 30;
    int yearOfCycle = (year - 1) % 30 + 1;
    return EPOCH_DAYS
        + cycle * DAYS_PER_CYCLE
        + daysBefore(yearOfCycle)
        + daysBeforeMonth(month)
        + day
        - 1;
  }

  static String monthName(int month) {
    return MONTHS[month - 1];
  }

  private static int daysBefore(int yearOfCycle) {
    return (yearOfCycle - 1) * 354 + (3 + 11 * (yearOfCycle - 1)) / 30;
  }

  private static int daysBeforeMonth(int month) {
    return (59 * (month - 1) + 1) / 2;
  }
}
