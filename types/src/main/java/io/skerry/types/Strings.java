package io.skerry.types;

import java.util.Arrays;

/** Strings and bytes as columns of a declared length hold them. */
public final class Strings {
  private Strings() {}

  /** Padded with spaces to {@code length}; itself where it is as long. */
  public static String pad(String text, int length) {
    if (text.length() >= length) {
      return text;
    }
    char[] padded = Arrays.copyOf(text.toCharArray(), length);
    Arrays.fill(padded, text.length(), length, ' ');
    return new String(padded);
  }

  /**
   * Whether a string can be stored in a column of the type; spaces too many do not count. Where
   * not, the caller, who knows table and column, raises error 2628.
   */
  public static boolean fits(String text, SqlType column) {
    return column.isMax()
        || text.length() <= column.length()
        || trimmedLength(text) <= column.length();
  }

  /** Whether bytes can be stored in a column of the type; zeros too many do not count. */
  public static boolean fits(byte[] bytes, SqlType column) {
    if (column.isMax() || bytes.length <= column.length()) {
      return true;
    }
    for (int i = column.length(); i < bytes.length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** A string that fits as the column holds it: char and nchar padded, spaces too many cut off. */
  public static String store(String text, SqlType column) {
    if (!column.isMax() && text.length() > column.length()) {
      return text.substring(0, column.length());
    }
    boolean fixed = column.kind() == TypeKind.CHAR || column.kind() == TypeKind.NCHAR;
    return fixed ? pad(text, column.length()) : text;
  }

  /** Bytes that fit as the column holds them: binary padded with zeros. */
  public static byte[] store(byte[] bytes, SqlType column) {
    boolean tooLong = !column.isMax() && bytes.length > column.length();
    boolean tooShort = column.kind() == TypeKind.BINARY && bytes.length < column.length();
    return tooLong || tooShort ? Arrays.copyOf(bytes, column.length()) : bytes;
  }

  /** The length without spaces at the end, as LEN counts. */
  public static int trimmedLength(String text) {
    int length = text.length();
    while (length > 0 && text.charAt(length - 1) == ' ') {
      length--;
    }
    return length;
  }

  /** As UPPER: character by character, so that the length stays; ß stays as it is. */
  public static String upper(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.toUpperCase(chars[i]);
    }
    return new String(chars);
  }

  /** As LOWER: character by character, so that the length stays. */
  public static String lower(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.toLowerCase(chars[i]);
    }
    return new String(chars);
  }

  /** As RTRIM: without spaces at the end. */
  public static String trimEnd(String text) {
    return text.substring(0, trimmedLength(text));
  }

  /** As LTRIM: without spaces at the beginning. */
  public static String trimStart(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    return text.substring(start);
  }
}
