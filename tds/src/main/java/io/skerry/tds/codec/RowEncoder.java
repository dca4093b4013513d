package io.skerry.tds.codec;

import io.skerry.batch.Batch;
import io.skerry.session.ResultColumn;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one rowset: its description and its rows ([MS-TDS] 2.2.7.4, 2.2.7.15 and 2.2.7.20).
 *
 * <p>Can be used again for another rowset of the same columns.
 */
public final class RowEncoder {
  private static final int COLUMN_METADATA = 0x81;
  private static final int ROW = 0xD1;
  private static final int NULL_BITMAP_ROW = 0xD2;

  private static final int FLAG_NULLABLE = 0x0001;
  private static final int FLAG_MAYBE_UPDATABLE = 0x0008;
  private static final int FLAG_IDENTITY = 0x0010;
  private static final int FLAG_COMPUTED = 0x0020;

  private final byte[] description;
  private final ColumnWriter[] writers;
  private final boolean nullBitmaps;
  private final byte[] bitmap;

  public RowEncoder(List<ResultColumn> columns, TdsVersion version) {
    writers = new ColumnWriter[columns.size()];
    for (int i = 0; i < writers.length; i++) {
      writers[i] = ColumnWriters.of(columns.get(i).type(), version);
    }
    description = describe(columns, version);
    nullBitmaps = version.hasNullBitmapRows();
    bitmap = new byte[(writers.length + 7) / 8];
  }

  private static byte[] describe(List<ResultColumn> columns, TdsVersion version) {
    TypeInfoWriter types = new TypeInfoWriter(version);
    ByteBuilder out = new ByteBuilder();
    out.put(COLUMN_METADATA).putShort(columns.size());
    for (ResultColumn column : columns) {
      if (version.isYukon()) {
        out.putInt(0);
      } else {
        out.putShort(0);
      }
      out.putShort(flags(column));
      types.write(out, column.type());
      if (types.isLegacyText(column.type())) {
        out.putText("");
      }
      out.putShortText(column.name());
    }
    return out.toBytes();
  }

  private static int flags(ResultColumn column) {
    return (column.nullable() ? FLAG_NULLABLE : 0)
        | (column.updatable() ? FLAG_MAYBE_UPDATABLE : FLAG_COMPUTED)
        | (column.identity() ? FLAG_IDENTITY : 0);
  }

  /** Writes COLMETADATA. */
  public void writeDescription(PacketWriter out) {
    out.putBytes(description);
  }

  /**
   * Writes a ROW or NBCROW for each row. The latter where it is shorter: where more columns are
   * NULL than the bitmap has bytes.
   */
  public void writeRows(PacketWriter out, Batch rows) {
    for (int i = 0; i < writers.length; i++) {
      writers[i].bind(rows.column(i));
    }
    for (int row = 0; row < rows.size(); row++) {
      if (nullBitmaps && countNulls(row) > bitmap.length) {
        writeBitmapRow(out, row);
      } else {
        out.put(ROW);
        for (ColumnWriter writer : writers) {
          writer.write(out, row);
        }
      }
    }
  }

  private int countNulls(int row) {
    int count = 0;
    for (ColumnWriter writer : writers) {
      count += writer.isNull(row) ? 1 : 0;
    }
    return count;
  }

  private void writeBitmapRow(PacketWriter out, int row) {
    Arrays.fill(bitmap, (byte) 0);
    for (int i = 0; i < writers.length; i++) {
      if (writers[i].isNull(row)) {
        bitmap[i / 8] |= (byte) (1 << i % 8);
      }
    }
    out.put(NULL_BITMAP_ROW);
    out.putBytes(bitmap);
    for (ColumnWriter writer : writers) {
      if (!writer.isNull(row)) {
        writer.writeValue(out, row);
      }
    }
  }
}
