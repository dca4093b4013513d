package io.skerry.tds.codec;

import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Byte arrays of one size for packets ([MS-TDS] 2.2.3), lent to connections while they work. Safe
 * for use by all threads; keeps at most a fixed number.
 */
public final class BufferPool {
  private final int bufferBytes;
  private final ArrayBlockingQueue<byte[]> free;

  /**
   * @param bufferBytes the size of each buffer
   * @param keptMax how many unused buffers are kept for reuse
   */
  public BufferPool(int bufferBytes, int keptMax) {
    this.bufferBytes = bufferBytes;
    this.free = new ArrayBlockingQueue<>(keptMax);
  }

  public int bufferBytes() {
    return bufferBytes;
  }

  public byte[] take() {
    byte @Nullable [] buffer = free.poll();
    return buffer == null ? new byte[bufferBytes] : buffer;
  }

  /** Gives a buffer back; the caller must not touch it again. */
  public void giveBack(byte[] buffer) {
    free.offer(buffer);
  }
}
