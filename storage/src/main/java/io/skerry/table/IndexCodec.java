package io.skerry.table;

import io.skerry.batch.Batch;
import io.skerry.btree.KeyBuffer;
import io.skerry.btree.KeyEncoder;
import io.skerry.row.IndexFilter;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.RowBuffer;
import io.skerry.row.RowCodec;
import io.skerry.row.RowReader;
import io.skerry.row.TableShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How rows stand in a nonclustered index. Each row has one entry, or none if the index's filter
 * leaves it out. An entry's key is the index's columns, followed by the row's locator where the
 * index is not unique; its value is the locator's length, the locator where the index is unique,
 * and a row of the key's and the included columns.
 */
public sealed class IndexCodec permits IndexVersion {
  public static final int LOCATOR_LENGTH_BYTES = 2;

  public final long id;
  public final IndexShape shape;
  public final RowCodec codec;
  public final RowReader reader;

  /** The table's ordinal of each column of the index's row. */
  public final int[] ordinals;

  private final int[] keyOrdinals;
  private final KeyEncoder[] encoders;
  private final FilterTest filter;

  public IndexCodec(long id, IndexShape shape, TableShape table) {
    this.id = id;
    this.shape = shape;
    Set<Integer> columns = new LinkedHashSet<>();
    shape.key().columns().forEach(column -> columns.add(column.ordinal()));
    columns.addAll(shape.included());
    List<Integer> list = new ArrayList<>(columns);
    this.ordinals = list.stream().mapToInt(Integer::intValue).toArray();
    this.codec = RowCodec.of(table, list);
    this.reader = new RowReader(codec);
    this.keyOrdinals =
        shape.key().columns().stream().mapToInt(KeyShape.KeyColumn::ordinal).toArray();
    this.encoders = TableVersion.encoders(shape.key(), table);
    this.filter = new FilterTest(shape.filter(), table);
  }

  public boolean isUnique() {
    return shape.key().unique();
  }

  public List<KeyEncoder> encoders() {
    return List.of(encoders);
  }

  /** The column of the index's row for a column of the table; -1 if it is not there. */
  public int columnOf(int ordinal) {
    for (int i = 0; i < ordinals.length; i++) {
      if (ordinals[i] == ordinal) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a row, of which all columns are given, has an entry. */
  public boolean has(Batch rows, int row) {
    return filter.accepts(rows, row);
  }

  /** The ordinals of the columns that say which entry a row has, and whether. */
  public int[] decisiveOrdinals() {
    return IntStream.concat(
            Arrays.stream(keyOrdinals),
            shape.filter().conditions().stream().mapToInt(IndexFilter.Condition::ordinal))
        .distinct()
        .toArray();
  }

  /** The key of a row's entry. */
  public byte[] key(Batch rows, int row, byte[] locator, KeyBuffer buffer) {
    buffer.clear();
    for (int i = 0; i < encoders.length; i++) {
      encoders[i].encode(rows.column(keyOrdinals[i]), row, buffer);
    }
    if (!isUnique()) {
      buffer.putBytes(locator);
    }
    return TableVersion.checkedKey(buffer, id);
  }

  /** The value of a row's entry. */
  public byte[] value(Batch rows, int row, byte[] key, byte[] locator, RowBuffer buffer) {
    int head = LOCATOR_LENGTH_BYTES + (isUnique() ? locator.length : 0);
    codec.encodeOmitting(rows, row, ordinals, TableVersion.rowBytesMax(key.length + head), buffer);
    byte[] value = new byte[head + buffer.length()];
    value[0] = (byte) (locator.length >>> 8);
    value[1] = (byte) locator.length;
    if (isUnique()) {
      System.arraycopy(locator, 0, value, LOCATOR_LENGTH_BYTES, locator.length);
    }
    System.arraycopy(buffer.array(), 0, value, head, buffer.length());
    return value;
  }

  /** The locator in a value of a unique index, or the end of the key of any other. */
  public byte[] locatorOf(byte[] key, byte[] value) {
    int length = (value[0] & 0xFF) << 8 | (value[1] & 0xFF);
    return isUnique()
        ? Arrays.copyOfRange(value, LOCATOR_LENGTH_BYTES, LOCATOR_LENGTH_BYTES + length)
        : Arrays.copyOfRange(key, key.length - length, key.length);
  }

  /** Where the row begins in a value. */
  public int rowOffset(int locatorLength) {
    return LOCATOR_LENGTH_BYTES + (isUnique() ? locatorLength : 0);
  }

  public int[] keyOrdinals() {
    return keyOrdinals;
  }
}
