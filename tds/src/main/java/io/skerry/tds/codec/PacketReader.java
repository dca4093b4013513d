package io.skerry.tds.codec;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a client, read from packets ([MS-TDS] 2.2.3) without their borders.
 *
 * <p>{@link #nextMessage} waits for a message; the {@code read} methods then take its bytes across
 * packets; after its last byte {@link #atEnd} holds. One thread at a time uses a reader. Between
 * messages another thread may use {@link #attentionWaits}, if the two exclude each other.
 */
public final class PacketReader {
  /** The size of a packet's header. */
  public static final int HEADER_BYTES = 8;

  private static final int BUFFER_BYTES_MIN = 4096;
  private static final int GROWTH_STEP_BYTES = 64 * 1024;

  private Wire wire;
  private byte[] buffer = new byte[BUFFER_BYTES_MIN];

  /** Bytes of the buffer that were received and not taken yet. */
  private int position;

  private int end;

  /**
   * Bytes of the current packet's payload that were not taken yet, in the buffer or still to come.
   */
  private int payloadLeft;

  private boolean lastPacket = true;
  private PacketType type = PacketType.PRELOGIN;
  private int firstStatus;
  private long messageLeft;

  public PacketReader(Wire wire) {
    this.wire = wire;
  }

  /**
   * Goes on with another stream, as at the begin and end of TLS.
   *
   * @return what came from the old one and was not taken
   */
  public byte[] switchTo(Wire next) {
    byte[] early = Arrays.copyOfRange(buffer, position, end);
    position = 0;
    end = 0;
    wire = next;
    return early;
  }

  /** Makes the buffer fit for packets of the agreed size. */
  public void setPacketSize(int bytes) {
    if (bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, bytes);
    }
  }

  /**
   * Waits for the next message and reads the first packet's header.
   *
   * @param bytesMax how large the message may be
   * @return its type, null where the peer closed the connection between messages
   * @throws MessageCancelledException where the client gives it up in its first packet
   */
  public @Nullable PacketType nextMessage(long bytesMax) throws IOException {
    if (payloadLeft != 0 || !lastPacket) {
      throw new AssertionError("the last message was not read to its end");
    }
    if (position == end && !fill(true)) {
      return null;
    }
    messageLeft = bytesMax;
    int code = peekByte();
    PacketType found = PacketType.of(code);
    if (found == null) {
      throw new ProtocolException("unknown packet type " + code);
    }
    type = found;
    firstStatus = readHeader();
    endIfCancelled(firstStatus);
    return type;
  }

  /**
   * Lets the rest of the current message be of any length; for messages that are not kept whole.
   */
  public void liftLimit() {
    messageLeft = Long.MAX_VALUE;
  }

  /** The status bits of the message's first packet. */
  public int firstStatus() {
    return firstStatus;
  }

  /**
   * Whether an attention is the next that waits; takes from the wire only what has arrived. To be
   * called between messages.
   *
   * @param waitMillis how long to wait where nothing has arrived
   * @throws EOFException if the peer closed the connection, noticed only when waiting
   */
  public boolean attentionWaits(int waitMillis) throws IOException {
    if (end - position < HEADER_BYTES) {
      compact();
      int count = wire.read(buffer, end, buffer.length - end, waitMillis);
      if (count < 0) {
        throw new EOFException("the client closed the connection");
      }
      end += count;
    }
    return end - position >= HEADER_BYTES && peekByte() == PacketType.ATTENTION.code();
  }

  private int peekByte() {
    return buffer[position] & 0xFF;
  }

  private void compact() {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, end - position);
      end -= position;
      position = 0;
    }
  }

  /** Receives more bytes; false at the end of the stream. */
  private boolean fill(boolean endAllowed) throws IOException {
    if (position == end) {
      position = 0;
      end = 0;
    } else if (end == buffer.length) {
      compact();
    }
    int count = wire.read(buffer, end, buffer.length - end, Wire.WAIT_FOREVER);
    if (count <= 0) {
      if (endAllowed) {
        return false;
      }
      throw new EOFException("the client closed the connection within a message");
    }
    end += count;
    return true;
  }

  /** Reads a packet's header and returns its status. */
  private int readHeader() throws IOException {
    while (end - position < HEADER_BYTES) {
      fill(false);
    }
    int status = buffer[position + 1] & 0xFF;
    int length = (buffer[position + 2] & 0xFF) << 8 | (buffer[position + 3] & 0xFF);
    position += HEADER_BYTES;
    if (length < HEADER_BYTES) {
      throw new ProtocolException("a packet of " + length + " bytes");
    }
    payloadLeft = length - HEADER_BYTES;
    messageLeft -= payloadLeft;
    if (messageLeft < 0) {
      throw new ProtocolException("a message of type " + type + " exceeds its limit");
    }
    lastPacket = (status & PacketStatus.END_OF_MESSAGE) != 0;
    return status;
  }

  /** Drops a packet that says that its message is to be ignored. */
  private void endIfCancelled(int status) throws IOException {
    if ((status & PacketStatus.IGNORE) != 0) {
      if (!lastPacket) {
        throw new ProtocolException("a message to be ignored goes on");
      }
      skipPayload();
      throw new MessageCancelledException(false);
    }
  }

  /** Makes the next packet of this message the current one; false where there is none. */
  private boolean nextPacket() throws IOException {
    if (lastPacket) {
      return false;
    }
    if (position == end) {
      fill(false);
    }
    int code = peekByte();
    if (code == PacketType.ATTENTION.code()) {
      endByAttention();
    }
    if (code != type.code()) {
      throw new ProtocolException("a packet of type " + code + " within a message of type " + type);
    }
    endIfCancelled(readHeader());
    return true;
  }

  private void endByAttention() throws IOException {
    readHeader();
    skipPayload();
    if (!lastPacket) {
      throw new ProtocolException("an attention of many packets");
    }
    throw new MessageCancelledException(true);
  }

  /**
   * Whether the whole message was taken.
   *
   * @throws MessageCancelledException where the client gives it up here
   */
  public boolean atEnd() throws IOException {
    while (payloadLeft == 0) {
      if (!nextPacket()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes and drops what is left of the message; an attention within it still comes as an
   * exception.
   */
  public void skipMessage() throws IOException {
    skipPayload();
    while (!lastPacket) {
      if (position == end) {
        fill(false);
      }
      if (peekByte() == PacketType.ATTENTION.code()) {
        endByAttention();
      }
      readHeader();
      skipPayload();
    }
  }

  private void skipPayload() throws IOException {
    while (payloadLeft > 0) {
      if (position == end) {
        fill(false);
      }
      int step = Math.min(payloadLeft, end - position);
      position += step;
      payloadLeft -= step;
    }
  }

  /** Makes at least one byte of the message stand in the buffer and returns how many do. */
  private int available() throws IOException {
    if (payloadLeft == 0 && atEnd()) {
      throw new ProtocolException("a message of type " + type + " ends too early");
    }
    if (position == end) {
      fill(false);
    }
    return Math.min(payloadLeft, end - position);
  }

  /** Whether {@code count} bytes stand in the buffer within the current packet; then takes them. */
  private boolean takeAtOnce(int count) {
    if (payloadLeft >= count && end - position >= count) {
      position += count;
      payloadLeft -= count;
      return true;
    }
    return false;
  }

  /** One byte, 0 to 255. */
  public int readByte() throws IOException {
    if (payloadLeft == 0 || position == end) {
      available();
    }
    payloadLeft--;
    return buffer[position++] & 0xFF;
  }

  /** The next byte, 0 to 255, which stays. */
  public int peek() throws IOException {
    available();
    return peekByte();
  }

  /** Two bytes, 0 to 65535. */
  public int readUnsignedShort() throws IOException {
    if (takeAtOnce(2)) {
      return (short) LittleEndian.SHORT.get(buffer, position - 2) & 0xFFFF;
    }
    return readByte() | readByte() << 8;
  }

  public int readInt() throws IOException {
    if (takeAtOnce(4)) {
      return (int) LittleEndian.INT.get(buffer, position - 4);
    }
    return readUnsignedShort() | readUnsignedShort() << 16;
  }

  public long readLong() throws IOException {
    if (takeAtOnce(8)) {
      return (long) LittleEndian.LONG.get(buffer, position - 8);
    }
    return (readInt() & 0xFFFFFFFFL) | (long) readInt() << 32;
  }

  /** A number of 1 to 8 bytes without sign, lowest first. */
  public long readUnsigned(int byteCount) throws IOException {
    long value = 0;
    for (int i = 0; i < byteCount; i++) {
      value |= (long) readByte() << 8 * i;
    }
    return value;
  }

  public void readBytes(byte[] into, int at, int count) throws IOException {
    int done = 0;
    while (done < count) {
      int step = Math.min(available(), count - done);
      System.arraycopy(buffer, position, into, at + done, step);
      position += step;
      payloadLeft -= step;
      done += step;
    }
  }

  /** {@code count} bytes; room is made as they arrive, not as they are announced. */
  public byte[] readBytes(long count) throws IOException {
    if (count < 0 || count - payloadLeft > messageLeft || count > Integer.MAX_VALUE - 8) {
      throw new ProtocolException("a value of " + count + " bytes does not fit its message");
    }
    byte[] bytes = new byte[(int) Math.min(count, GROWTH_STEP_BYTES)];
    int done = 0;
    while (true) {
      readBytes(bytes, done, bytes.length - done);
      done = bytes.length;
      if (done == count) {
        return bytes;
      }
      bytes = Arrays.copyOf(bytes, (int) Math.min(count, 2L * done));
    }
  }

  /** What is left of the message, which must be no more than {@code bytesMax}. */
  public byte[] readRest(long bytesMax) throws IOException {
    messageLeft = Math.min(messageLeft, bytesMax - payloadLeft);
    return readRest();
  }

  /** What is left of the message. */
  public byte[] readRest() throws IOException {
    byte[] bytes = new byte[Math.max(64, payloadLeft)];
    int size = 0;
    while (!atEnd()) {
      int step = available();
      if (size + step > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(size + step, bytes.length * 2));
      }
      readBytes(bytes, size, step);
      size += step;
    }
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  public void skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      int step = (int) Math.min(available(), left);
      position += step;
      payloadLeft -= step;
      left -= step;
    }
  }

  /** {@code length} characters of two bytes each. */
  public String readUtf16(int length) throws IOException {
    int byteCount = 2 * length;
    if (takeAtOnce(byteCount)) {
      return Utf16.decode(buffer, position - byteCount, byteCount);
    }
    return Utf16.decode(readBytes(byteCount), 0, byteCount);
  }

  /** A text behind one byte of length in characters (B_VARCHAR, [MS-TDS] 2.2.5.1). */
  public String readShortText() throws IOException {
    return readUtf16(readByte());
  }
}
