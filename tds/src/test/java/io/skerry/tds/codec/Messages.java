package io.skerry.tds.codec;

/** Messages of a client, for tests that have no driver. */
public final class Messages {
  private Messages() {}

  public static byte[] prelogin(int encryption) {
    return new ByteBuilder()
        .putBytes(MemoryWire.hex("00 000B 0006 01 0011 0001 FF 110000010000"))
        .put(encryption)
        .toBytes();
  }

  /** A login of TDS 7.4 that offers UTF-8 and session recovery. */
  public static byte[] login(String user, String password, String database, String application) {
    String[] texts = {"host", user, password, application, "server", null, "lib", "", database};
    ByteBuilder fixed = new ByteBuilder();
    ByteBuilder variable = new ByteBuilder();
    fixed.putInt(0).putInt(TdsVersion.V7_4.number()).putInt(8000).putInt(7).putInt(100).putInt(0);
    fixed.put(0xE0).put(0x03).put(0).put(0x10).putInt(0).putInt(0x0409);
    int base = 94;
    int extensionAt = 0;
    for (String text : texts) {
      fixed.putShort(base + variable.size());
      if (text == null) {
        extensionAt = variable.size();
        fixed.putShort(4);
        variable.putInt(0);
      } else {
        fixed.putShort(text.length());
        int before = variable.size();
        variable.putUtf16(text);
        if (text.equals(password)) {
          scramble(variable, before);
        }
      }
    }
    fixed.putBytes(new byte[6]);
    for (int i = 0; i < 3; i++) {
      fixed.putShort(base + variable.size()).putShort(0);
    }
    fixed.putInt(0);
    ByteBuilder all = new ByteBuilder().putBytes(fixed.toBytes());
    int featuresAt = base + variable.size();
    variable.setShort(extensionAt, featuresAt);
    all.putBytes(variable.toBytes());
    all.put(0x0A).putInt(1).put(1).put(0x01).putInt(0).put(0xFF);
    return all.setShort(0, all.size()).toBytes();
  }

  private static void scramble(ByteBuilder bytes, int from) {
    byte[] array = bytes.array();
    for (int i = from; i < bytes.size(); i++) {
      int b = array[i] & 0xFF;
      array[i] = (byte) ((b >> 4 | b << 4) ^ 0xA5);
    }
  }

  /** A batch with its headers. */
  public static byte[] batch(String sql) {
    return headers().putUtf16(sql).toBytes();
  }

  /** The headers before a request. */
  public static ByteBuilder headers() {
    return new ByteBuilder().putInt(22).putInt(18).putShort(2).putLong(0).putInt(1);
  }

  /** A message as packets. */
  public static byte[] packets(PacketType type, byte[] message, int payloadMax) {
    return MemoryWire.packets(type, message, payloadMax);
  }

  /** One packet. */
  public static byte[] packet(PacketType type, int status, byte[] payload) {
    ByteBuilder out = new ByteBuilder();
    MemoryWire.packet(out, type.code(), status, payload, 0, payload.length);
    return out.toBytes();
  }
}
