package io.skerry.tds.codec;

import java.io.IOException;

/**
 * The headers before a request, since TDS 7.2 ([MS-TDS] 2.2.5.3, ALL_HEADERS). Nothing in them
 * changes what a request does here.
 */
final class RequestHeaders {
  private static final int LENGTH_BYTES = 4;
  private static final int BYTES_MAX = 64 * 1024;

  private RequestHeaders() {}

  static void skip(PacketReader in, TdsVersion version) throws IOException {
    if (!version.isYukon()) {
      return;
    }
    long total = in.readInt() & 0xFFFFFFFFL;
    if (total < LENGTH_BYTES || total > BYTES_MAX) {
      throw new ProtocolException("request headers of " + total + " bytes");
    }
    in.skip(total - LENGTH_BYTES);
  }
}
