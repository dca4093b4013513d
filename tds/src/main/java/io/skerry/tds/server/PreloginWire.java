package io.skerry.tds.server;

import io.skerry.tds.codec.PacketReader;
import io.skerry.tds.codec.PacketType;
import io.skerry.tds.codec.PacketWriter;
import io.skerry.tds.codec.Prelogin;
import io.skerry.tds.codec.ProtocolException;
import io.skerry.tds.codec.Wire;
import java.io.IOException;

/**
 * Carries the bytes of a TLS handshake inside of PRELOGIN packets ([MS-TDS] 3.2.5.1 and 2.2.6.5).
 */
final class PreloginWire implements Wire {
  /** Handshakes with large client certificates are refused. */
  private static final int MESSAGE_BYTES_MAX = 16 * Prelogin.BYTES_MAX;

  private final PacketReader reader;
  private final PacketWriter writer;
  private byte[] message = new byte[0];
  private int position;

  PreloginWire(PacketReader reader, PacketWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  @Override
  public int read(byte[] into, int at, int size, int waitMillis) throws IOException {
    while (position == message.length) {
      PacketType type = reader.nextMessage(MESSAGE_BYTES_MAX);
      if (type == null) {
        return -1;
      }
      if (type != PacketType.PRELOGIN) {
        throw new ProtocolException("a message of type " + type + " within the TLS handshake");
      }
      message = reader.readRest();
      position = 0;
    }
    int count = Math.min(size, message.length - position);
    System.arraycopy(message, position, into, at, count);
    position += count;
    return count;
  }

  @Override
  public void write(byte[] from, int at, int size) {
    writer.startMessage(PacketType.PRELOGIN);
    writer.putBytes(from, at, size);
    writer.endMessage();
  }

  @Override
  public void close() {}
}
