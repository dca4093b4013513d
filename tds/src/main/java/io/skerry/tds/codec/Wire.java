package io.skerry.tds.codec;

import java.io.Closeable;
import java.io.IOException;

/**
 * A two-way stream of bytes to a peer ([MS-TDS] 2.1). One thread at a time reads and one writes;
 * {@link #close} may come from any and ends both.
 */
public interface Wire extends Closeable {
  /** Waits until at least one byte is there. */
  int WAIT_FOREVER = -1;

  /**
   * Reads up to {@code size} bytes.
   *
   * @param waitMillis how long to wait for the first byte: {@link #WAIT_FOREVER}, or 0 to take only
   *     what has arrived
   * @return the number of bytes, 0 where none came in time, -1 at the end of the stream (noticed
   *     only when waiting)
   */
  int read(byte[] into, int at, int size, int waitMillis) throws IOException;

  /** Hands all bytes to the peer; blocks while it does not take them. */
  void write(byte[] from, int at, int size) throws IOException;
}
