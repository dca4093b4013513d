package io.skerry.types;

/**
 * What a string says of a date and time.
 *
 * @param days since 0001-01-01; 1900-01-01 where the string has a time only
 * @param time ticks since midnight
 * @param hasOffset whether it ends in an offset or {@code Z}
 * @param fractionDigits digits after the seconds, 0 where there are none
 * @param outOfRange whether it has the form of a date but names a day or hour that does not exist;
 *     all else is then void
 */
record ParsedDateTime(
    long days,
    long time,
    boolean hasOffset,
    int offsetMinutes,
    int fractionDigits,
    boolean outOfRange) {
  static final ParsedDateTime OUT_OF_RANGE = new ParsedDateTime(0, 0, false, 0, 0, true);

  long ticks() {
    return days * DateTimes.TICKS_PER_DAY + time;
  }
}
