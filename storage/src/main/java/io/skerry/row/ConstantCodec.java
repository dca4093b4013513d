package io.skerry.row;

import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Encodes constants of a schema: boxed values of any column, which say themselves what they are.
 * The codes stand in files: they never change.
 */
final class ConstantCodec {
  private static final int NULL = 0;
  private static final int LONG = 1;
  private static final int DOUBLE = 2;
  private static final int WIDE = 3;
  private static final int STRING = 4;
  private static final int BYTES = 5;
  private static final int VARIANT = 6;

  private ConstantCodec() {}

  static void write(DataOutputStream out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeByte(NULL);
      case Long number -> {
        out.writeByte(LONG);
        out.writeLong(number);
      }
      case Double number -> {
        out.writeByte(DOUBLE);
        out.writeDouble(number);
      }
      case Int128 wide -> {
        out.writeByte(WIDE);
        out.writeLong(wide.high());
        out.writeLong(wide.low());
      }
      case String string -> writeSized(out, STRING, string.getBytes(StandardCharsets.UTF_16BE));
      case byte[] bytes -> writeSized(out, BYTES, bytes);
      case Variant variant ->
          writeSized(out, VARIANT, ValueCodec.encodeObject(SqlType.SQL_VARIANT, variant));
      default -> throw new IllegalArgumentException("no column's value: " + value.getClass());
    }
  }

  private static void writeSized(DataOutputStream out, int code, byte[] bytes) throws IOException {
    out.writeByte(code);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static @Nullable Object read(ByteBuffer in) {
    int code = in.get();
    return switch (code) {
      case NULL -> null;
      case LONG -> in.getLong();
      case DOUBLE -> in.getDouble();
      case WIDE -> new Int128(in.getLong(), in.getLong());
      case STRING -> new String(readSized(in), StandardCharsets.UTF_16BE);
      case BYTES -> readSized(in);
      case VARIANT -> ValueCodec.decodeObject(SqlType.SQL_VARIANT, readSized(in));
      default ->
          throw new IllegalStateException(
              "The data has a constant with code " + code + ", which is not known");
    };
  }

  private static byte[] readSized(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }
}
