package io.skerry.table;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.page.PageFormat;
import io.skerry.row.LongReference;
import io.skerry.types.SqlType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * Copies of rows outside of the pages, so that they can be decoded after the latch is given up.
 * Reused by one thread.
 */
public final class RowScratch {
  private static final long BYTES_MIN = 4 << 10;

  /** A value longer than this is in no entry of an index. */
  private static final int INDEXED_BYTES_MAX = PageFormat.PAGE_BYTES;

  private MemorySegment memory = MemorySegment.NULL;
  private long length;

  public void clear() {
    length = 0;
  }

  public MemorySegment memory() {
    return memory;
  }

  /** Copies a row and returns its address in {@link #memory}, which this may replace. */
  public long add(MemorySegment from, long address, long size) {
    long at = reserve(size);
    MemorySegment.copy(from, address, memory, at, size);
    return at;
  }

  public long add(byte[] row) {
    long at = reserve(row.length);
    MemorySegment.copy(row, 0, memory, ValueLayout.JAVA_BYTE, at, row.length);
    return at;
  }

  private long reserve(long size) {
    long at = length;
    if (at + size > memory.byteSize()) {
      long bytes = Math.max(BYTES_MIN, Math.max(at + size, memory.byteSize() * 2));
      MemorySegment larger = Arena.ofAuto().allocate(bytes, 8);
      MemorySegment.copy(memory, 0, larger, 0, at);
      memory = larger;
    }
    length += size;
    return at;
  }

  /**
   * Decodes all columns of one encoded row into row 0 of a batch, for the entries of indexes:
   * references to values that are too long for any entry stay references, but where a filter may
   * ask for them.
   */
  public void decode(TableVersion table, byte[] row, LongValueSource longValues, Batch into) {
    decode(
        table,
        row,
        _ -> longValues,
        column -> table.isDecisive(column) ? Integer.MAX_VALUE : INDEXED_BYTES_MAX,
        into);
  }

  /**
   * Decodes all columns of one encoded row into row 0 of a batch, references resolved.
   *
   * @param longValues by column
   */
  public void decodeAll(
      TableVersion table, byte[] row, IntFunction<LongValueSource> longValues, Batch into) {
    decode(table, row, longValues, _ -> Integer.MAX_VALUE, into);
  }

  private void decode(
      TableVersion table,
      byte[] row,
      IntFunction<LongValueSource> longValues,
      IntUnaryOperator bytesMax,
      Batch into) {
    clear();
    long[] addresses = {add(row)};
    for (int column = 0; column < into.columnCount(); column++) {
      Vector vector = into.column(column);
      if (table.layouts.decode(column, memory, addresses, 0, 1, vector, 0)) {
        resolve(
            table.types.get(column),
            (ObjectVector) vector,
            0,
            1,
            longValues.apply(column),
            bytesMax.applyAsInt(column));
      }
    }
    into.setSize(1);
  }

  /** Replaces references by values. The latch must not be held. */
  public static void resolve(
      SqlType type, ObjectVector vector, int from, int to, LongValueSource longValues) {
    resolve(type, vector, from, to, longValues, Integer.MAX_VALUE);
  }

  private static void resolve(
      SqlType type,
      ObjectVector vector,
      int from,
      int to,
      LongValueSource longValues,
      int bytesMax) {
    for (int i = from; i < to; i++) {
      if (vector.values()[i] instanceof LongReference reference && reference.length() <= bytesMax) {
        vector.values()[i] = longValues.value(type, reference);
      }
    }
  }
}
