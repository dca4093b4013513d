package io.skerry.tds.codec;

import io.skerry.tds.codec.NumberWriters.LongWriter;
import io.skerry.tds.codec.NumberWriters.WideWriter;
import io.skerry.types.SqlType;

/** Writers of dates and times ([MS-TDS] 2.2.5.5.1.8). */
final class TemporalWriters {
  private static final long TICKS_PER_DAY = ValueReader.TICKS_PER_DAY;
  private static final long[] TICKS_PER_UNIT = {
    10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
  };

  private TemporalWriters() {}

  /** Days since 1900 and 1/300 seconds. */
  static final class DatetimeWriter extends LongWriter {
    private static final long UNITS_PER_DAY = 25_920_000L;

    DatetimeWriter() {
      super(8);
    }

    @Override
    void writeLong(PacketWriter out, long value) {
      out.putInt((int) Math.floorDiv(value, UNITS_PER_DAY));
      out.putInt((int) Math.floorMod(value, UNITS_PER_DAY));
    }
  }

  /** Days since 1900 and minutes. */
  static final class SmalldatetimeWriter extends LongWriter {
    private static final int MINUTES_PER_DAY = 1440;

    SmalldatetimeWriter() {
      super(4);
    }

    @Override
    void writeLong(PacketWriter out, long value) {
      out.putShort((int) (value / MINUTES_PER_DAY));
      out.putShort((int) (value % MINUTES_PER_DAY));
    }
  }

  /** Days since 0001-01-01 in three bytes. */
  static final class DateWriter extends LongWriter {
    DateWriter() {
      super(3);
    }

    @Override
    void writeLong(PacketWriter out, long value) {
      out.putUnsigned(value, 3);
    }
  }

  static final class TimeWriter extends LongWriter {
    private final long unit;

    TimeWriter(SqlType type) {
      super(ValueReader.timeBytes(type.scale()));
      unit = TICKS_PER_UNIT[type.scale()];
    }

    @Override
    void writeLong(PacketWriter out, long value) {
      out.putUnsigned(value / unit, bytes());
    }
  }

  static final class Datetime2Writer extends LongWriter {
    private final int timeBytes;
    private final long unit;

    Datetime2Writer(SqlType type) {
      super(ValueReader.timeBytes(type.scale()) + 3);
      timeBytes = ValueReader.timeBytes(type.scale());
      unit = TICKS_PER_UNIT[type.scale()];
    }

    @Override
    void writeLong(PacketWriter out, long value) {
      long days = value / TICKS_PER_DAY;
      long time = (value - days * TICKS_PER_DAY) / unit;
      out.putUnsigned(time | days << 8 * timeBytes, timeBytes + 3);
    }
  }

  /** Time and date in UTC, then minutes of offset. */
  static final class DatetimeOffsetWriter extends WideWriter {
    private final int timeBytes;
    private final long unit;

    DatetimeOffsetWriter(SqlType type) {
      super(ValueReader.timeBytes(type.scale()) + 5);
      timeBytes = ValueReader.timeBytes(type.scale());
      unit = TICKS_PER_UNIT[type.scale()];
    }

    @Override
    void writeWide(PacketWriter out, long high, long low) {
      long days = high / TICKS_PER_DAY;
      long time = (high - days * TICKS_PER_DAY) / unit;
      out.putUnsigned(time | days << 8 * timeBytes, timeBytes + 3);
      out.putShort((int) low);
    }
  }
}
