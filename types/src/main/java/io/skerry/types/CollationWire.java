package io.skerry.types;

/** The five bytes that name a collation on the wire ([MS-TDS] 2.2.5.1.2). */
final class CollationWire {
  static final int LCID_ENGLISH = 0x0409;

  static final int IGNORE_CASE = 1;
  static final int IGNORE_ACCENT = 2;
  static final int IGNORE_KANA = 4;
  static final int IGNORE_WIDTH = 8;
  static final int BINARY = 16;
  static final int BINARY2 = 32;

  private CollationWire() {}

  static byte[] bytes(int lcid, int flags, int version, int sortId) {
    int info = lcid | flags << 20 | version << 28;
    return new byte[] {
      (byte) info, (byte) (info >> 8), (byte) (info >> 16), (byte) (info >> 24), (byte) sortId
    };
  }
}
