package io.skerry.tds.codec;

import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.types.Guids;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads values of a client into vectors ([MS-TDS] 2.2.5.5). */
final class ValueReader {
  static final long TICKS_PER_DAY = 864_000_000_000L;

  /** Days from 0001-01-01 to 9999-12-31. */
  private static final long DATE_MAX = 3_652_058;

  private static final long DATETIME_UNITS_PER_DAY = 25_920_000L;
  private static final int DATETIME_DAY_MIN = -53_690;
  private static final int DATETIME_DAY_MAX = 2_958_463;
  private static final int MINUTES_PER_DAY = 1440;
  private static final int OFFSET_MINUTES_MAX = 14 * 60;

  /** 10 to the power of 38, which no decimal reaches. */
  private static final Int128 DECIMAL_LIMIT = new Int128(0x4B3B4CA85A86C47AL, 0x098A224000000000L);

  private static final long[] TICKS_PER_UNIT = {
    10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  private final PacketReader in;
  private final long valueBytesMax;
  private final boolean textPointers;
  private final VariantReader variants;

  /**
   * @param valueBytesMax how large one value may be
   * @param textPointers whether text, ntext and image values stand behind text pointers, as in rows
   */
  ValueReader(PacketReader in, long valueBytesMax, boolean textPointers) {
    this.in = in;
    this.valueBytesMax = valueBytesMax;
    this.textPointers = textPointers;
    this.variants = new VariantReader(in, this);
  }

  /** Bytes of a time of that scale ([MS-TDS] 2.2.5.4.2). */
  static int timeBytes(int scale) {
    return scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
  }

  /** Reads the next value into a row of a vector of the type's physical form. */
  void read(TypeInfo info, Vector to, int row) throws IOException, InvalidValueException {
    switch (info.form()) {
      case FIXED -> {
        if (info.fixedBytes() == 0) {
          to.setNull(row);
        } else {
          readPlain(info.type(), info.utf8(), info.fixedBytes(), to, row);
        }
      }
      case BYTE_LENGTH -> {
        int length = in.readByte();
        readUnlessNull(info, length == 0 ? -1 : length, to, row);
      }
      case SHORT_LENGTH -> {
        int length = in.readUnsignedShort();
        readUnlessNull(info, length == WireType.LENGTH_NULL ? -1 : length, to, row);
      }
      case LONG_LENGTH -> readLong(info, to, row);
      case VARIANT -> to.set(row, variants.read());
      case PARTIAL -> {
        byte @Nullable [] bytes = readPartial();
        to.set(row, bytes == null ? null : toObject(info.type(), info.utf8(), bytes));
      }
    }
  }

  private void readUnlessNull(TypeInfo info, int length, Vector to, int row)
      throws IOException, InvalidValueException {
    if (length < 0) {
      to.setNull(row);
    } else {
      readPlain(info.type(), info.utf8(), length, to, row);
    }
  }

  private void readLong(TypeInfo info, Vector to, int row)
      throws IOException, InvalidValueException {
    if (textPointers) {
      int pointerBytes = in.readByte();
      if (pointerBytes == 0) {
        to.setNull(row);
        return;
      }
      in.skip(pointerBytes + 8L);
    }
    int length = in.readInt();
    if (length == -1) {
      to.setNull(row);
    } else {
      to.set(row, toObject(info.type(), info.utf8(), in.readBytes(checked(length & 0xFFFFFFFFL))));
    }
  }

  private long checked(long length) throws ProtocolException {
    if (length > valueBytesMax) {
      throw new ProtocolException("a value of " + length + " bytes");
    }
    return length;
  }

  /** A value in chunks ([MS-TDS] 2.2.5.2.3); null for NULL. */
  private byte @Nullable [] readPartial() throws IOException {
    long total = in.readLong();
    if (total == WireType.PLP_NULL) {
      return null;
    }
    if (total != WireType.PLP_UNKNOWN_LENGTH) {
      checked(total);
    }
    byte[] bytes = new byte[0];
    int size = 0;
    while (true) {
      long chunk = in.readInt() & 0xFFFFFFFFL;
      if (chunk == 0) {
        break;
      }
      checked(size + chunk);
      byte[] more = in.readBytes(chunk);
      if (size == 0) {
        bytes = more;
      } else {
        if (size + more.length > bytes.length) {
          bytes =
              Arrays.copyOf(
                  bytes, (int) Math.min(valueBytesMax, Math.max(size + more.length, 2L * size)));
        }
        System.arraycopy(more, 0, bytes, size, more.length);
      }
      size += more.length;
    }
    if (total >= 0 && total != size) {
      throw new ProtocolException(
          "a value of " + size + " bytes where " + total + " were announced");
    }
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private static Object toObject(SqlType type, boolean utf8, byte[] bytes)
      throws InvalidValueException {
    if (type.kind().isUnicode()) {
      if (bytes.length % 2 != 0) {
        throw new InvalidValueException(type.kind().sqlName());
      }
      return Utf16.decode(bytes, 0, bytes.length);
    }
    if (type.kind().isString()) {
      return utf8
          ? new String(bytes, StandardCharsets.UTF_8)
          : CodePage1252.decode(bytes, 0, bytes.length);
    }
    return bytes;
  }

  /** Reads a value of {@code length} bytes that is not NULL. */
  void readPlain(SqlType type, boolean utf8, int length, Vector to, int row)
      throws IOException, InvalidValueException {
    switch (type.kind()) {
      case BINARY, VARBINARY, CHAR, VARCHAR, NCHAR, NVARCHAR ->
          to.set(row, toObject(type, utf8, in.readBytes(length)));
      case UNIQUEIDENTIFIER -> {
        expect(type, length, 16);
        to.set(row, Guids.fromBytes(in.readBytes(16)));
      }
      case BIT -> {
        expect(type, length, 1);
        ((LongVector) to).put(row, in.readByte() == 0 ? 0 : 1);
      }
      case TINYINT, SMALLINT, INT, BIGINT -> ((LongVector) to).put(row, readInteger(type, length));
      case SMALLMONEY -> {
        expect(type, length, 4);
        ((LongVector) to).put(row, in.readInt());
      }
      case MONEY -> ((LongVector) to).put(row, readMoney(type, length));
      case DECIMAL, NUMERIC -> readDecimal(type, length, (WideVector) to, row);
      case REAL, FLOAT -> ((DoubleVector) to).put(row, readFloat(type, length));
      case DATE -> {
        expect(type, length, 3);
        ((LongVector) to).put(row, readDate(type));
      }
      case TIME -> {
        expect(type, length, timeBytes(type.scale()));
        ((LongVector) to).put(row, readTime(type));
      }
      case SMALLDATETIME -> {
        expect(type, length, 4);
        ((LongVector) to).put(row, readSmallDatetime(type));
      }
      case DATETIME -> {
        expect(type, length, 8);
        ((LongVector) to).put(row, readDatetime(type));
      }
      case DATETIME2 -> {
        expect(type, length, timeBytes(type.scale()) + 3);
        long time = readTime(type);
        ((LongVector) to).put(row, readDate(type) * TICKS_PER_DAY + time);
      }
      case DATETIMEOFFSET -> {
        expect(type, length, timeBytes(type.scale()) + 5);
        readDatetimeOffset(type, (WideVector) to, row);
      }
      case SQL_VARIANT -> throw new ProtocolException("a variant within a variant");
    }
  }

  private static void expect(SqlType type, int length, int expected) throws ProtocolException {
    if (length != expected) {
      throw new ProtocolException(type.sqlText() + " of " + length + " bytes");
    }
  }

  private static void check(boolean valid, SqlType type) throws InvalidValueException {
    if (!valid) {
      throw new InvalidValueException(type.kind().sqlName());
    }
  }

  private long readInteger(SqlType type, int length) throws IOException {
    int size = 1 << (type.kind().ordinal() - TypeKind.TINYINT.ordinal());
    return switch (length <= size ? length : 0) {
      case 1 -> in.readByte();
      case 2 -> (short) in.readUnsignedShort();
      case 4 -> in.readInt();
      case 8 -> in.readLong();
      default -> throw new ProtocolException(type.sqlText() + " of " + length + " bytes");
    };
  }

  /** Money: the high four bytes first ([MS-TDS] 2.2.5.5.1.4). */
  private long readMoney(SqlType type, int length) throws IOException {
    if (length == 4) {
      return in.readInt();
    }
    expect(type, length, 8);
    long high = in.readInt();
    return high << 32 | in.readInt() & 0xFFFFFFFFL;
  }

  private double readFloat(SqlType type, int length) throws IOException, InvalidValueException {
    double value;
    if (length == 4) {
      value = Float.intBitsToFloat(in.readInt());
    } else {
      expect(type, length, 8);
      value = Double.longBitsToDouble(in.readLong());
    }
    check(Double.isFinite(value), type);
    return value;
  }

  /** A byte of sign, 0 for negative, then the magnitude ([MS-TDS] 2.2.5.5.1.6). */
  private void readDecimal(SqlType type, int length, WideVector to, int row)
      throws IOException, InvalidValueException {
    if (length < 2 || length > 17) {
      throw new ProtocolException(type.sqlText() + " of " + length + " bytes");
    }
    boolean negative = in.readByte() == 0;
    long low = in.readUnsigned(Math.min(8, length - 1));
    long high = in.readUnsigned(Math.max(0, length - 9));
    check(
        high >= 0 && Int128.compare(high, low, DECIMAL_LIMIT.high(), DECIMAL_LIMIT.low()) < 0,
        type);
    if (negative) {
      high = low == 0 ? -high : ~high;
      low = -low;
    }
    to.put(row, high, low);
  }

  private long readDate(SqlType type) throws IOException, InvalidValueException {
    long days = in.readUnsigned(3);
    check(days <= DATE_MAX, type);
    return days;
  }

  private long readTime(SqlType type) throws IOException, InvalidValueException {
    long ticks = in.readUnsigned(timeBytes(type.scale())) * TICKS_PER_UNIT[type.scale()];
    check(ticks >= 0 && ticks < TICKS_PER_DAY, type);
    return ticks;
  }

  private long readSmallDatetime(SqlType type) throws IOException, InvalidValueException {
    int days = in.readUnsignedShort();
    int minutes = in.readUnsignedShort();
    check(minutes < MINUTES_PER_DAY, type);
    return (long) days * MINUTES_PER_DAY + minutes;
  }

  private long readDatetime(SqlType type) throws IOException, InvalidValueException {
    int days = in.readInt();
    long units = in.readInt() & 0xFFFFFFFFL;
    check(
        days >= DATETIME_DAY_MIN && days <= DATETIME_DAY_MAX && units < DATETIME_UNITS_PER_DAY,
        type);
    return days * DATETIME_UNITS_PER_DAY + units;
  }

  private void readDatetimeOffset(SqlType type, WideVector to, int row)
      throws IOException, InvalidValueException {
    long time = readTime(type);
    long days = readDate(type);
    int offset = (short) in.readUnsignedShort();
    check(Math.abs(offset) <= OFFSET_MINUTES_MAX, type);
    to.put(row, days * TICKS_PER_DAY + time, offset);
  }
}
