package io.skerry.row;

import static io.skerry.page.PageFormat.BYTE;
import static io.skerry.page.PageFormat.INT;
import static io.skerry.page.PageFormat.LONG;
import static io.skerry.page.PageFormat.SHORT;

import io.skerry.batch.DoubleVector;
import io.skerry.batch.LongVector;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.batch.WideVector;
import io.skerry.types.TypeKind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Decodes one column of many rows straight from their pages into a vector.
 *
 * <p>Rows are given by address. A value that is kept apart becomes a {@link LongReference} in the
 * vector, to be resolved when the latch is given up.
 */
public final class RowReader {
  private final RowCodec codec;

  public RowReader(RowCodec codec) {
    this.codec = codec;
  }

  /**
   * Decodes {@code count} rows.
   *
   * @param addresses the rows' addresses, from index {@code from}
   * @param to the vector's row for the first
   * @return whether the vector has references
   */
  public boolean decode(
      int column,
      MemorySegment memory,
      long[] addresses,
      int from,
      int count,
      Vector into,
      int to) {
    ColumnLayout layout = codec.layout(column);
    into.ensureCapacity(to + count);
    boolean[] nulls = into.nulls();
    int nullAt = 1 + column / 8;
    int bit = 1 << column % 8;
    for (int i = 0; i < count; i++) {
      nulls[to + i] = (memory.get(BYTE, addresses[from + i] + nullAt) & bit) != 0;
    }
    switch (into) {
      case LongVector longs ->
          decodeLongs(layout, memory, addresses, from, count, longs.values(), to);
      case DoubleVector doubles ->
          decodeDoubles(layout, memory, addresses, from, count, doubles, to);
      case WideVector wides -> decodeWides(layout, memory, addresses, from, count, wides, to);
      case ObjectVector objects -> {
        return decodeObjects(layout, memory, addresses, from, count, objects, to);
      }
    }
    return false;
  }

  private static void decodeLongs(
      ColumnLayout layout,
      MemorySegment memory,
      long[] addresses,
      int from,
      int count,
      long[] out,
      int to) {
    int at = layout.place();
    switch (layout.width()) {
      case 1 -> {
        for (int i = 0; i < count; i++) {
          out[to + i] = memory.get(BYTE, addresses[from + i] + at) & 0xFF;
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          out[to + i] = memory.get(SHORT, addresses[from + i] + at);
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++) {
          out[to + i] = memory.get(INT, addresses[from + i] + at);
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          out[to + i] = memory.get(LONG, addresses[from + i] + at);
        }
      }
      default -> throw new AssertionError(layout);
    }
  }

  private static void decodeDoubles(
      ColumnLayout layout,
      MemorySegment memory,
      long[] addresses,
      int from,
      int count,
      DoubleVector into,
      int to) {
    int at = layout.place();
    double[] out = into.values();
    if (layout.width() == 4) {
      for (int i = 0; i < count; i++) {
        out[to + i] = Float.intBitsToFloat(memory.get(INT, addresses[from + i] + at));
      }
    } else {
      for (int i = 0; i < count; i++) {
        out[to + i] = Double.longBitsToDouble(memory.get(LONG, addresses[from + i] + at));
      }
    }
  }

  private static void decodeWides(
      ColumnLayout layout,
      MemorySegment memory,
      long[] addresses,
      int from,
      int count,
      WideVector into,
      int to) {
    int at = layout.place();
    long[] highs = into.highs();
    long[] lows = into.lows();
    boolean isOffset = layout.type().kind() == TypeKind.DATETIMEOFFSET;
    for (int i = 0; i < count; i++) {
      long address = addresses[from + i] + at;
      long first = memory.get(LONG, address);
      if (layout.width() == 8) {
        highs[to + i] = first >> 63;
        lows[to + i] = first;
      } else {
        highs[to + i] = first;
        lows[to + i] = isOffset ? memory.get(SHORT, address + 8) : memory.get(LONG, address + 8);
      }
    }
  }

  private boolean decodeObjects(
      ColumnLayout layout,
      MemorySegment memory,
      long[] addresses,
      int from,
      int count,
      ObjectVector into,
      int to) {
    Object[] out = into.values();
    boolean[] nulls = into.nulls();
    boolean hasReferences = false;
    for (int i = 0; i < count; i++) {
      if (nulls[to + i]) {
        out[to + i] = null;
        continue;
      }
      Object value = decodeObject(layout, memory, addresses[from + i]);
      out[to + i] = value;
      hasReferences |= value instanceof LongReference;
    }
    return hasReferences;
  }

  private Object decodeObject(ColumnLayout layout, MemorySegment memory, long row) {
    int variable = layout.place();
    long ends = row + codec.endsAt();
    int begin =
        variable == 0 ? 0 : memory.get(SHORT, ends + 2L * (variable - 1)) & RowCodec.END_MASK;
    int endWord = memory.get(SHORT, ends + 2L * variable) & 0xFFFF;
    long at = row + codec.variableAt() + begin;
    if ((endWord & RowCodec.APART) != 0) {
      return new LongReference((int) (at - row), memory.get(INT, at), memory.get(INT, at + 4));
    }
    if ((endWord & RowCodec.OMITTED) != 0) {
      throw new AssertionError("a value that was left out is read");
    }
    byte[] bytes = new byte[(endWord & RowCodec.END_MASK) - begin];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
    return ValueCodec.decodeObject(layout.type(), bytes);
  }

  /** Whether a column's value was left out of the row. */
  public boolean isOmitted(int column, MemorySegment memory, long row) {
    ColumnLayout layout = codec.layout(column);
    return !layout.isFixed()
        && (memory.get(SHORT, row + codec.endsAt() + 2L * layout.place()) & RowCodec.OMITTED) != 0;
  }
}
