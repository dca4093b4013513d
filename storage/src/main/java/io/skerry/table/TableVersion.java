package io.skerry.table;

import io.skerry.batch.Batch;
import io.skerry.btree.KeyBuffer;
import io.skerry.btree.KeyEncoder;
import io.skerry.btree.Node;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.row.ColumnMoves;
import io.skerry.row.KeyShape;
import io.skerry.row.TableFormat;
import io.skerry.row.TableLayouts;
import io.skerry.row.TableShape;
import io.skerry.tx.TxState;
import io.skerry.tx.VersionedTree;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as one schema change left it. Immutable, but for the link to what was before. */
public final class TableVersion {
  /** The longest key, in encoded bytes. */
  public static final int KEY_BYTES_MAX = 2000;

  private static final int ROW_NUMBER_BYTES = 8;

  public final TableState table;
  public final TableShape shape;
  public final VersionedTree primary;
  public final List<IndexVersion> indexes;
  public final boolean isDropped;
  public final TableLayouts layouts;
  public final List<SqlType> types;
  public final int[] allOrdinals;

  /** Who made it; null when it was there before the store opened. */
  public final @Nullable TxState writer;

  public final long ordinal;
  public @Nullable TableVersion older;

  private final int[] keyOrdinals;
  private final BitSet decisive = new BitSet();
  private final KeyEncoder[] encoders;
  private final boolean hasRowNumber;

  public TableVersion(
      TableState table,
      TableFormat format,
      VersionedTree primary,
      List<IndexVersion> indexes,
      boolean isDropped,
      @Nullable TxState writer) {
    this.table = table;
    this.shape = format.shape();
    this.layouts = format.layouts();
    this.primary = primary;
    this.indexes = List.copyOf(indexes);
    this.isDropped = isDropped;
    this.writer = writer;
    this.ordinal = writer == null ? 0 : writer.ordinal() + 1;
    this.types = shape.columns().stream().map(TableShape.ColumnShape::type).toList();
    this.allOrdinals = new int[types.size()];
    for (int i = 0; i < allOrdinals.length; i++) {
      allOrdinals[i] = i;
    }
    KeyShape key = shape.clustered();
    this.keyOrdinals =
        key == null
            ? new int[0]
            : key.columns().stream().mapToInt(KeyShape.KeyColumn::ordinal).toArray();
    this.encoders = key == null ? new KeyEncoder[0] : encoders(key, shape);
    Arrays.stream(keyOrdinals).forEach(decisive::set);
    for (IndexVersion index : indexes) {
      Arrays.stream(index.decisiveOrdinals()).forEach(decisive::set);
    }
    this.hasRowNumber = key == null || !key.unique();
  }

  /** The shape and the layouts. */
  public TableFormat format() {
    return new TableFormat(shape, layouts);
  }

  /**
   * The table with other columns in the same trees.
   *
   * @throws IllegalArgumentException when an index needs a column that is gone
   */
  public TableVersion altered(TableFormat format, @Nullable TxState by) {
    ColumnMoves moves = layouts.movesTo(format.layouts());
    List<IndexVersion> moved =
        indexes.stream()
            .map(index ->
                new IndexVersion(index.id, index.shape.moved(moves), format.shape(), index.tree))
            .toList();
    return new TableVersion(table, format, primary, moved, false, by);
  }

  public static KeyEncoder[] encoders(KeyShape key, TableShape table) {
    List<KeyEncoder> encoders = new ArrayList<>();
    for (KeyShape.KeyColumn column : key.columns()) {
      encoders.add(
          new KeyEncoder(table.columns().get(column.ordinal()).type(), column.descending()));
    }
    return encoders.toArray(new KeyEncoder[0]);
  }

  /** The longest row that fits beside a key. */
  public static int rowBytesMax(int keyLength) {
    return Node.ENTRY_BYTES_MAX - keyLength;
  }

  public static byte[] checkedKey(KeyBuffer buffer, long indexId) {
    if (buffer.length() > KEY_BYTES_MAX) {
      throw new SqlException(
          SqlError.INDEX_ENTRY_TOO_LARGE,
          buffer.length(),
          indexId,
          KEY_BYTES_MAX,
          indexId == 0 ? "clustered" : "nonclustered");
    }
    return buffer.toArray();
  }

  /** Whether a column is in a key or in the filter of an index. */
  public boolean isDecisive(int ordinal) {
    return decisive.get(ordinal);
  }

  public List<KeyEncoder> encoders() {
    return List.of(encoders);
  }

  public int[] keyOrdinals() {
    return keyOrdinals;
  }

  /**
   * The key of a new row. A heap's rows, and those of a clustered index that is not unique, get a
   * number.
   */
  public byte[] newKey(Batch rows, int row, KeyBuffer buffer) {
    putColumns(rows, row, buffer);
    if (hasRowNumber) {
      buffer.putNumber(table.nextRowNumber.getAndIncrement(), ROW_NUMBER_BYTES);
    }
    return checkedKey(buffer, 0);
  }

  /** The key of a row after an update: the old one if the key's columns have not changed. */
  public byte[] updatedKey(Batch rows, int row, byte[] oldKey, KeyBuffer buffer) {
    putColumns(rows, row, buffer);
    int columnsLength = hasRowNumber ? oldKey.length - ROW_NUMBER_BYTES : oldKey.length;
    if (buffer.length() == columnsLength
        && Arrays.equals(buffer.array(), 0, columnsLength, oldKey, 0, columnsLength)) {
      return oldKey;
    }
    return newKey(rows, row, buffer);
  }

  /** The key in this version of a row that had another one in an older version. */
  public byte[] carriedKey(Batch rows, int row, byte[] oldKey, KeyBuffer buffer) {
    putColumns(rows, row, buffer);
    if (hasRowNumber) {
      buffer.putBytes(Arrays.copyOfRange(oldKey, oldKey.length - ROW_NUMBER_BYTES, oldKey.length));
    }
    return checkedKey(buffer, 0);
  }

  private void putColumns(Batch rows, int row, KeyBuffer buffer) {
    buffer.clear();
    for (int i = 0; i < encoders.length; i++) {
      encoders[i].encode(rows.column(keyOrdinals[i]), row, buffer);
    }
  }

  /** Takes note of a key that replay met, so that its row number is not given again. */
  public void noteKey(byte[] bytes, int at, int length) {
    if (hasRowNumber) {
      long number = 0;
      for (int i = at + length - ROW_NUMBER_BYTES; i < at + length; i++) {
        number = number << 8 | (bytes[i] & 0xFF);
      }
      table.nextRowNumber.set(Math.max(table.nextRowNumber.get(), number + 1));
    }
  }

  public @Nullable IndexVersion index(long indexId) {
    for (IndexVersion index : indexes) {
      if (index.id == indexId) {
        return index;
      }
    }
    return null;
  }

  /** All trees of the table. */
  public List<VersionedTree> trees() {
    List<VersionedTree> trees = new ArrayList<>();
    trees.add(primary);
    indexes.forEach(index -> trees.add(index.tree));
    return trees;
  }
}
