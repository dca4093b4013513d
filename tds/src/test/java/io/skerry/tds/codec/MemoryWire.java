package io.skerry.tds.codec;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A wire whose input is given and whose output is kept. */
final class MemoryWire implements Wire {
  private final byte[] input;
  private final int stepMax;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private int position;
  private int writes;

  /**
   * @param stepMax how many bytes a read gives at most
   */
  MemoryWire(byte[] input, int stepMax) {
    this.input = input;
    this.stepMax = stepMax;
  }

  MemoryWire(byte[] input) {
    this(input, Integer.MAX_VALUE);
  }

  @Override
  public int read(byte[] into, int at, int size, int waitMillis) {
    int count = Math.min(Math.min(size, stepMax), input.length - position);
    if (count == 0) {
      return waitMillis == 0 ? 0 : -1;
    }
    System.arraycopy(input, position, into, at, count);
    position += count;
    return count;
  }

  @Override
  public void write(byte[] from, int at, int size) {
    output.write(from, at, size);
    writes++;
  }

  @Override
  public void close() {}

  byte[] output() {
    return output.toByteArray();
  }

  int writes() {
    return writes;
  }

  /** A message as packets of at most {@code payloadMax} bytes of payload. */
  static byte[] packets(PacketType type, byte[] message, int payloadMax) {
    ByteBuilder out = new ByteBuilder();
    int at = 0;
    do {
      int count = Math.min(payloadMax, message.length - at);
      boolean last = at + count == message.length;
      packet(out, type.code(), last ? PacketStatus.END_OF_MESSAGE : 0, message, at, count);
      at += count;
    } while (at < message.length);
    return out.toBytes();
  }

  static void packet(ByteBuilder out, int type, int status, byte[] payload, int at, int count) {
    out.put(type).put(status).putShortBigEndian(count + 8).putInt(0).putBytes(payload, at, count);
  }

  /** A reader in which the message's packets wait, its header read. */
  static PacketReader reader(PacketType type, byte[] message) {
    PacketReader reader = new PacketReader(new MemoryWire(packets(type, message, 30_000)));
    try {
      reader.nextMessage(Long.MAX_VALUE);
    } catch (java.io.IOException impossible) {
      throw new AssertionError(impossible);
    }
    return reader;
  }

  /** The payloads of packets, one after the other. */
  static byte[] payload(byte[] packets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < packets.length) {
      int length = (packets[at + 2] & 0xFF) << 8 | packets[at + 3] & 0xFF;
      out.write(packets, at + 8, length - 8);
      at += length;
    }
    return out.toByteArray();
  }

  /** The sizes of packets. */
  static List<Integer> sizes(byte[] packets) {
    List<Integer> sizes = new ArrayList<>();
    int at = 0;
    while (at < packets.length) {
      int length = (packets[at + 2] & 0xFF) << 8 | packets[at + 3] & 0xFF;
      sizes.add(length);
      at += length;
    }
    return sizes;
  }

  /** What {@code writing} writes, without packet headers. */
  static byte[] written(java.util.function.Consumer<PacketWriter> writing) {
    MemoryWire wire = new MemoryWire(new byte[0]);
    PacketWriter writer = new PacketWriter(wire, new BufferPool(65536, 1));
    writing.accept(writer);
    writer.endMessage();
    return payload(wire.output());
  }

  /** Bytes of hexadecimal text; blanks do not count. */
  static byte[] hex(String text) {
    return java.util.HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }
}
