package io.skerry.redo;

import static io.skerry.redo.RedoFormat.DATABASE_SHIFT;
import static io.skerry.redo.RedoFormat.HEADER_BYTES;

import io.skerry.log.LogPayload;
import io.skerry.row.IndexShape;
import io.skerry.row.RowBuffer;
import io.skerry.row.ShapeCodec;
import io.skerry.row.TableFormat;
import io.skerry.row.TableShape;
import java.util.List;

/**
 * Writes the changes of one transaction, in the form of the log.
 *
 * <p>Of the thread of its transaction.
 */
public final class RedoWriter {
  /** A transaction whose changes are longer than this hands over a part of them. */
  private static final int PART_BYTES = 256 << 10;

  /** The same where memory is short. */
  private static final int SMALL_PART_BYTES = 16 << 10;

  private static final int NO_DATABASE = -1;

  private final long transactionId;
  private LogPayload payload = newPayload();

  /** Where in the transaction's stream of changes the payload begins. */
  private long start;

  private int database = NO_DATABASE;
  private int nextLongValue;
  private boolean isShrinking = true;

  /**
   * @param transactionId above 0, no other transaction's of this epoch
   */
  public RedoWriter(long transactionId) {
    this.transactionId = transactionId;
  }

  private static LogPayload newPayload() {
    LogPayload payload = new LogPayload();
    for (int i = 0; i < HEADER_BYTES; i++) {
      payload.putByte(0);
    }
    return payload;
  }

  /** Bytes of changes so far, those of parts included. */
  public long length() {
    return start + payload.length() - HEADER_BYTES;
  }

  public boolean isEmpty() {
    return length() == 0;
  }

  /** Whether all changes so far make the database smaller. */
  public boolean isShrinking() {
    return isShrinking;
  }

  /** Takes back all changes behind a length. */
  public void truncate(long length) {
    if (length < start) {
      payload = newPayload();
      start = length;
    } else {
      payload.truncate(HEADER_BYTES + length - start);
    }
    database = NO_DATABASE;
  }

  // ---- records

  /**
   * Whether a part should be handed to the log.
   *
   * @param isShort whether all transactions' changes take more memory than they should
   */
  public boolean isPartDue(boolean isShort) {
    return payload.length() > (isShort ? SMALL_PART_BYTES : PART_BYTES);
  }

  /** What the changes take in memory that are not handed over. */
  public long memoryBytes() {
    return payload.memoryBytes();
  }

  /** The changes since the last part, as a record. */
  public LogPayload part() {
    return sealed(RedoFormat.PART, 0);
  }

  /** The log has the last part: what follows goes into the next one. */
  public void beginNextPart() {
    start = length();
    payload = newPayload();
    database = NO_DATABASE;
  }

  /**
   * The transaction's last record.
   *
   * @param timeMillis when it commits, in milliseconds since 1970, UTC
   */
  public LogPayload commit(long timeMillis) {
    return sealed(RedoFormat.COMMIT, timeMillis);
  }

  /** The changes as a record that takes effect by itself. */
  public LogPayload event() {
    return sealed(RedoFormat.EVENT, 0);
  }

  private LogPayload sealed(int kind, long timeMillis) {
    payload.setByte(0, RedoFormat.FORMAT);
    payload.setByte(RedoFormat.KIND_AT, kind);
    payload.setLong(RedoFormat.TRANSACTION_AT, transactionId);
    payload.setLong(RedoFormat.TIME_AT, timeMillis);
    payload.setLong(RedoFormat.START_AT, start);
    return payload;
  }

  // ---- rows

  /**
   * A row.
   *
   * @param isNew whether there was none with this key; then every index gets an entry
   * @param changedIndexes the numbers of the indexes that get a new entry, if the row is not new
   */
  public void put(
      long tableId, byte[] key, RowBuffer row, boolean isNew, List<Long> changedIndexes) {
    int[] longValues = new int[row.longValues().size()];
    for (int i = 0; i < longValues.length; i++) {
      RowBuffer.Apart value = row.longValues().get(i);
      longValues[i] = value.isLogged() ? value.number() : putLongValue(tableId, value.bytes());
    }
    begin(Change.PUT, tableId);
    payload.putSized(key, 0, key.length);
    payload.putSized(row.array(), 0, row.length());
    payload.putVarInt(isNew ? 0 : changedIndexes.size() + 1);
    if (!isNew) {
      changedIndexes.forEach(this::putNumber);
    }
    payload.putVarInt(longValues.length);
    for (int i = 0; i < longValues.length; i++) {
      payload.putVarInt(row.longValues().get(i).at());
      payload.putVarInt(longValues[i]);
    }
  }

  private int putLongValue(long tableId, byte[] bytes) {
    int number = beginLongValue();
    longValuePart(tableId, number, bytes, 0, bytes.length);
    return number;
  }

  /** Gives a number to a value whose parts come before the row that has it. */
  public int beginLongValue() {
    return nextLongValue++;
  }

  /** The next part of a long value: {@code count} bytes from {@code from}. */
  public void longValuePart(long tableId, int number, byte[] bytes, int from, int count) {
    begin(Change.LONG_VALUE, tableId);
    payload.putVarInt(number);
    payload.putSized(bytes, from, count);
  }

  public void delete(long tableId, byte[] key) {
    begin(Change.DELETE, tableId);
    payload.putSized(key, 0, key.length);
  }

  public void deleteEntry(long tableId, long indexId, byte[] key) {
    begin(Change.DELETE_ENTRY, tableId);
    putNumber(indexId);
    payload.putSized(key, 0, key.length);
  }

  // ---- schema

  public void createDatabase(int databaseId) {
    begin(Change.CREATE_DATABASE, (long) databaseId << DATABASE_SHIFT);
  }

  public void dropDatabase(int databaseId) {
    begin(Change.DROP_DATABASE, (long) databaseId << DATABASE_SHIFT);
  }

  public void createTable(long tableId, TableShape shape) {
    begin(Change.CREATE_TABLE, tableId);
    putSized(ShapeCodec.encode(shape));
  }

  /** A table gets other columns; its rows stay as they are. */
  public void alterTable(long tableId, TableFormat format) {
    begin(Change.ALTER_TABLE, tableId);
    putSized(ShapeCodec.encode(format));
  }

  /** A table gets other columns; all its rows follow, in the first layout of the shape. */
  public void rewriteTable(long tableId, TableShape shape) {
    begin(Change.REWRITE_TABLE, tableId);
    putSized(ShapeCodec.encode(shape));
  }

  public void dropTable(long tableId) {
    begin(Change.DROP_TABLE, tableId);
  }

  public void createIndex(long tableId, long indexId, IndexShape shape) {
    begin(Change.CREATE_INDEX, tableId);
    putNumber(indexId);
    putSized(ShapeCodec.encode(shape));
  }

  public void dropIndex(long tableId, long indexId) {
    begin(Change.DROP_INDEX, tableId);
    putNumber(indexId);
  }

  public void truncateTable(long tableId) {
    begin(Change.TRUNCATE, tableId);
  }

  // ---- sequences

  public void createSequence(long sequenceId, long next, long increment) {
    begin(Change.CREATE_SEQUENCE, sequenceId);
    payload.putLong(next);
    payload.putLong(increment);
  }

  public void dropSequence(long sequenceId) {
    begin(Change.DROP_SEQUENCE, sequenceId);
  }

  public void sequence(long sequenceId, long next) {
    begin(Change.SEQUENCE, sequenceId);
    payload.putLong(next);
  }

  // ---- backups

  public void finishRestore(int databaseId) {
    begin(Change.FINISH_RESTORE, (long) databaseId << DATABASE_SHIFT);
  }

  /**
   * From where the log is kept for a database.
   *
   * @param position negative when it is kept no more
   */
  public void keepLog(int databaseId, long position, long readFrom) {
    begin(Change.KEEP_LOG, (long) databaseId << DATABASE_SHIFT);
    payload.putLong(position);
    payload.putLong(readFrom);
  }

  /**
   * A new row as it is stored.
   *
   * @param longValuePlaces where in the row references to long values stand
   * @param longValueNumbers the numbers of these, whose parts stand before
   */
  public void putStored(
      long tableId, byte[] key, byte[] row, int[] longValuePlaces, int[] longValueNumbers) {
    begin(Change.PUT, tableId);
    payload.putSized(key, 0, key.length);
    payload.putSized(row, 0, row.length);
    payload.putVarInt(0);
    payload.putVarInt(longValuePlaces.length);
    for (int i = 0; i < longValuePlaces.length; i++) {
      payload.putVarInt(longValuePlaces[i]);
      payload.putVarInt(longValueNumbers[i]);
    }
  }

  /** The same change as the one at which a decoder is. */
  public void copy(Change change, RedoDecoder from) {
    begin(change, from.objectId());
    payload.putBytes(from.bytes(), from.bodyAt(), from.bodyEnd() - from.bodyAt());
  }

  private void begin(Change change, long objectId) {
    int objectDatabase = (int) (objectId >>> DATABASE_SHIFT);
    if (objectDatabase != database) {
      database = objectDatabase;
      payload.putByte(Change.USE_DATABASE.ordinal());
      payload.putVarInt(objectDatabase);
    }
    payload.putByte(change.ordinal());
    isShrinking &= change.isShrinking();
    putNumber(objectId);
  }

  /** An object's number within its database. */
  private void putNumber(long objectId) {
    payload.putVarInt((int) objectId);
  }

  private void putSized(byte[] bytes) {
    payload.putSized(bytes, 0, bytes.length);
  }
}
