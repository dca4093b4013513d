package io.skerry.store;

import io.skerry.log.LogPayload;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes of a transaction as they stand in the log: what, in which table, under which key, and
 * how it looks afterwards.
 */
final class Redo {
  static final int FORMAT = 1;

  private static final int PUT = 1;
  private static final int DELETE = 2;
  private static final int CREATE_TABLE = 3;
  private static final int DROP_TABLE = 4;
  private static final int CREATE_INDEX = 5;
  private static final int DROP_INDEX = 6;
  private static final int TRUNCATE = 7;
  private static final int CREATE_SEQUENCE = 8;
  private static final int DROP_SEQUENCE = 9;
  private static final int SEQUENCE = 10;

  private final LogPayload payload = new LogPayload();

  Redo() {
    payload.putByte(FORMAT);
  }

  LogPayload payload() {
    return payload;
  }

  boolean isEmpty() {
    return payload.length() == 1;
  }

  long length() {
    return payload.length();
  }

  void truncate(long length) {
    payload.truncate(length);
  }

  void put(long tableId, byte[] key, RowBuffer row) {
    payload.putByte(PUT);
    putVarLong(tableId);
    payload.putSized(key, 0, key.length);
    payload.putSized(row.array(), 0, row.length());
    payload.putVarInt(row.longValues().size());
    for (RowBuffer.LongValue value : row.longValues()) {
      payload.putVarInt(value.at());
      payload.putSized(value.bytes(), 0, value.bytes().length);
    }
  }

  void delete(long tableId, byte[] key) {
    payload.putByte(DELETE);
    putVarLong(tableId);
    payload.putSized(key, 0, key.length);
  }

  void createTable(long tableId, TableShape shape) {
    payload.putByte(CREATE_TABLE);
    putVarLong(tableId);
    putSized(ShapeCodec.encode(shape));
  }

  void dropTable(long tableId) {
    payload.putByte(DROP_TABLE);
    putVarLong(tableId);
  }

  void createIndex(long tableId, long indexId, IndexShape shape) {
    payload.putByte(CREATE_INDEX);
    putVarLong(tableId);
    putVarLong(indexId);
    putSized(ShapeCodec.encode(shape));
  }

  void dropIndex(long tableId, long indexId) {
    payload.putByte(DROP_INDEX);
    putVarLong(tableId);
    putVarLong(indexId);
  }

  void truncateTable(long tableId) {
    payload.putByte(TRUNCATE);
    putVarLong(tableId);
  }

  void createSequence(long sequenceId, long next, long increment) {
    payload.putByte(CREATE_SEQUENCE);
    putVarLong(sequenceId);
    payload.putLong(next);
    payload.putLong(increment);
  }

  void dropSequence(long sequenceId) {
    payload.putByte(DROP_SEQUENCE);
    putVarLong(sequenceId);
  }

  void sequence(long sequenceId, long next) {
    payload.putByte(SEQUENCE);
    putVarLong(sequenceId);
    payload.putLong(next);
  }

  private void putSized(byte[] bytes) {
    payload.putSized(bytes, 0, bytes.length);
  }

  private void putVarLong(long value) {
    long rest = value;
    while (rest >= 0x80) {
      payload.putByte((int) rest | 0x80);
      rest >>>= 7;
    }
    payload.putByte((int) rest);
  }

  /** Takes the changes of a record, one after the other. */
  interface Reader {
    /**
     * @param longValues the values that the row refers to
     */
    void put(long tableId, byte[] key, byte[] row, List<RowBuffer.LongValue> longValues);

    void delete(long tableId, byte[] key);

    void createTable(long tableId, TableShape shape);

    void dropTable(long tableId);

    void createIndex(long tableId, long indexId, IndexShape shape);

    void dropIndex(long tableId, long indexId);

    void truncateTable(long tableId);

    void createSequence(long sequenceId, long next, long increment);

    void dropSequence(long sequenceId);

    void sequence(long sequenceId, long next);
  }

  /** Decodes a record. */
  static void read(byte[] record, Reader reader) {
    ByteBuffer in = ByteBuffer.wrap(record);
    int format = in.get();
    if (format != FORMAT) {
      throw new IllegalStateException("A log record has format " + format + ", which is not known");
    }
    while (in.hasRemaining()) {
      int what = in.get();
      switch (what) {
        case PUT -> reader.put(varLong(in), sized(in), sized(in), longValues(in));
        case DELETE -> reader.delete(varLong(in), sized(in));
        case CREATE_TABLE ->
            reader.createTable(varLong(in), ShapeCodec.decodeTable(ByteBuffer.wrap(sized(in))));
        case DROP_TABLE -> reader.dropTable(varLong(in));
        case CREATE_INDEX ->
            reader.createIndex(
                varLong(in), varLong(in), ShapeCodec.decodeIndex(ByteBuffer.wrap(sized(in))));
        case DROP_INDEX -> reader.dropIndex(varLong(in), varLong(in));
        case TRUNCATE -> reader.truncateTable(varLong(in));
        case CREATE_SEQUENCE -> reader.createSequence(varLong(in), in.getLong(), in.getLong());
        case DROP_SEQUENCE -> reader.dropSequence(varLong(in));
        case SEQUENCE -> reader.sequence(varLong(in), in.getLong());
        default ->
            throw new IllegalStateException(
                "A log record has change " + what + ", which is not known");
      }
    }
  }

  private static long varLong(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  private static byte[] sized(ByteBuffer in) {
    byte[] bytes = new byte[(int) varLong(in)];
    in.get(bytes);
    return bytes;
  }

  private static List<RowBuffer.LongValue> longValues(ByteBuffer in) {
    int count = (int) varLong(in);
    List<RowBuffer.LongValue> values = count == 0 ? List.of() : new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(new RowBuffer.LongValue((int) varLong(in), sized(in)));
    }
    return values;
  }
}
