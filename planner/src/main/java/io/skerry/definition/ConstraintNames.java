package io.skerry.definition;

import java.util.List;
import java.util.Locale;

/** Makes up names of constraints. Equal constraints of equal tables get equal names. */
final class ConstraintNames {
  private static final int TABLE_PART_OF_KEY = 8;
  private static final int TABLE_PART_OF_DEFAULT = 9;
  private static final int COLUMN_PART = 5;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private ConstraintNames() {}

  /** {@code PK__table__} or {@code UQ__table__} and 16 hexadecimal digits. */
  static String key(boolean primary, String table, List<String> columns) {
    String prefix = primary ? "PK__" : "UQ__";
    long hash = hash(prefix + table + columns);
    return prefix
        + start(table, TABLE_PART_OF_KEY)
        + "__"
        + String.format(Locale.ROOT, "%016X", hash);
  }

  /** {@code DF__table__column__} and 8 hexadecimal digits. */
  static String defaultValue(String table, String column) {
    long hash = hash("DF__" + table + "." + column);
    return "DF__"
        + start(table, TABLE_PART_OF_DEFAULT)
        + "__"
        + start(column, COLUMN_PART)
        + "__"
        + String.format(Locale.ROOT, "%08X", (int) (hash ^ hash >>> 32));
  }

  private static String start(String name, int length) {
    return name.substring(0, Math.min(name.length(), length));
  }

  /** FNV-1a over the characters. */
  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }
}
