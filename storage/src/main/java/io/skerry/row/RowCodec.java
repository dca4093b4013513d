package io.skerry.row;

import io.skerry.batch.Batch;
import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Encodes rows of a list of columns.
 *
 * <p>A row is the number of its layout (one byte), a bit for each column that says whether it is
 * NULL, the values of fixed width, the ends of the values of variable length (two bytes each,
 * counted from the first of them), and these values. So a column of fixed width stands at the same
 * place in every row, and a scan decodes only what is asked for. The top bit of an end says that
 * the value is a reference to pages of its own (page number and length); the next bit says that the
 * value was left out.
 */
public final class RowCodec {
  /** The number of a layout that is the only one. */
  public static final int FIRST = 1;

  public static final int REFERENCE_BYTES = 8;
  public static final int APART = 0x8000;
  public static final int OMITTED = 0x4000;
  public static final int END_MASK = 0x3FFF;

  /** A row longer than this has its longest values kept apart. */
  private static final int INLINE_BYTES_WANTED = 4000;

  private final byte number;
  private final ColumnLayout[] layouts;
  private final int endsAt;
  private final int variableCount;

  /**
   * @param number with which each row begins; see {@link TableLayouts}
   */
  public RowCodec(int number, List<SqlType> types) {
    this.number = (byte) number;
    layouts = new ColumnLayout[types.size()];
    int nullBytes = (types.size() + 7) / 8;
    int offset = 1 + nullBytes;
    int variable = 0;
    for (int i = 0; i < layouts.length; i++) {
      SqlType type = types.get(i);
      int width = ColumnLayout.width(type);
      layouts[i] = new ColumnLayout(type, width, width > 0 ? offset : variable);
      offset += width;
      variable += width > 0 ? 0 : 1;
    }
    endsAt = offset;
    variableCount = variable;
  }

  /** Of rows of some of a table's columns. */
  public static RowCodec of(TableShape shape, List<Integer> ordinals) {
    List<SqlType> types = new ArrayList<>();
    for (int ordinal : ordinals) {
      types.add(shape.columns().get(ordinal).type());
    }
    return new RowCodec(FIRST, types);
  }

  public ColumnLayout layout(int column) {
    return layouts[column];
  }

  public int columnCount() {
    return layouts.length;
  }

  public boolean hasVariable() {
    return variableCount > 0;
  }

  /** Where the ends of the variable values stand. */
  public int endsAt() {
    return endsAt;
  }

  /** Where the variable values begin. */
  public int variableAt() {
    return endsAt + 2 * variableCount;
  }

  // ---- encoding

  /**
   * Encodes a row of a batch.
   *
   * @param ordinals the batch's column for each column of the row
   * @param bytesMax the most bytes that the row may have
   * @throws SqlException 511 when the row cannot be made so short
   */
  public void encode(Batch batch, int row, int[] ordinals, int bytesMax, RowBuffer out) {
    byte[][] values = encodeColumns(batch, row, ordinals, false, out);
    boolean[] apart = chooseApart(values, bytesMax);
    putVariable(values, apart, out);
  }

  /**
   * As {@link #encode}, but leaves values out where a row would be longer than {@code bytesMax},
   * and those that are not in memory. It does not read sources.
   */
  public void encodeOmitting(Batch batch, int row, int[] ordinals, int bytesMax, RowBuffer out) {
    byte[][] values = encodeColumns(batch, row, ordinals, true, out);
    boolean[] omitted = chooseOmitted(values, bytesMax, out.leftOut());
    int at = variableAt();
    int base = at;
    for (int i = 0; i < variableCount; i++) {
      if (omitted[i]) {
        out.putNumber(endsAt + 2 * i, OMITTED | (at - base), 2);
      } else {
        at = putValue(values[i], at, base, i, out);
      }
    }
    out.cut(at);
  }

  private byte[][] encodeColumns(
      Batch batch, int row, int[] ordinals, boolean omits, RowBuffer out) {
    out.clear(variableAt());
    byte[] bytes = out.array();
    bytes[0] = number;
    byte[][] values = variableCount == 0 ? NO_VALUES : new byte[variableCount][];
    for (int i = 0; i < layouts.length; i++) {
      ColumnLayout layout = layouts[i];
      Vector vector = batch.column(ordinals[i]);
      if (vector.isNull(row)) {
        bytes[1 + i / 8] |= (byte) (1 << i % 8);
        if (!layout.isFixed()) {
          values[layout.place()] = ValueCodec.EMPTY;
        }
        continue;
      }
      switch (vector) {
        case LongVector longs -> putLong(layout, longs.values()[row], out);
        case DoubleVector doubles -> putDouble(layout, doubles.values()[row], out);
        case WideVector wides -> putWide(layout, wides.highs()[row], wides.lows()[row], out);
        case ObjectVector objects -> {
          Object value = Objects.requireNonNull(objects.values()[row]);
          values[layout.place()] =
              omits ? encodeOrOmit(layout, value, out) : encodeOrStream(layout, value, out);
        }
      }
    }
    return values;
  }

  private static final byte[][] NO_VALUES = new byte[0][];

  /** Stands for a value that comes piece by piece: as long as the reference to it. */
  private static final byte[] STREAMED = new byte[REFERENCE_BYTES];

  private static byte[] encodeOrStream(ColumnLayout layout, Object value, RowBuffer out) {
    LongSource source = StreamedValue.sourceOf(value);
    if (source == null) {
      return ValueCodec.encodeObject(layout.type(), value);
    }
    StreamedValue streamed = StreamedValue.begin(layout.type(), source, INLINE_BYTES_WANTED + 1);
    if (streamed.isWhole()) {
      return streamed.whole();
    }
    out.streamed().put(layout.place(), streamed);
    return STREAMED;
  }

  private static byte[] encodeOrOmit(ColumnLayout layout, Object value, RowBuffer out) {
    if (value instanceof LongSource
        || value instanceof LongValue
        || value instanceof LongReference) {
      out.leftOut().set(layout.place());
      return ValueCodec.EMPTY;
    }
    return ValueCodec.encodeObject(layout.type(), value);
  }

  private static void putLong(ColumnLayout layout, long value, RowBuffer out) {
    int shift = 64 - 8 * layout.width();
    boolean fits =
        layout.width() == 1 ? value >= 0 && value <= 255 : value << shift >> shift == value;
    requireFits(fits, layout, value);
    out.putNumber(layout.place(), value, layout.width());
  }

  private static void requireFits(boolean fits, ColumnLayout layout, long value) {
    if (!fits) {
      throw new IllegalArgumentException(value + " is no value of " + layout.type().sqlText());
    }
  }

  private static void putDouble(ColumnLayout layout, double value, RowBuffer out) {
    if (layout.width() == 4) {
      out.putNumber(layout.place(), Float.floatToRawIntBits((float) value), 4);
    } else {
      out.putNumber(layout.place(), Double.doubleToRawLongBits(value), 8);
    }
  }

  private static void putWide(ColumnLayout layout, long high, long low, RowBuffer out) {
    if (layout.type().kind() == TypeKind.DATETIMEOFFSET) {
      out.putNumber(layout.place(), high, 8);
      out.putNumber(layout.place() + 8, low, 2);
    } else if (layout.width() == 8) {
      requireFits(high == low >> 63, layout, low);
      out.putNumber(layout.place(), low, 8);
    } else {
      out.putNumber(layout.place(), high, 8);
      out.putNumber(layout.place() + 8, low, 8);
    }
  }

  /** Which values to keep apart: the longest, until the row is short enough. */
  private boolean[] chooseApart(byte[][] values, int bytesMax) {
    boolean[] apart = new boolean[variableCount];
    int wanted = Math.min(bytesMax, INLINE_BYTES_WANTED);
    long total = variableAt();
    for (byte[] value : values) {
      total += value.length;
    }
    while (total > wanted) {
      int longest = longest(values, apart);
      if (longest < 0 || values[longest].length <= REFERENCE_BYTES) {
        break;
      }
      apart[longest] = true;
      total -= values[longest].length - REFERENCE_BYTES;
    }
    if (total > bytesMax) {
      throw rowTooLong(total, bytesMax);
    }
    return apart;
  }

  private boolean[] chooseOmitted(byte[][] values, int bytesMax, BitSet leftOut) {
    boolean[] omitted = new boolean[variableCount];
    long total = variableAt();
    for (int i = 0; i < variableCount; i++) {
      omitted[i] = leftOut.get(i);
      total += values[i].length;
    }
    while (total > bytesMax) {
      int longest = longest(values, omitted);
      if (longest < 0) {
        throw rowTooLong(total, bytesMax);
      }
      omitted[longest] = true;
      total -= values[longest].length;
    }
    return omitted;
  }

  private static int longest(byte[][] values, boolean[] taken) {
    int longest = -1;
    for (int i = 0; i < values.length; i++) {
      if (!taken[i] && (longest < 0 || values[i].length > values[longest].length)) {
        longest = i;
      }
    }
    return longest;
  }

  private static SqlException rowTooLong(long size, int sizeMax) {
    return new SqlException(SqlError.ROW_TOO_LARGE, size, sizeMax);
  }

  private void putVariable(byte[][] values, boolean[] apart, RowBuffer out) {
    int at = variableAt();
    int base = at;
    for (int i = 0; i < variableCount; i++) {
      StreamedValue streamed = out.streamed().get(i);
      if (apart[i] || streamed != null) {
        out.grow(at + REFERENCE_BYTES);
        out.putNumber(at, 0, 4);
        out.putNumber(at + 4, values[i].length, 4);
        out.longValues().add(new RowBuffer.Apart(at, values[i], streamed));
        at += REFERENCE_BYTES;
        out.putNumber(endsAt + 2 * i, APART | (at - base), 2);
      } else {
        at = putValue(values[i], at, base, i, out);
      }
    }
    out.cut(at);
  }

  private int putValue(byte[] value, int at, int base, int variable, RowBuffer out) {
    out.grow(at + value.length);
    System.arraycopy(value, 0, out.array(), at, value.length);
    int end = at + value.length;
    out.putNumber(endsAt + 2 * variable, end - base, 2);
    return end;
  }

  // ---- references

  /** The pages to which a stored row refers: pairs of first page number and length. */
  public List<LongReference> references(byte[] row) {
    List<LongReference> references = List.of();
    int base = variableAt();
    int begin = 0;
    for (int i = 0; i < variableCount; i++) {
      int end = (row[endsAt + 2 * i] & 0xFF) << 8 | (row[endsAt + 2 * i + 1] & 0xFF);
      if ((end & APART) != 0) {
        if (references.isEmpty()) {
          references = new ArrayList<>();
        }
        references.add(LongReference.at(row, base + begin));
      }
      begin = end & END_MASK;
    }
    return references;
  }
}
