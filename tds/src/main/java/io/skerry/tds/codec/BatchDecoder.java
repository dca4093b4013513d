package io.skerry.tds.codec;

import java.io.IOException;

/** A batch of T-SQL text ([MS-TDS] 2.2.6.7). */
public final class BatchDecoder {
  private BatchDecoder() {}

  public static String decode(PacketReader in, TdsVersion version) throws IOException {
    RequestHeaders.skip(in, version);
    byte[] text = in.readRest();
    if (text.length % 2 != 0) {
      throw new ProtocolException("a batch of half a character");
    }
    return Utf16.decode(text, 0, text.length);
  }
}
