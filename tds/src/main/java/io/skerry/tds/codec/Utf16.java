package io.skerry.tds.codec;

/**
 * Text as the protocol carries it ([MS-TDS] 2.2.5.1): UTF-16, low byte first. Unpaired surrogates
 * survive, as in nvarchar.
 */
final class Utf16 {
  private Utf16() {}

  static String decode(byte[] from, int at, int byteCount) {
    char[] chars = new char[byteCount / 2];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (short) LittleEndian.SHORT.get(from, at + 2 * i);
    }
    return new String(chars);
  }
}
