package io.skerry.tds.codec;

import io.skerry.batch.Vector;

/**
 * Writes the values of one column ([MS-TDS] 2.2.7.20, ROW). {@link #bind} once for each batch, then
 * {@link #write} row by row.
 *
 * <p>There is one subclass for each way a type stands on the wire, so that the row loop makes one
 * virtual call for each value and boxes nothing.
 */
abstract class ColumnWriter {
  private boolean[] nulls = new boolean[0];

  /** Takes the column's vector of the next batch. */
  final void bind(Vector column) {
    nulls = column.nulls();
    bindValues(column);
  }

  abstract void bindValues(Vector column);

  final boolean isNull(int row) {
    return nulls[row];
  }

  /** Writes the value with its length, NULL as the type says it. */
  final void write(PacketWriter out, int row) {
    if (nulls[row]) {
      writeNull(out);
    } else {
      writeValue(out, row);
    }
  }

  /** Most types say NULL by a length of 0 in one byte. */
  void writeNull(PacketWriter out) {
    out.put(0);
  }

  abstract void writeValue(PacketWriter out, int row);
}
