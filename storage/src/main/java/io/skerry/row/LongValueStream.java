package io.skerry.row;

import java.io.InputStream;
import java.util.Objects;

/** A long value from its beginning to its end. */
final class LongValueStream extends InputStream {
  private final LongValue value;
  private long position;

  LongValueStream(LongValue value) {
    this.value = value;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, into.length);
    if (count == 0) {
      return 0;
    }
    int got = value.read(position, into, offset, count);
    position += got;
    return got == 0 ? -1 : got;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.clamp(count, 0, value.length() - position);
    position += skipped;
    return skipped;
  }
}
