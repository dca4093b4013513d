package io.skerry.tds.server;

import io.skerry.tds.codec.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A TCP connection as it is. */
final class SocketWire implements Wire {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private int firstByte = -1;

  SocketWire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /**
   * Waits for the first byte, which stays to be read; -1 where the peer closes instead. Before any
   * other read.
   */
  int peekFirstByte() throws IOException {
    firstByte = in.read();
    return firstByte;
  }

  @Override
  public int read(byte[] into, int at, int size, int waitMillis) throws IOException {
    if (firstByte >= 0) {
      into[at] = (byte) firstByte;
      firstByte = -1;
      return 1;
    }
    if (waitMillis == WAIT_FOREVER) {
      return in.read(into, at, size);
    }
    if (waitMillis == 0) {
      int there = in.available();
      return there == 0 ? 0 : in.read(into, at, Math.min(size, there));
    }
    socket.setSoTimeout(waitMillis);
    try {
      return in.read(into, at, size);
    } catch (SocketTimeoutException nothingCame) {
      return 0;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  @Override
  public void write(byte[] from, int at, int size) throws IOException {
    out.write(from, at, size);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
