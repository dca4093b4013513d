package io.skerry.tds.server;

import io.skerry.tds.codec.ProtocolException;
import io.skerry.tds.codec.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/**
 * TLS over another wire. After {@link #handshake} the lower wire may be replaced, as TDS 7.4 does.
 */
final class TlsWire implements Wire {
  private static final int NETWORK_BYTES_MIN = 4096;

  private final SSLEngine engine;
  private Wire lower;

  /** Received and not decrypted, between 0 and its position. Grows to the records that come. */
  private ByteBuffer received = ByteBuffer.allocate(NETWORK_BYTES_MIN);

  /** Decrypted and not taken, between its position and its limit. */
  private ByteBuffer clear = ByteBuffer.allocate(NETWORK_BYTES_MIN).limit(0);

  private ByteBuffer outgoing = ByteBuffer.allocate(0);
  private boolean ended;

  TlsWire(SSLEngine engine, Wire lower) {
    this.engine = engine;
    this.lower = lower;
  }

  /**
   * Goes on over another wire, after the handshake.
   *
   * @param early what came from that wire already
   */
  void replaceLower(Wire next, byte[] early) throws ProtocolException {
    if (received.position() != 0) {
      throw new ProtocolException("bytes after the TLS handshake");
    }
    if (received.capacity() < early.length) {
      received = ByteBuffer.allocate(early.length);
    }
    received.put(early);
    lower = next;
  }

  /** Shakes hands as the server. */
  void handshake() throws IOException {
    engine.beginHandshake();
    while (true) {
      HandshakeStatus status = engine.getHandshakeStatus();
      switch (status) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> wrapHandshake();
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          flushOutgoing();
          if (!unwrap(Wire.WAIT_FOREVER)) {
            throw new EOFException("the client closed the connection within the TLS handshake");
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          flushOutgoing();
          return;
        }
      }
    }
  }

  private void runTasks() {
    Runnable task = engine.getDelegatedTask();
    while (task != null) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }

  /**
   * Gathers handshake records, so that one flight is one message; sends them before the next read.
   */
  private void wrapHandshake() throws IOException {
    int room = engine.getSession().getPacketBufferSize();
    if (outgoing.remaining() < room) {
      ByteBuffer larger = ByteBuffer.allocate(outgoing.position() + room);
      outgoing = larger.put(outgoing.flip());
    }
    SSLEngineResult result = engine.wrap(ByteBuffer.allocate(0), outgoing);
    if (result.getStatus() == Status.CLOSED) {
      flushOutgoing();
      throw new EOFException("TLS was closed within the handshake");
    }
  }

  private void flushOutgoing() throws IOException {
    if (outgoing.position() > 0) {
      lower.write(outgoing.array(), 0, outgoing.position());
    }
    outgoing = ByteBuffer.allocate(0);
  }

  /**
   * Decrypts one record, or receives bytes towards it.
   *
   * @return false at the end of the stream, or where nothing came in time
   */
  private boolean unwrap(int waitMillis) throws IOException {
    clear.compact();
    received.flip();
    SSLEngineResult result;
    try {
      result = engine.unwrap(received, clear);
    } finally {
      received.compact();
      clear.flip();
    }
    return switch (result.getStatus()) {
      case OK -> {
        afterUnwrap();
        yield true;
      }
      case BUFFER_OVERFLOW -> {
        ByteBuffer larger =
            ByteBuffer.allocate(clear.remaining() + engine.getSession().getApplicationBufferSize());
        clear = larger.put(clear).flip();
        yield true;
      }
      case BUFFER_UNDERFLOW -> receive(waitMillis);
      case CLOSED -> false;
    };
  }

  /** A running connection may still get handshake messages, such as a key update of TLS 1.3. */
  private void afterUnwrap() {
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
      runTasks();
    }
  }

  private boolean receive(int waitMillis) throws IOException {
    if (!received.hasRemaining()) {
      int size = Math.max(2 * received.capacity(), engine.getSession().getPacketBufferSize());
      if (received.capacity() >= size) {
        throw new ProtocolException("a TLS record that is too large");
      }
      received = ByteBuffer.allocate(size).put(received.flip());
    }
    int count = lower.read(received.array(), received.position(), received.remaining(), waitMillis);
    ended = count < 0;
    if (count <= 0) {
      return false;
    }
    received.position(received.position() + count);
    return true;
  }

  @Override
  public int read(byte[] into, int at, int size, int waitMillis) throws IOException {
    while (!clear.hasRemaining()) {
      if (!unwrap(waitMillis)) {
        return ended || waitMillis == WAIT_FOREVER || engine.isInboundDone() ? -1 : 0;
      }
    }
    int count = Math.min(size, clear.remaining());
    clear.get(into, at, count);
    return count;
  }

  @Override
  public void write(byte[] from, int at, int size) throws IOException {
    int room = engine.getSession().getPacketBufferSize();
    if (outgoing.capacity() < room) {
      outgoing = ByteBuffer.allocate(room);
    }
    ByteBuffer source = ByteBuffer.wrap(from, at, size);
    while (source.hasRemaining()) {
      outgoing.clear();
      SSLEngineResult result = engine.wrap(source, outgoing);
      if (result.getStatus() != Status.OK) {
        throw new EOFException("TLS is " + result.getStatus());
      }
      lower.write(outgoing.array(), 0, outgoing.position());
    }
  }

  @Override
  public void close() throws IOException {
    lower.close();
  }
}
