package io.skerry.tds.codec;

import io.skerry.batch.Batch;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.session.ResultColumn;
import io.skerry.types.SqlType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that follow an INSERT BULK ([MS-TDS] 2.2.6.1): {@link #readColumns} once, then {@link
 * #readRows} until it says that no more come.
 */
public final class BulkDecoder {
  private static final int COLUMN_METADATA = 0x81;
  private static final int ROW = 0xD1;
  private static final int NULL_BITMAP_ROW = 0xD2;
  private static final int DONE = 0xFD;
  private static final int COLUMNS_MAX = 4096;
  private static final int FLAG_NULLABLE = 0x0001;
  private static final int FLAG_IDENTITY = 0x0010;

  private final PacketReader in;
  private final TdsVersion version;
  private final ValueReader values;
  private TypeInfo[] types = new TypeInfo[0];
  private byte[] bitmap = new byte[0];
  private Batch batch = new Batch();

  /**
   * @param valueBytesMax how large one value may be
   */
  public BulkDecoder(PacketReader in, TdsVersion version, long valueBytesMax) {
    this.in = in;
    this.version = version;
    this.values = new ValueReader(in, valueBytesMax, true);
  }

  /**
   * The columns that the client announces.
   *
   * @throws SqlException 4816 where a column has a type that is not known; the rest of the message
   *     is then not read
   */
  public List<ResultColumn> readColumns() throws IOException {
    if (in.readByte() != COLUMN_METADATA) {
      throw new ProtocolException("bulk data without a description of its columns");
    }
    int count = in.readUnsignedShort();
    if (count > COLUMNS_MAX) {
      throw new ProtocolException("bulk data of " + count + " columns");
    }
    List<ResultColumn> columns = new ArrayList<>(count);
    List<SqlType> sqlTypes = new ArrayList<>(count);
    types = new TypeInfo[count];
    for (int i = 0; i < count; i++) {
      in.skip(version.isYukon() ? 4 : 2);
      int flags = in.readUnsignedShort();
      try {
        types[i] = TypeInfo.read(in, version);
      } catch (UnknownTypeException unknown) {
        throw new SqlException(SqlError.BULK_TYPE_INVALID, i + 1);
      }
      if (types[i].form() == TypeInfo.Form.LONG_LENGTH) {
        in.readUtf16(in.readUnsignedShort());
      }
      SqlType type = types[i].type();
      sqlTypes.add(type);
      columns.add(
          new ResultColumn(
              in.readShortText(),
              type,
              (flags & FLAG_NULLABLE) != 0,
              (flags & FLAG_IDENTITY) != 0,
              false));
    }
    bitmap = new byte[(count + 7) / 8];
    batch = Batch.of(sqlTypes);
    return columns;
  }

  /** The batch that {@link #readRows} fills. */
  public Batch batch() {
    return batch;
  }

  /**
   * Fills the batch with the next rows, 1,024 at most.
   *
   * @return whether more may come; false after the last, when the message is read to its end
   * @throws SqlException 4815 where a value is not one of its type; the rest of the message is then
   *     not read
   */
  public boolean readRows() throws IOException {
    batch.clear();
    while (!in.atEnd()) {
      int token = in.peek();
      if (token == DONE) {
        in.skipMessage();
        return false;
      }
      if (token != ROW && token != NULL_BITMAP_ROW) {
        throw new ProtocolException("token " + token + " in bulk data");
      }
      if (batch.isFull()) {
        return true;
      }
      in.readByte();
      readRow(token == NULL_BITMAP_ROW);
    }
    return false;
  }

  private void readRow(boolean withBitmap) throws IOException {
    int row = batch.size();
    batch.setSize(row + 1);
    if (withBitmap) {
      in.readBytes(bitmap, 0, bitmap.length);
    }
    for (int i = 0; i < types.length; i++) {
      if (withBitmap && (bitmap[i / 8] >> i % 8 & 1) != 0) {
        batch.column(i).setNull(row);
        continue;
      }
      try {
        values.read(types[i], batch.column(i), row);
      } catch (InvalidValueException invalid) {
        throw new SqlException(SqlError.BULK_VALUE_INVALID, i + 1);
      }
    }
  }
}
