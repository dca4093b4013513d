package io.skerry.tds.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * A client's login ([MS-TDS] 2.2.6.4).
 *
 * @param wantedVersion the protocol version that the client asks for
 * @param packetSize the packet size that it asks for, 0 for the server's choice
 * @param password in clear text
 * @param integrated whether it wants to log in by its operating system's account
 * @param newPassword empty unless the login changes its password
 * @param features the feature extensions that it offers
 */
public record Login7(
    int wantedVersion,
    int packetSize,
    String hostName,
    String user,
    String password,
    String applicationName,
    String serverName,
    String libraryName,
    String language,
    String database,
    boolean integrated,
    String newPassword,
    List<Token.Feature> features) {
  /** A message longer than this is refused. */
  public static final int BYTES_MAX = 128 * 1024;

  private static final int FEATURES_MAX = 32;
  private static final int FEATURES_END = 0xFF;
  private static final int LENGTH_AT = 0;
  private static final int VERSION_AT = 4;
  private static final int PACKET_SIZE_AT = 8;
  private static final int OPTIONS_2_AT = 25;
  private static final int OPTIONS_3_AT = 27;
  private static final int OPTION_2_INTEGRATED = 0x80;
  private static final int OPTION_3_CHANGE_PASSWORD = 0x01;
  private static final int OPTION_3_EXTENSION = 0x10;
  private static final int HOST_NAME_AT = 36;
  private static final int USER_AT = 40;
  private static final int PASSWORD_AT = 44;
  private static final int APPLICATION_AT = 48;
  private static final int SERVER_AT = 52;
  private static final int EXTENSION_AT = 56;
  private static final int LIBRARY_AT = 60;
  private static final int LANGUAGE_AT = 64;
  private static final int DATABASE_AT = 68;
  private static final int NEW_PASSWORD_AT = 86;

  /** The fixed part before TDS 7.2, and since. */
  private static final int FIXED_BYTES_OLD = 86;

  private static final int FIXED_BYTES = 94;
  private static final int TEXT_CHARACTERS_MAX = 128;

  public Login7 {
    features = List.copyOf(features);
  }

  /** Hides the passwords. */
  @Override
  public String toString() {
    return "Login7[user=" + user + ", host=" + hostName + ", application=" + applicationName + "]";
  }

  public static Login7 decode(byte[] message) throws ProtocolException {
    if (message.length < FIXED_BYTES_OLD) {
      throw new ProtocolException("a LOGIN7 of " + message.length + " bytes");
    }
    int length = intAt(message, LENGTH_AT);
    if (length < FIXED_BYTES_OLD || length > message.length) {
      throw new ProtocolException("a LOGIN7 that claims " + length + " bytes of " + message.length);
    }
    int options3 = message[OPTIONS_3_AT] & 0xFF;
    boolean hasNewPassword =
        (options3 & OPTION_3_CHANGE_PASSWORD) != 0 && message.length >= FIXED_BYTES;
    return new Login7(
        intAt(message, VERSION_AT),
        intAt(message, PACKET_SIZE_AT),
        text(message, HOST_NAME_AT),
        text(message, USER_AT),
        password(message, PASSWORD_AT),
        text(message, APPLICATION_AT),
        text(message, SERVER_AT),
        text(message, LIBRARY_AT),
        text(message, LANGUAGE_AT),
        text(message, DATABASE_AT),
        (message[OPTIONS_2_AT] & OPTION_2_INTEGRATED) != 0,
        hasNewPassword ? password(message, NEW_PASSWORD_AT) : "",
        (options3 & OPTION_3_EXTENSION) != 0 ? features(message) : List.of());
  }

  private static int intAt(byte[] message, int at) {
    return (int) LittleEndian.INT.get(message, at);
  }

  private static int shortAt(byte[] message, int at) {
    return (short) LittleEndian.SHORT.get(message, at) & 0xFFFF;
  }

  /** A text whose offset in bytes and length in characters stand at {@code at}. */
  private static String text(byte[] message, int at) throws ProtocolException {
    int offset = shortAt(message, at);
    int byteCount = 2 * checkedLength(message, at);
    return Utf16.decode(message, offset, byteCount);
  }

  private static int checkedLength(byte[] message, int at) throws ProtocolException {
    int length = shortAt(message, at + 2);
    if (length > TEXT_CHARACTERS_MAX || shortAt(message, at) + 2 * length > message.length) {
      throw new ProtocolException("a LOGIN7 field lies outside of its message");
    }
    return length;
  }

  /** Each byte was turned by four bits and then changed by 0xA5. */
  private static String password(byte[] message, int at) throws ProtocolException {
    int offset = shortAt(message, at);
    byte[] clear = new byte[2 * checkedLength(message, at)];
    for (int i = 0; i < clear.length; i++) {
      int turned = (message[offset + i] & 0xFF) ^ 0xA5;
      clear[i] = (byte) (turned >> 4 | turned << 4);
    }
    return Utf16.decode(clear, 0, clear.length);
  }

  private static List<Token.Feature> features(byte[] message) throws ProtocolException {
    int pointer = shortAt(message, EXTENSION_AT);
    if (shortAt(message, EXTENSION_AT + 2) == 0) {
      return List.of();
    }
    if (pointer + 4 > message.length) {
      throw new ProtocolException("LOGIN7's extension lies outside of its message");
    }
    List<Token.Feature> features = new ArrayList<>();
    int at = intAt(message, pointer);
    while (true) {
      if (at < 0 || at >= message.length || features.size() > FEATURES_MAX) {
        throw new ProtocolException("LOGIN7's features have no end");
      }
      int id = message[at] & 0xFF;
      if (id == FEATURES_END) {
        return features;
      }
      if (at + 5 > message.length) {
        throw new ProtocolException("a LOGIN7 feature is cut off");
      }
      int length = intAt(message, at + 1);
      if (length < 0 || length > message.length - at - 5) {
        throw new ProtocolException("LOGIN7 feature " + id + " claims " + length + " bytes");
      }
      byte[] data = new byte[length];
      System.arraycopy(message, at + 5, data, 0, length);
      features.add(new Token.Feature(id, data));
      at += 5 + length;
    }
  }
}
