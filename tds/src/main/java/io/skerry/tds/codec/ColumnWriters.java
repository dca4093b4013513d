package io.skerry.tds.codec;

import io.skerry.tds.codec.NumberWriters.BigintWriter;
import io.skerry.tds.codec.NumberWriters.ByteWriter;
import io.skerry.tds.codec.NumberWriters.DecimalWriter;
import io.skerry.tds.codec.NumberWriters.FloatWriter;
import io.skerry.tds.codec.NumberWriters.GuidWriter;
import io.skerry.tds.codec.NumberWriters.IntWriter;
import io.skerry.tds.codec.NumberWriters.MoneyWriter;
import io.skerry.tds.codec.NumberWriters.RealWriter;
import io.skerry.tds.codec.NumberWriters.SmallintWriter;
import io.skerry.tds.codec.ObjectWriters.BytesWriter;
import io.skerry.tds.codec.ObjectWriters.CodePageWriter;
import io.skerry.tds.codec.ObjectWriters.Form;
import io.skerry.tds.codec.ObjectWriters.TemporalTextWriter;
import io.skerry.tds.codec.ObjectWriters.UnicodeWriter;
import io.skerry.tds.codec.ObjectWriters.VariantWriter;
import io.skerry.tds.codec.TemporalWriters.DateWriter;
import io.skerry.tds.codec.TemporalWriters.Datetime2Writer;
import io.skerry.tds.codec.TemporalWriters.DatetimeOffsetWriter;
import io.skerry.tds.codec.TemporalWriters.DatetimeWriter;
import io.skerry.tds.codec.TemporalWriters.SmalldatetimeWriter;
import io.skerry.tds.codec.TemporalWriters.TimeWriter;
import io.skerry.types.SqlType;

/**
 * Chooses the writer for a type ([MS-TDS] 2.2.5.4), to match what {@link TypeInfoWriter} says of
 * it.
 */
final class ColumnWriters {
  private ColumnWriters() {}

  static ColumnWriter of(SqlType type, TdsVersion version) {
    return switch (type.kind()) {
      case BIT, TINYINT -> new ByteWriter();
      case SMALLINT -> new SmallintWriter();
      case INT, SMALLMONEY -> new IntWriter();
      case BIGINT -> new BigintWriter();
      case MONEY -> new MoneyWriter();
      case REAL -> new RealWriter();
      case FLOAT -> new FloatWriter();
      case DECIMAL, NUMERIC -> new DecimalWriter(type);
      case UNIQUEIDENTIFIER -> new GuidWriter();
      case SMALLDATETIME -> new SmalldatetimeWriter();
      case DATETIME -> new DatetimeWriter();
      case DATE, TIME, DATETIME2, DATETIMEOFFSET -> temporal(type, version);
      case NVARCHAR -> new UnicodeWriter(form(type, version), 0);
      case NCHAR -> new UnicodeWriter(form(type, version), type.length());
      case VARCHAR -> new CodePageWriter(form(type, version), 0);
      case CHAR -> new CodePageWriter(form(type, version), type.length());
      case VARBINARY -> new BytesWriter(form(type, version), 0);
      case BINARY -> new BytesWriter(form(type, version), type.length());
      case SQL_VARIANT -> new VariantWriter();
    };
  }

  private static ColumnWriter temporal(SqlType type, TdsVersion version) {
    if (!version.hasDateTypes()) {
      return new TemporalTextWriter(type);
    }
    return switch (type.kind()) {
      case DATE -> new DateWriter();
      case TIME -> new TimeWriter(type);
      case DATETIME2 -> new Datetime2Writer(type);
      case DATETIMEOFFSET -> new DatetimeOffsetWriter(type);
      default -> throw new AssertionError(type);
    };
  }

  private static Form form(SqlType type, TdsVersion version) {
    if (!type.isMax()) {
      return Form.SHORT_LENGTH;
    }
    return version.isYukon() ? Form.PARTIAL : Form.TEXT_POINTER;
  }
}
