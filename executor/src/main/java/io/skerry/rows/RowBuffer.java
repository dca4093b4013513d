package io.skerry.rows;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows kept in memory, by column, as many as the grant allows. */
public final class RowBuffer {
  private final Vector[] columns;
  private final int bytesPerRow;
  private final boolean[] objects;
  private int size;
  private @Nullable MemoryGrant grant;
  private long reserved;

  public RowBuffer(List<SqlType> types) {
    columns = new Vector[types.size()];
    objects = new boolean[columns.length];
    int bytes = 0;
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Vector.of(types.get(i).physical());
      objects[i] = columns[i] instanceof ObjectVector;
      bytes += bytesOf(types.get(i));
    }
    bytesPerRow = bytes;
  }

  private static int bytesOf(SqlType type) {
    return switch (type.physical()) {
      case LONG, DOUBLE -> 9;
      case WIDE -> 17;
      case STRING, BYTES, VARIANT -> 5;
    };
  }

  /** Empties the buffer and says whose memory it takes from now on. */
  public void begin(MemoryGrant from) {
    release();
    grant = from;
  }

  /** Empties the buffer and gives its memory back. */
  public void release() {
    if (grant != null) {
      grant.release(reserved);
    }
    if (size > Batch.ROWS_MAX) {
      for (int i = 0; i < columns.length; i++) {
        columns[i] = emptyLike(columns[i]);
      }
    }
    grant = null;
    reserved = 0;
    size = 0;
  }

  private static Vector emptyLike(Vector vector) {
    return switch (vector) {
      case io.skerry.batch.LongVector v -> new io.skerry.batch.LongVector();
      case io.skerry.batch.DoubleVector v -> new io.skerry.batch.DoubleVector();
      case io.skerry.batch.WideVector v -> new io.skerry.batch.WideVector();
      case ObjectVector v -> new ObjectVector();
    };
  }

  public int size() {
    return size;
  }

  public int columnCount() {
    return columns.length;
  }

  /** Valid until rows are added. */
  public Vector column(int ordinal) {
    return columns[ordinal];
  }

  /** Adds all rows of a batch. */
  public void append(Batch batch) {
    int count = batch.size();
    reserve(count);
    for (int i = 0; i < columns.length; i++) {
      Vectors.append(batch.column(i), count, columns[i], size);
      reserveObjects(i, size, size + count);
    }
    size += count;
  }

  /** Adds the selected rows of a batch. */
  public void append(Batch batch, Selection rows) {
    reserve(rows.size());
    for (int i = 0; i < columns.length; i++) {
      Vectors.gather(batch.column(i), rows.rows(), 0, rows.size(), columns[i], size);
      reserveObjects(i, size, size + rows.size());
    }
    size += rows.size();
  }

  /** Replaces a row. */
  public void replace(int row, Batch batch, int batchRow) {
    for (int i = 0; i < columns.length; i++) {
      columns[i].copyFrom(batch.column(i), batchRow, row);
    }
  }

  /** Fills {@code out} with rows of the buffer. */
  public void gather(int[] rows, int first, int count, Batch out) {
    out.setSize(count);
    for (int i = 0; i < columns.length; i++) {
      Vectors.gather(columns[i], rows, first, count, out.column(i), 0);
    }
  }

  private void reserve(int rows) {
    take((long) rows * bytesPerRow);
  }

  private void reserveObjects(int column, int from, int to) {
    if (objects[column]) {
      @Nullable Object[] values = ((ObjectVector) columns[column]).values();
      long bytes = 0;
      for (int i = from; i < to; i++) {
        bytes += bytesOf(values[i]);
      }
      take(bytes);
    }
  }

  /** What an object takes on the heap, about. */
  public static long bytesOf(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case String text -> 40 + text.length();
      case byte[] bytes -> 16 + bytes.length;
      case Variant variant -> 16 + bytesOf(variant.value());
      default -> 24;
    };
  }

  private void take(long bytes) {
    if (grant != null) {
      grant.reserve(bytes);
      reserved += bytes;
    }
  }
}
