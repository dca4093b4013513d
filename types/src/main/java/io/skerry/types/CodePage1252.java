package io.skerry.types;

/**
 * The Windows code page 1252, in which char and varchar of the Latin collations are stored and
 * sent.
 *
 * <p>The five bytes that the code page leaves open stand for the control characters of the same
 * number, so that every byte survives a way there and back. A character without a byte becomes
 * {@code ?}.
 */
public final class CodePage1252 {
  private static final String HIGH_CONTROLS =
      "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f"
          + "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

  private CodePage1252() {}

  /** Whether the character has a byte. */
  public static boolean has(char c) {
    return c < 0x80 || c >= 0xA0 && c <= 0xFF || HIGH_CONTROLS.indexOf(c) >= 0;
  }

  /** The string with {@code ?} for each character that has no byte; itself where all have one. */
  public static String replaceUnmappable(String text) {
    int at = 0;
    while (at < text.length() && has(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    out.append(text, 0, at);
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      out.append(has(c) ? c : '?');
    }
    return out.toString();
  }

  /** One byte for each character. */
  public static byte[] encode(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = encode(text.charAt(i));
    }
    return bytes;
  }

  private static byte encode(char c) {
    if (c < 0x80 || c >= 0xA0 && c <= 0xFF) {
      return (byte) c;
    }
    int place = HIGH_CONTROLS.indexOf(c);
    return place < 0 ? (byte) '?' : (byte) (0x80 + place);
  }

  public static String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  public static String decode(byte[] bytes, int from, int length) {
    char[] chars = new char[length];
    for (int i = 0; i < length; i++) {
      int b = bytes[from + i] & 0xFF;
      chars[i] = b >= 0x80 && b < 0xA0 ? HIGH_CONTROLS.charAt(b - 0x80) : (char) b;
    }
    return new String(chars);
  }
}
