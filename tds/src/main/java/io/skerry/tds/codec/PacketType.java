package io.skerry.tds.codec;

import org.jspecify.annotations.Nullable;

/** What a packet belongs to ([MS-TDS] 2.2.3.1.1). */
public enum PacketType {
  SQL_BATCH(0x01),
  RPC(0x03),
  REPLY(0x04),
  ATTENTION(0x06),
  BULK_LOAD(0x07),
  FEDERATED_AUTHENTICATION(0x08),
  TRANSACTION_MANAGER(0x0E),
  LOGIN7(0x10),
  SSPI(0x11),
  PRELOGIN(0x12);

  private static final PacketType[] ALL = values();

  private final int code;

  PacketType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The type of a code, null for a code that no packet has. */
  public static @Nullable PacketType of(int code) {
    for (PacketType type : ALL) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }
}
