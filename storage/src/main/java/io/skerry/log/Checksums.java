package io.skerry.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC32C of parts of buffers. */
public final class Checksums {
  private Checksums() {}

  /** The CRC32C of {@code length} bytes from {@code offset}; position and limit stay. */
  public static int of(ByteBuffer buffer, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.slice(offset, length));
    return (int) crc.getValue();
  }
}
