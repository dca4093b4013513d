package io.skerry.tds.codec;

import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;
import org.jspecify.annotations.Nullable;

/** Writers of text, bytes and variants ([MS-TDS] 2.2.5.2.2, 2.2.5.2.3 and 2.2.5.5). */
final class ObjectWriters {
  /** A text pointer and a timestamp that mean nothing ([MS-TDS] 2.2.7.20, TextPointer). */
  private static final String TEXT_POINTER = "skerry text pntr";

  private static final int TEXT_TIMESTAMP_BYTES = 8;

  private ObjectWriters() {}

  /** How a length stands before text and bytes. */
  enum Form {
    /** Two bytes, 0xFFFF for NULL. */
    SHORT_LENGTH,
    /** One chunk of known length. */
    PARTIAL,
    /** Four bytes behind a text pointer. */
    TEXT_POINTER
  }

  /** What is held as an object. */
  abstract static class ObjectWriter extends ColumnWriter {
    private @Nullable Object[] values = new @Nullable Object[0];

    @Override
    final void bindValues(Vector column) {
      values = ((ObjectVector) column).values();
    }

    @Override
    final void writeValue(PacketWriter out, int row) {
      Object value = values[row];
      if (value == null) {
        throw new AssertionError("an object column holds null where its mask says otherwise");
      }
      writeObject(out, value);
    }

    abstract void writeObject(PacketWriter out, Object value);
  }

  /** Text or bytes behind their length. */
  abstract static class SizedWriter extends ObjectWriter {
    private final Form form;

    SizedWriter(Form form) {
      this.form = form;
    }

    @Override
    final void writeNull(PacketWriter out) {
      switch (form) {
        case SHORT_LENGTH -> out.putShort(WireType.LENGTH_NULL);
        case PARTIAL -> out.putLong(WireType.PLP_NULL);
        case TEXT_POINTER -> out.put(0);
      }
    }

    @Override
    final void writeObject(PacketWriter out, Object value) {
      long bytes = sizeOf(value);
      if (bytes > Integer.MAX_VALUE) {
        throw new AssertionError("a value of " + bytes + " bytes");
      }
      switch (form) {
        case SHORT_LENGTH -> {
          if (bytes > WireType.BYTES_MAX) {
            throw new AssertionError("a value of " + bytes + " bytes in a short column");
          }
          out.putShort((int) bytes);
          writeContent(out, value);
        }
        case PARTIAL -> {
          out.putLong(bytes);
          if (bytes > 0) {
            out.putInt((int) bytes);
            writeContent(out, value);
          }
          out.putInt(0);
        }
        case TEXT_POINTER -> {
          out.put(TEXT_POINTER.length());
          out.putCodePage(TEXT_POINTER);
          out.putRepeated(0, TEXT_TIMESTAMP_BYTES);
          out.putInt((int) bytes);
          writeContent(out, value);
        }
      }
    }

    /** The bytes on the wire without the length. */
    abstract long sizeOf(Object value);

    abstract void writeContent(PacketWriter out, Object value);
  }

  /** nvarchar, and nchar filled up with spaces. */
  static final class UnicodeWriter extends SizedWriter {
    private final int lengthMin;

    /**
     * @param lengthMin the characters to fill up to
     */
    UnicodeWriter(Form form, int lengthMin) {
      super(form);
      this.lengthMin = lengthMin;
    }

    @Override
    long sizeOf(Object value) {
      return 2L * Math.max(lengthMin, ((String) value).length());
    }

    @Override
    void writeContent(PacketWriter out, Object value) {
      String text = (String) value;
      out.putUtf16(text);
      for (int i = text.length(); i < lengthMin; i++) {
        out.putShort(' ');
      }
    }
  }

  /** varchar, and char filled up with spaces. */
  static final class CodePageWriter extends SizedWriter {
    private final int lengthMin;

    /**
     * @param lengthMin the characters to fill up to
     */
    CodePageWriter(Form form, int lengthMin) {
      super(form);
      this.lengthMin = lengthMin;
    }

    @Override
    long sizeOf(Object value) {
      return Math.max(lengthMin, ((String) value).length());
    }

    @Override
    void writeContent(PacketWriter out, Object value) {
      String text = (String) value;
      out.putCodePage(text);
      if (text.length() < lengthMin) {
        out.putRepeated(' ', lengthMin - text.length());
      }
    }
  }

  /** varbinary, and binary filled up with zeros. */
  static final class BytesWriter extends SizedWriter {
    private final int lengthMin;

    /**
     * @param lengthMin the bytes to fill up to
     */
    BytesWriter(Form form, int lengthMin) {
      super(form);
      this.lengthMin = lengthMin;
    }

    @Override
    long sizeOf(Object value) {
      return Math.max(lengthMin, ((byte[]) value).length);
    }

    @Override
    void writeContent(PacketWriter out, Object value) {
      byte[] bytes = (byte[]) value;
      out.putBytes(bytes);
      if (bytes.length < lengthMin) {
        out.putRepeated(0, lengthMin - bytes.length);
      }
    }
  }

  /** Dates and times as text, for clients that do not know their types. */
  static final class TemporalTextWriter extends ColumnWriter {
    private final SqlType type;
    private @Nullable Vector column;

    TemporalTextWriter(SqlType type) {
      this.type = type;
    }

    @Override
    void bindValues(Vector next) {
      column = next;
    }

    @Override
    void writeNull(PacketWriter out) {
      out.putShort(WireType.LENGTH_NULL);
    }

    @Override
    void writeValue(PacketWriter out, int row) {
      Object value = column == null ? null : column.get(row);
      if (value == null) {
        throw new AssertionError("no value at row " + row);
      }
      String text = TemporalText.format(type, value);
      out.putShort(2 * text.length());
      out.putUtf16(text);
    }
  }

  static final class VariantWriter extends ObjectWriter {
    @Override
    void writeNull(PacketWriter out) {
      out.putInt(0);
    }

    @Override
    void writeObject(PacketWriter out, Object value) {
      VariantEncoder.write(out, (Variant) value);
    }
  }
}
