package io.skerry.tds.codec;

import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.types.SqlType;

/** Writers of numbers, money and identifiers ([MS-TDS] 2.2.5.5.1). */
final class NumberWriters {
  private NumberWriters() {}

  /** A value of constant size behind one byte of length. */
  abstract static class ScalarWriter extends ColumnWriter {
    private final int bytes;

    ScalarWriter(int bytes) {
      this.bytes = bytes;
    }

    final int bytes() {
      return bytes;
    }

    @Override
    final void writeValue(PacketWriter out, int row) {
      out.put(bytes);
      writeContent(out, row);
    }

    /** Writes the value without its length. */
    abstract void writeContent(PacketWriter out, int row);
  }

  /** What is held as {@code long}. */
  abstract static class LongWriter extends ScalarWriter {
    private long[] values = new long[0];

    LongWriter(int bytes) {
      super(bytes);
    }

    @Override
    final void bindValues(Vector column) {
      values = ((LongVector) column).values();
    }

    @Override
    final void writeContent(PacketWriter out, int row) {
      writeLong(out, values[row]);
    }

    abstract void writeLong(PacketWriter out, long value);
  }

  /** What is held as {@code double}. */
  abstract static class DoubleWriter extends ScalarWriter {
    private double[] values = new double[0];

    DoubleWriter(int bytes) {
      super(bytes);
    }

    @Override
    final void bindValues(Vector column) {
      values = ((DoubleVector) column).values();
    }

    @Override
    final void writeContent(PacketWriter out, int row) {
      writeDouble(out, values[row]);
    }

    abstract void writeDouble(PacketWriter out, double value);
  }

  /** What is held as two {@code long}s. */
  abstract static class WideWriter extends ScalarWriter {
    private long[] highs = new long[0];
    private long[] lows = new long[0];

    WideWriter(int bytes) {
      super(bytes);
    }

    @Override
    final void bindValues(Vector column) {
      WideVector wide = (WideVector) column;
      highs = wide.highs();
      lows = wide.lows();
    }

    @Override
    final void writeContent(PacketWriter out, int row) {
      writeWide(out, highs[row], lows[row]);
    }

    abstract void writeWide(PacketWriter out, long high, long low);
  }

  /** bit and tinyint. */
  static final class ByteWriter extends LongWriter {
    ByteWriter() {
      super(1);
    }

    @Override
    void writeLong(PacketWriter out, long value) {
      out.put((int) value);
    }
  }

  static final class SmallintWriter extends LongWriter {
    SmallintWriter() {
      super(2);
    }

    @Override
    void writeLong(PacketWriter out, long value) {
      out.putShort((int) value);
    }
  }

  /** int and smallmoney. */
  static final class IntWriter extends LongWriter {
    IntWriter() {
      super(4);
    }

    @Override
    void writeLong(PacketWriter out, long value) {
      out.putInt((int) value);
    }
  }

  static final class BigintWriter extends LongWriter {
    BigintWriter() {
      super(8);
    }

    @Override
    void writeLong(PacketWriter out, long value) {
      out.putLong(value);
    }
  }

  /** The high four bytes first ([MS-TDS] 2.2.5.5.1.4). */
  static final class MoneyWriter extends LongWriter {
    MoneyWriter() {
      super(8);
    }

    @Override
    void writeLong(PacketWriter out, long value) {
      out.putLong(Long.rotateLeft(value, 32));
    }
  }

  static final class FloatWriter extends DoubleWriter {
    FloatWriter() {
      super(8);
    }

    @Override
    void writeDouble(PacketWriter out, double value) {
      out.putLong(Double.doubleToRawLongBits(value));
    }
  }

  static final class RealWriter extends DoubleWriter {
    RealWriter() {
      super(4);
    }

    @Override
    void writeDouble(PacketWriter out, double value) {
      out.putInt(Float.floatToRawIntBits((float) value));
    }
  }

  /** A byte of sign, 1 for positive, then the magnitude ([MS-TDS] 2.2.5.5.1.6). */
  static final class DecimalWriter extends WideWriter {
    DecimalWriter(SqlType type) {
      super(TypeInfoWriter.decimalBytes(type.precision()));
    }

    @Override
    void writeWide(PacketWriter out, long high, long low) {
      boolean negative = high < 0;
      long magnitudeHigh = !negative ? high : low == 0 ? -high : ~high;
      long magnitudeLow = negative ? -low : low;
      out.put(negative ? 0 : 1);
      switch (bytes()) {
        case 5 -> out.putInt((int) magnitudeLow);
        case 9 -> out.putLong(magnitudeLow);
        case 13 -> {
          out.putLong(magnitudeLow);
          out.putInt((int) magnitudeHigh);
        }
        default -> {
          out.putLong(magnitudeLow);
          out.putLong(magnitudeHigh);
        }
      }
    }
  }

  /** The bytes of {@link io.skerry.types.Guids#toBytes}, without the array. */
  static final class GuidWriter extends WideWriter {
    GuidWriter() {
      super(16);
    }

    @Override
    void writeWide(PacketWriter out, long high, long low) {
      long front = Long.reverseBytes(low);
      out.putInt((int) (front >>> 32));
      out.putShort((int) (front >>> 16));
      out.putShort((int) front);
      out.putLong(Long.rotateLeft(Long.reverseBytes(high ^ Long.MIN_VALUE), 16));
    }
  }
}
