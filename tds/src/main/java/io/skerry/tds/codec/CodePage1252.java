package io.skerry.tds.codec;

/**
 * Windows code page 1252 ([MS-TDS] 2.2.5.1.2), in which char and varchar travel under
 * SQL_Latin1_General_CP1_CI_AS. The five bytes that the code page leaves open stand for the control
 * characters of the same number, as in SQL Server; what it lacks becomes a question mark.
 */
final class CodePage1252 {
  /** The characters of bytes 0x80 to 0x9F. */
  private static final String HIGH_CONTROLS =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
          + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

  private CodePage1252() {}

  static byte encode(char c) {
    if (c < 0x80 || c >= 0xA0 && c <= 0xFF) {
      return (byte) c;
    }
    int at = HIGH_CONTROLS.indexOf(c);
    return at < 0 ? (byte) '?' : (byte) (0x80 + at);
  }

  static String decode(byte[] from, int at, int count) {
    char[] chars = new char[count];
    for (int i = 0; i < count; i++) {
      int b = from[at + i] & 0xFF;
      chars[i] = b >= 0x80 && b < 0xA0 ? HIGH_CONTROLS.charAt(b - 0x80) : (char) b;
    }
    return new String(chars);
  }
}
