package io.skerry.row;

import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Encodes single values of variable length: strings, byte strings and variants. */
public final class ValueCodec {
  public static final byte[] EMPTY = new byte[0];

  /** One byte a character, all below 256. */
  private static final byte NARROW = 0;

  /** Two bytes a character, high byte first. */
  private static final byte WIDE = 1;

  private ValueCodec() {}

  /** The first byte of a text of a form. */
  static byte formatOf(LongForm form) {
    return switch (form) {
      case LATIN -> NARROW;
      case UTF16 -> WIDE;
      case BYTES -> throw new AssertionError("bytes have no format");
    };
  }

  /** The form of a text by its first byte. */
  public static LongForm formOf(byte format) {
    return format == NARROW ? LongForm.LATIN : LongForm.UTF16;
  }

  public static byte[] encodeObject(SqlType type, Object value) {
    return switch (type.physical()) {
      case STRING -> encodeString((String) value);
      case BYTES -> (byte[]) value;
      case VARIANT -> encodeVariant((Variant) value);
      case LONG, DOUBLE, WIDE -> throw new AssertionError(type + " has a fixed width");
    };
  }

  public static Object decodeObject(SqlType type, byte[] bytes) {
    return switch (type.physical()) {
      case STRING -> decodeString(bytes, 0, bytes.length);
      case BYTES -> bytes;
      case VARIANT -> decodeVariant(bytes);
      case LONG, DOUBLE, WIDE -> throw new AssertionError(type + " has a fixed width");
    };
  }

  private static byte[] encodeString(String value) {
    int length = value.length();
    byte[] out = new byte[length + 1];
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c > 0xFF) {
        return encodeWide(value);
      }
      out[i + 1] = (byte) c;
    }
    out[0] = NARROW;
    return out;
  }

  private static byte[] encodeWide(String value) {
    byte[] out = new byte[value.length() * 2 + 1];
    out[0] = WIDE;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      out[2 * i + 1] = (byte) (c >>> 8);
      out[2 * i + 2] = (byte) c;
    }
    return out;
  }

  public static String decodeString(byte[] bytes, int from, int to) {
    if (bytes[from] == NARROW) {
      return new String(bytes, from + 1, to - from - 1, StandardCharsets.ISO_8859_1);
    }
    char[] chars = new char[(to - from - 1) / 2];
    for (int i = 0; i < chars.length; i++) {
      int at = from + 1 + 2 * i;
      chars[i] = (char) ((bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF));
    }
    return new String(chars);
  }

  private static byte[] encodeVariant(Variant variant) {
    byte[] type = TypeCodec.encode(variant.type());
    byte[] value =
        switch (variant.type().physical()) {
          case LONG -> ByteBuffer.allocate(8).putLong((Long) variant.value()).array();
          case DOUBLE -> ByteBuffer.allocate(8).putDouble((Double) variant.value()).array();
          case WIDE -> {
            Int128 wide = (Int128) variant.value();
            yield ByteBuffer.allocate(16).putLong(wide.high()).putLong(wide.low()).array();
          }
          case STRING, BYTES, VARIANT -> encodeObject(variant.type(), variant.value());
        };
    return ByteBuffer.allocate(2 + type.length + value.length)
        .putShort((short) type.length)
        .put(type)
        .put(value)
        .array();
  }

  private static Variant decodeVariant(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] typeBytes = new byte[in.getShort()];
    in.get(typeBytes);
    SqlType type = TypeCodec.decode(ByteBuffer.wrap(typeBytes));
    Object value =
        switch (type.physical()) {
          case LONG -> in.getLong();
          case DOUBLE -> in.getDouble();
          case WIDE -> new Int128(in.getLong(), in.getLong());
          case STRING, BYTES, VARIANT ->
              decodeObject(type, Arrays.copyOfRange(bytes, in.position(), bytes.length));
        };
    return new Variant(type, value);
  }
}
