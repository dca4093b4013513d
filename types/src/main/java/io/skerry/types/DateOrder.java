package io.skerry.types;

import org.jspecify.annotations.Nullable;

/** The order of day, month and year in a date of numbers only (T-SQL, "SET DATEFORMAT"). */
public enum DateOrder {
  MDY,
  DMY,
  YMD,
  YDM,
  MYD,
  DYM;

  /** The order of us_english. */
  public static final DateOrder DEFAULT = MDY;

  /** By the name that SET DATEFORMAT takes, any case; null for no such order. */
  public static @Nullable DateOrder byName(String name) {
    for (DateOrder order : values()) {
      if (order.name().equalsIgnoreCase(name)) {
        return order;
      }
    }
    return null;
  }

  /**
   * The order in which a conversion style reads a date; {@code session} for styles that have none.
   */
  static DateOrder ofStyle(int style, DateOrder session) {
    return switch (style % 100 == style ? style : style - 100) {
      case 1, 7, 9, 10, 22 -> MDY;
      case 3, 4, 5, 6, 13, 30, 31 -> DMY;
      case 2, 11, 12, 20, 21, 23, 25, 26, 27 -> YMD;
      default -> session;
    };
  }

  boolean yearFirst() {
    return this == YMD || this == YDM;
  }

  boolean dayBeforeMonth() {
    return this == DMY || this == YDM || this == DYM;
  }
}
