package io.skerry.tds.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first message of either side ([MS-TDS] 2.2.6.5).
 *
 * @param encryption one of the {@code ENCRYPT_} numbers
 * @param federatedAuthentication the client's FEDAUTHREQUIRED byte, null where it sent none
 */
public record Prelogin(int encryption, @Nullable Integer federatedAuthentication) {
  public static final int ENCRYPT_OFF = 0;
  public static final int ENCRYPT_ON = 1;
  public static final int ENCRYPT_NOT_SUPPORTED = 2;
  public static final int ENCRYPT_REQUIRED = 3;

  /** A message longer than this is refused. */
  public static final int BYTES_MAX = 4096;

  private static final int OPTION_VERSION = 0;
  private static final int OPTION_ENCRYPTION = 1;
  private static final int OPTION_INSTANCE = 2;
  private static final int OPTION_THREAD_ID = 3;
  private static final int OPTION_MARS = 4;
  private static final int OPTION_FEDERATED_AUTHENTICATION = 6;
  private static final int OPTIONS_END = 0xFF;
  private static final int OPTION_BYTES = 5;

  /** The low bits of the encryption byte; the high one speaks of client certificates. */
  private static final int ENCRYPTION_MASK = 0x7F;

  public static Prelogin decode(byte[] message) throws ProtocolException {
    int encryption = ENCRYPT_NOT_SUPPORTED;
    Integer federated = null;
    int at = 0;
    while (true) {
      if (at >= message.length) {
        throw new ProtocolException("PRELOGIN options without an end");
      }
      int option = message[at] & 0xFF;
      if (option == OPTIONS_END) {
        return new Prelogin(encryption, federated);
      }
      if (at + OPTION_BYTES > message.length) {
        throw new ProtocolException("a PRELOGIN option is cut off");
      }
      int offset = unsignedShort(message, at + 1);
      int length = unsignedShort(message, at + 3);
      if (offset + length > message.length) {
        throw new ProtocolException("PRELOGIN option " + option + " lies outside of its message");
      }
      if (option == OPTION_ENCRYPTION && length >= 1) {
        encryption = message[offset] & ENCRYPTION_MASK;
      } else if (option == OPTION_FEDERATED_AUTHENTICATION && length >= 1) {
        federated = message[offset] & 0xFF;
      }
      at += OPTION_BYTES;
    }
  }

  /** The server's answer: no instance, no MARS, no federated authentication. */
  public static byte[] encodeReply(Prelogin request, int encryption, ServerVersion server) {
    byte[] version = {
      (byte) server.major(),
      (byte) server.minor(),
      (byte) (server.build() >> 8),
      (byte) server.build(),
      0,
      0
    };
    int[] options = {
      OPTION_VERSION, OPTION_ENCRYPTION, OPTION_INSTANCE, OPTION_THREAD_ID, OPTION_MARS
    };
    byte[][] values = {version, {(byte) encryption}, {0}, {}, {0}};
    if (request.federatedAuthentication() != null) {
      options = Arrays.copyOf(options, options.length + 1);
      options[options.length - 1] = OPTION_FEDERATED_AUTHENTICATION;
      values = Arrays.copyOf(values, options.length);
      values[options.length - 1] = new byte[] {0};
    }
    ByteBuilder out = new ByteBuilder();
    int offset = options.length * OPTION_BYTES + 1;
    for (int i = 0; i < options.length; i++) {
      out.put(options[i]).putShortBigEndian(offset).putShortBigEndian(values[i].length);
      offset += values[i].length;
    }
    out.put(OPTIONS_END);
    for (byte[] value : values) {
      out.putBytes(value);
    }
    return out.toBytes();
  }

  private static int unsignedShort(byte[] message, int at) {
    return (message[at] & 0xFF) << 8 | (message[at + 1] & 0xFF);
  }
}
