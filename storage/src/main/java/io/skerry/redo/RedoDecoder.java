package io.skerry.redo;

import static io.skerry.redo.RedoFormat.DATABASE_SHIFT;

import io.skerry.row.IndexShape;
import io.skerry.row.ShapeCodec;
import io.skerry.row.TableFormat;
import io.skerry.row.TableShape;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Goes through the changes of a record, one after the other. Keys and rows are given by their place
 * in the record, so that nothing is copied that is not wanted.
 */
public final class RedoDecoder {
  /** What kind of record it is. */
  public enum Kind {
    COMMIT,
    PART,
    EVENT
  }

  private static final long[] NO_NUMBERS = new long[0];
  private static final int[] NO_PLACES = new int[0];

  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private long database;

  private Kind kind = Kind.EVENT;
  private long transactionId;
  private long timeMillis;
  private long start;

  private long objectId;
  private long indexId;
  private int keyAt;
  private int keyLength;
  private int rowAt;
  private int rowLength;
  private boolean isNew;
  private long[] changedIndexes = NO_NUMBERS;
  private int[] longValuePlaces = NO_PLACES;
  private int[] longValueNumbers = NO_PLACES;
  private int longValueNumber;
  private long next;
  private long increment;

  /** Begins a record; {@link #next} goes to its first change. */
  public void begin(byte[] record, int length) {
    bytes = record;
    end = length;
    ByteBuffer header = ByteBuffer.wrap(record, 0, length);
    int format = length < RedoFormat.HEADER_BYTES ? -1 : header.get(0);
    if (format != RedoFormat.FORMAT) {
      throw new IllegalStateException("A log record has format " + format + ", which is not known");
    }
    kind =
        switch (header.get(RedoFormat.KIND_AT)) {
          case RedoFormat.COMMIT -> Kind.COMMIT;
          case RedoFormat.PART -> Kind.PART;
          case RedoFormat.EVENT -> Kind.EVENT;
          default -> throw new IllegalStateException("A log record is of an unknown kind");
        };
    transactionId = header.getLong(RedoFormat.TRANSACTION_AT);
    timeMillis = header.getLong(RedoFormat.TIME_AT);
    start = header.getLong(RedoFormat.START_AT);
    at = RedoFormat.HEADER_BYTES;
    database = 0;
  }

  /** Does as if the record ended after this many bytes of changes. */
  public void limit(long changesLength) {
    end = Math.toIntExact(RedoFormat.HEADER_BYTES + changesLength);
  }

  public Kind kind() {
    return kind;
  }

  public long transactionId() {
    return transactionId;
  }

  /** When the transaction committed, in milliseconds since 1970; only of a commit. */
  public long timeMillis() {
    return timeMillis;
  }

  /** Where in the transaction's stream of changes this record begins. */
  public long start() {
    return start;
  }

  /** Bytes of changes in the record. */
  public long changesLength() {
    return (long) end - RedoFormat.HEADER_BYTES;
  }

  public boolean hasNext() {
    return at < end;
  }

  /** Goes to the next change; its fields are good until the next call. */
  public Change next() {
    while (true) {
      int code = bytes[at++];
      if (!Change.isCode(code)) {
        throw new IllegalStateException("A log record has change " + code + ", which is not known");
      }
      Change change = Change.of(code);
      if (change == Change.USE_DATABASE) {
        database = (long) varInt() << DATABASE_SHIFT;
      } else {
        objectId = number();
        read(change);
        return change;
      }
    }
  }

  private void read(Change change) {
    switch (change) {
      case PUT -> readPut();
      case DELETE -> readKey();
      case DELETE_ENTRY -> {
        indexId = number();
        readKey();
      }
      case LONG_VALUE -> {
        longValueNumber = varInt();
        readRow();
      }
      case CREATE_TABLE, ALTER_TABLE, REWRITE_TABLE -> readRow();
      case CREATE_INDEX -> {
        indexId = number();
        readRow();
      }
      case DROP_INDEX -> indexId = number();
      case CREATE_SEQUENCE -> {
        next = fixedLong();
        increment = fixedLong();
      }
      case SEQUENCE -> next = fixedLong();
      case USE_DATABASE, CREATE_DATABASE, DROP_DATABASE, DROP_TABLE, TRUNCATE, DROP_SEQUENCE -> {}
    }
  }

  private void readPut() {
    readKey();
    readRow();
    int changed = varInt();
    isNew = changed == 0;
    changedIndexes = changed <= 1 ? NO_NUMBERS : new long[changed - 1];
    for (int i = 0; i < changedIndexes.length; i++) {
      changedIndexes[i] = number();
    }
    int count = varInt();
    longValuePlaces = count == 0 ? NO_PLACES : new int[count];
    longValueNumbers = count == 0 ? NO_PLACES : new int[count];
    for (int i = 0; i < count; i++) {
      longValuePlaces[i] = varInt();
      longValueNumbers[i] = varInt();
    }
  }

  private void readKey() {
    keyLength = varInt();
    keyAt = at;
    at += keyLength;
  }

  private void readRow() {
    rowLength = varInt();
    rowAt = at;
    at += rowLength;
  }

  private long number() {
    return database | (varInt() & 0xFFFFFFFFL);
  }

  private int varInt() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[at++];
      value |= (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  private long fixedLong() {
    long value = ByteBuffer.wrap(bytes).getLong(at);
    at += Long.BYTES;
    return value;
  }

  // ---- the current change

  /** The table or sequence that is changed. */
  public long objectId() {
    return objectId;
  }

  /** The database that is changed. */
  public int databaseId() {
    return (int) (objectId >>> DATABASE_SHIFT);
  }

  public long indexId() {
    return indexId;
  }

  /** The record. */
  public byte[] bytes() {
    return bytes;
  }

  public int keyAt() {
    return keyAt;
  }

  public int keyLength() {
    return keyLength;
  }

  public byte[] key() {
    return Arrays.copyOfRange(bytes, keyAt, keyAt + keyLength);
  }

  /** Where the row, or the part of a long value, begins in the record. */
  public int rowAt() {
    return rowAt;
  }

  public int rowLength() {
    return rowLength;
  }

  /** Whether there was no row with this key. */
  public boolean isNew() {
    return isNew;
  }

  /** The indexes that get a new entry, if the row is not new. */
  public long[] changedIndexes() {
    return changedIndexes;
  }

  /** Where in the row references to long values stand. */
  public int[] longValuePlaces() {
    return longValuePlaces;
  }

  /** The numbers of these long values within the transaction. */
  public int[] longValueNumbers() {
    return longValueNumbers;
  }

  /** The long value of which this is the next part. */
  public int longValueNumber() {
    return longValueNumber;
  }

  public TableShape tableShape() {
    return ShapeCodec.decodeTable(ByteBuffer.wrap(bytes, rowAt, rowLength));
  }

  public TableFormat tableFormat() {
    return ShapeCodec.decodeFormat(ByteBuffer.wrap(bytes, rowAt, rowLength));
  }

  public IndexShape indexShape() {
    return ShapeCodec.decodeIndex(ByteBuffer.wrap(bytes, rowAt, rowLength));
  }

  public long nextValue() {
    return next;
  }

  public long increment() {
    return increment;
  }
}
