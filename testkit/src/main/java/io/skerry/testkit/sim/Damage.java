package io.skerry.testkit.sim;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ways in which a file is not what it was. */
enum Damage {
  FLIPPED_BIT,
  ZEROED_BLOCK,
  CUT_TAIL,
  SWAPPED_BLOCKS,

  /** A block of an older version of the file, as if its last write had never arrived. */
  OLDER_BLOCK,

  OLDER_FILE;

  private static final int SECTOR = 512;
  private static final int BLOCK = 4096;

  /** One damaged version of a file. */
  record Version(String what, byte[] content) {}

  /**
   * Hands over damaged versions of a file, spread over all of it; none that is what the file is.
   *
   * @param older what the file was once; null where it was not there
   * @param versionsMax about how many
   */
  void apply(
      byte[] content,
      byte @Nullable [] older,
      int versionsMax,
      SplittableRandom random,
      Consumer<Version> into) {
    int step = this == FLIPPED_BIT ? SECTOR : BLOCK;
    int places = (content.length + step - 1) / step;
    int stride = Math.max(1, places / versionsMax);
    int count = this == OLDER_FILE ? 1 : places;
    for (int place = 0; place < count; place += 1 + random.nextInt(2 * stride - 1)) {
      int at = place * step;
      byte[] damaged = damage(content, older, at, random);
      if (damaged != null && !Arrays.equals(damaged, content)) {
        String name = name().toLowerCase(Locale.ROOT).replace('_', ' ');
        into.accept(new Version(name + (this == OLDER_FILE ? "" : " at " + at), damaged));
      }
    }
  }

  private byte @Nullable [] damage(
      byte[] content, byte @Nullable [] older, int at, SplittableRandom random) {
    byte[] damaged = content.clone();
    int end = Math.min(content.length, at + BLOCK);
    switch (this) {
      case FLIPPED_BIT -> {
        int byteAt = Math.min(content.length - 1, at + random.nextInt(SECTOR));
        damaged[byteAt] = (byte) (damaged[byteAt] ^ 1 << random.nextInt(8));
      }
      case ZEROED_BLOCK -> Arrays.fill(damaged, at, end, (byte) 0);
      case CUT_TAIL -> {
        return Arrays.copyOf(content, at + random.nextInt(Math.max(1, end - at)));
      }
      case SWAPPED_BLOCKS -> {
        int other = random.nextInt(Math.max(1, content.length / BLOCK)) * BLOCK;
        int length = Math.min(end - at, content.length - other);
        System.arraycopy(content, other, damaged, at, length);
        System.arraycopy(content, at, damaged, other, length);
      }
      case OLDER_BLOCK -> {
        if (older == null || older.length < end) {
          return null;
        }
        System.arraycopy(older, at, damaged, at, end - at);
      }
      case OLDER_FILE -> {
        return older;
      }
    }
    return damaged;
  }
}
