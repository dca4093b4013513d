package io.skerry.tds.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The messages of a server, cut into packets ([MS-TDS] 2.2.3).
 *
 * <p>Bytes gather in a buffer of several packets, borrowed from a pool while a message is under
 * way. The buffer goes out when it is full and when the message ends, so that a small reply is one
 * write. One thread at a time uses a writer. Its methods throw {@link UncheckedIOException} where
 * the peer is gone.
 */
public final class PacketWriter {
  /** The largest packet a client may ask for. */
  public static final int PACKET_BYTES_MAX = 32767;

  /** The size of packets before a login agreed on another. */
  public static final int PACKET_BYTES_AT_LOGIN = 4096;

  private static final byte[] NO_BUFFER = new byte[0];

  private final BufferPool pool;
  private Wire wire;
  private PacketType type = PacketType.REPLY;
  private int sessionId;
  private int packetSize = PACKET_BYTES_AT_LOGIN;
  private int packetId;

  private byte[] buffer = NO_BUFFER;
  private int packetStart;
  private int position;

  /** Where the current packet is full. */
  private int limit;

  /**
   * @param pool of buffers that hold at least one packet of {@link #PACKET_BYTES_MAX}
   */
  public PacketWriter(Wire wire, BufferPool pool) {
    if (pool.bufferBytes() < PACKET_BYTES_MAX) {
      throw new IllegalArgumentException(
          "buffers of " + pool.bufferBytes() + " bytes are too small");
    }
    this.wire = wire;
    this.pool = pool;
  }

  /** Goes on with another stream; to be called between messages. */
  public void switchTo(Wire next) {
    if (position != packetStart) {
      throw new AssertionError("a message is under way");
    }
    wire = next;
  }

  /** The size of packets from the next message on. */
  public void setPacketSize(int bytes) {
    packetSize = bytes;
  }

  /** The server process id in the packets' headers. */
  public void setSessionId(int id) {
    sessionId = id;
  }

  /** Begins a message of another type than a reply, as the handshake needs. */
  public void startMessage(PacketType messageType) {
    type = messageType;
  }

  private void startPacket() {
    if (buffer.length == 0) {
      buffer = pool.take();
      position = 0;
    }
    packetStart = position;
    position += PacketReader.HEADER_BYTES;
    limit = packetStart + packetSize;
  }

  private void finishPacket(int status) {
    int length = position - packetStart;
    packetId++;
    buffer[packetStart] = (byte) type.code();
    buffer[packetStart + 1] = (byte) status;
    buffer[packetStart + 2] = (byte) (length >> 8);
    buffer[packetStart + 3] = (byte) length;
    buffer[packetStart + 4] = (byte) (sessionId >> 8);
    buffer[packetStart + 5] = (byte) sessionId;
    buffer[packetStart + 6] = (byte) packetId;
    buffer[packetStart + 7] = 0;
  }

  /** Ends a full packet and begins the next one. */
  private void nextPacket() {
    if (limit > 0) {
      finishPacket(0);
      if (buffer.length - position < packetSize) {
        send(position);
        position = 0;
      }
    }
    startPacket();
  }

  private void send(int count) {
    try {
      wire.write(buffer, 0, count);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Sends the full packets that gathered, so that a client of a slow statement sees its first rows.
   */
  public void sendFullPackets() {
    if (packetStart > 0) {
      send(packetStart);
      System.arraycopy(buffer, packetStart, buffer, 0, position - packetStart);
      position -= packetStart;
      limit -= packetStart;
      packetStart = 0;
    }
  }

  /**
   * Ends the message and sends what is left of it. A message without bytes is sent as an empty
   * packet.
   */
  public void endMessage() {
    if (limit == 0) {
      startPacket();
    }
    finishPacket(PacketStatus.END_OF_MESSAGE);
    try {
      send(position);
    } finally {
      release();
    }
    packetId = 0;
    type = PacketType.REPLY;
  }

  /**
   * Drops what was written and not sent yet, and gives the buffer back; the connection is at its
   * end.
   */
  public void release() {
    if (buffer.length > 0) {
      byte[] free = buffer;
      buffer = NO_BUFFER;
      pool.giveBack(free);
    }
    position = 0;
    packetStart = 0;
    limit = 0;
  }

  /** Makes room for one byte at least. */
  private void ensureRoom() {
    if (position == limit) {
      nextPacket();
    }
  }

  /** Whether {@code count} bytes fit into the current packet, which must have begun. */
  private boolean fits(int count) {
    return limit - position >= count;
  }

  public void put(int value) {
    ensureRoom();
    buffer[position++] = (byte) value;
  }

  public void putShort(int value) {
    if (fits(2)) {
      LittleEndian.SHORT.set(buffer, position, (short) value);
      position += 2;
    } else {
      put(value);
      put(value >> 8);
    }
  }

  public void putInt(int value) {
    if (fits(4)) {
      LittleEndian.INT.set(buffer, position, value);
      position += 4;
    } else {
      putShort(value);
      putShort(value >> 16);
    }
  }

  public void putLong(long value) {
    if (fits(8)) {
      LittleEndian.LONG.set(buffer, position, value);
      position += 8;
    } else {
      putInt((int) value);
      putInt((int) (value >> 32));
    }
  }

  /** The lowest {@code byteCount} bytes of a number. */
  public void putUnsigned(long value, int byteCount) {
    for (int i = 0; i < byteCount; i++) {
      put((int) (value >>> 8 * i));
    }
  }

  public void putBytes(byte[] from, int at, int count) {
    int done = 0;
    while (done < count) {
      ensureRoom();
      int step = Math.min(limit - position, count - done);
      System.arraycopy(from, at + done, buffer, position, step);
      position += step;
      done += step;
    }
  }

  public void putBytes(byte[] from) {
    putBytes(from, 0, from.length);
  }

  public void putBytes(ByteBuilder from) {
    putBytes(from.array(), 0, from.size());
  }

  /** {@code count} times the byte {@code value}. */
  public void putRepeated(int value, int count) {
    int left = count;
    while (left > 0) {
      ensureRoom();
      int step = Math.min(limit - position, left);
      Arrays.fill(buffer, position, position + step, (byte) value);
      position += step;
      left -= step;
    }
  }

  /** Characters of two bytes each. */
  public void putUtf16(String text) {
    int length = text.length();
    int done = 0;
    while (done < length) {
      int step = Math.min((limit - position) / 2, length - done);
      for (int i = 0; i < step; i++) {
        LittleEndian.SHORT.set(buffer, position + 2 * i, (short) text.charAt(done + i));
      }
      position += 2 * step;
      done += step;
      if (done < length) {
        putShort(text.charAt(done++));
      }
    }
  }

  /** Characters of one byte each, in the code page of the server's collation. */
  public void putCodePage(String text) {
    int length = text.length();
    int done = 0;
    while (done < length) {
      ensureRoom();
      int step = Math.min(limit - position, length - done);
      for (int i = 0; i < step; i++) {
        char c = text.charAt(done + i);
        buffer[position + i] = c < 0x80 ? (byte) c : CodePage1252.encode(c);
      }
      position += step;
      done += step;
    }
  }
}
