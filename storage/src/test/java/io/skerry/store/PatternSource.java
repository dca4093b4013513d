package io.skerry.store;

import io.skerry.row.LongForm;
import io.skerry.row.LongSource;
import java.util.SplittableRandom;

/** Bytes that follow from a seed and their position, in pieces of any size. */
final class PatternSource implements LongSource {
  private final LongForm form;
  private final long seed;
  private final long length;
  private final boolean tellsLength;
  private final long failsAt;
  private final SplittableRandom random;
  private long position;

  private PatternSource(LongForm form, long seed, long length, boolean tellsLength, long failsAt) {
    this.form = form;
    this.seed = seed;
    this.length = length;
    this.tellsLength = tellsLength;
    this.failsAt = failsAt;
    this.random = new SplittableRandom(seed);
  }

  static PatternSource of(long seed, long length) {
    return new PatternSource(LongForm.BYTES, seed, length, true, Long.MAX_VALUE);
  }

  static PatternSource of(LongForm form, long seed, long length) {
    return new PatternSource(form, seed, length, true, Long.MAX_VALUE);
  }

  /** Its length is known only at the end. */
  static PatternSource ofUnknownLength(long seed, long length) {
    return new PatternSource(LongForm.BYTES, seed, length, false, Long.MAX_VALUE);
  }

  /** Throws {@link SourceFailedException} after some bytes. */
  static PatternSource failingAt(long seed, long length, long position) {
    return new PatternSource(LongForm.BYTES, seed, length, true, position);
  }

  static final class SourceFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SourceFailedException() {
      super("the source failed");
    }
  }

  static byte byteAt(long seed, long position) {
    long mixed = (seed * 31 + (position >>> 3)) * 0x9E3779B97F4A7C15L;
    return (byte) (mixed >>> 8 * (position & 7));
  }

  static byte[] bytes(long seed, long from, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = byteAt(seed, from + i);
    }
    return bytes;
  }

  @Override
  public LongForm form() {
    return form;
  }

  @Override
  public long length() {
    return tellsLength ? length : UNKNOWN;
  }

  @Override
  public int read(byte[] into, int offset, int count) {
    if (position >= failsAt) {
      throw new SourceFailedException();
    }
    if (position == length) {
      return -1;
    }
    int now = (int) Math.min(length - position, random.nextInt(count) + 1);
    for (int i = 0; i < now; i++) {
      into[offset + i] = byteAt(seed, position + i);
    }
    position += now;
    return now;
  }
}
