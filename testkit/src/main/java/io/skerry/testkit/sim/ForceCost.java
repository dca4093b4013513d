package io.skerry.testkit.sim;

import io.skerry.io.DataFile;
import io.skerry.io.DiskDirectory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a write with its force costs on a real disk, by how the file's room was made: the figures
 * that decide how a log makes its room ahead. {@code ForceCost DIRECTORY [WRITES]}.
 */
public final class ForceCost {
  private static final int[] SIZES = {512, 4096, 65536};
  private static final int ROUNDS = 3;
  private static final int WRITES = 1000;

  /** How a file comes to its room. */
  private enum Way {
    /** Zeros were written and forced. */
    ZEROED,

    /** Set aside and forced; the blocks are marked as not yet written. */
    RESERVED,

    /** Set aside, then zeros written over it, then forced. */
    RESERVED_AND_ZEROED,

    /** Each write makes the file longer. */
    GROWING
  }

  private ForceCost() {}

  public static void main(String[] args) {
    DiskDirectory directory = new DiskDirectory(Path.of(args[0]));
    int writes = args.length > 1 ? Integer.parseInt(args[1]) : WRITES;
    for (int round = 0; round < ROUNDS; round++) {
      for (int size : SIZES) {
        for (Way way : Way.values()) {
          measure(directory, way, size, writes);
        }
      }
    }
  }

  private static void measure(DiskDirectory directory, Way way, int size, int writes) {
    long began = System.nanoTime();
    try (DataFile file = directory.create("force-cost")) {
      prepare(file, way, (long) size * writes);
      long prepared = System.nanoTime() - began;
      ByteBuffer bytes = ByteBuffer.allocateDirect(size);
      for (int i = 0; i < size; i++) {
        bytes.put(i, (byte) (i + 1));
      }
      long[] nanos = new long[writes];
      for (int i = 0; i < writes; i++) {
        long from = System.nanoTime();
        file.write(bytes.clear(), (long) i * size);
        file.force();
        nanos[i] = System.nanoTime() - from;
      }
      Arrays.sort(nanos);
      System.out.printf(
          Locale.ROOT,
          "%6d bytes, %-19s prepared in %7.1f ms, median %4d us, 90 %% under %4d us%n",
          size,
          way.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          prepared / 1e6,
          nanos[writes / 2] / 1000,
          nanos[writes * 9 / 10] / 1000);
    } finally {
      directory.delete("force-cost");
    }
  }

  private static void prepare(DataFile file, Way way, long bytes) {
    switch (way) {
      case ZEROED -> file.preallocate(bytes);
      case RESERVED -> file.reserve(0, bytes);
      case RESERVED_AND_ZEROED -> {
        file.reserve(0, bytes);
        ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
        for (long at = 0; at < bytes; at += zeros.limit()) {
          zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
          file.write(zeros, at);
        }
      }
      case GROWING -> {
        return;
      }
    }
    file.force();
  }
}
