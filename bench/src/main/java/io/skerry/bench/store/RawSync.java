package io.skerry.bench.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What the disk gives: 4 KiB written and synced (fdatasync), one after the other. */
final class RawSync implements AutoCloseable {
  private static final int BLOCK_BYTES = 4096;
  private static final int BLOCKS = 16_384;

  private final FileChannel file;
  private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
  private long next;

  private RawSync(FileChannel file) {
    this.file = file;
  }

  /** Makes a file whose blocks were all written before. */
  static RawSync create(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    RawSync raw = new RawSync(file);
    for (int i = 0; i < BLOCKS; i++) {
      raw.write();
    }
    file.force(true);
    return raw;
  }

  private void write() throws IOException {
    file.write(block.clear(), next % BLOCKS * BLOCK_BYTES);
    next++;
  }

  Measured run(long millis) throws IOException {
    long[] nanos = new long[(int) millis * 1000];
    int count = 0;
    long began = System.nanoTime();
    long end = began + millis * 1_000_000;
    for (long before = began; before < end && count < nanos.length; ) {
      write();
      file.force(false);
      long after = System.nanoTime();
      nanos[count++] = after - before;
      before = after;
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    Arrays.sort(nanos, 0, count);
    return new Measured(
        count, seconds, Double.NaN, nanos[count / 2] / 1e3, nanos[(int) (count * 0.99)] / 1e3);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
