package io.skerry.testkit.history.run;

import io.skerry.batch.Batch;
import io.skerry.error.SqlException;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.testkit.history.IsolationLevel;
import io.skerry.types.SqlType;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The storage engine. It reads by a view for each statement, so it has READ COMMITTED by versions.
 *
 * <p>The weakenings that it knows are faults of the target, not of the store: {@link
 * Weakening#NO_WRITE_LOCK} computes a change from what a view shows, as if the row were not locked
 * and read again; {@link Weakening#TORN_COMMIT} commits after each change.
 */
public final class StoreTarget implements HistoryTarget {
  private static final List<SqlType> LIST = List.of(SqlType.BIGINT, SqlType.varbinary(8000));
  private static final List<SqlType> REGISTER = List.of(SqlType.BIGINT, SqlType.BIGINT);
  private static final List<SqlType> ROW = List.of(SqlType.BIGINT);
  private static final Set<Weakening> KNOWN =
      EnumSet.of(Weakening.NO_WRITE_LOCK, Weakening.TORN_COMMIT);
  private static final int ROWS_AT_ONCE = 16;

  private final Store store;
  private final Set<Weakening> weakenings;
  private @Nullable Tables tables;

  private record Tables(long lists, long registers, long rows) {}

  public StoreTarget(Store store, Set<Weakening> weakenings) {
    if (!KNOWN.containsAll(weakenings)) {
      throw new IllegalArgumentException("the store can be weakened by " + KNOWN + " only");
    }
    this.store = store;
    this.weakenings = Set.copyOf(weakenings);
  }

  @Override
  public Set<IsolationLevel> levels() {
    return EnumSet.of(IsolationLevel.READ_COMMITTED_VERSIONS);
  }

  @Override
  public void prepare(long keys, long value) {
    Transaction tx = store.begin();
    Tables old = tables;
    if (old != null) {
      tx.dropTable(old.lists);
      tx.dropTable(old.registers);
      tx.dropTable(old.rows);
    }
    Tables fresh =
        new Tables(
            tx.createTable(Store.SYSTEM_DATABASE, shape(LIST)),
            tx.createTable(Store.SYSTEM_DATABASE, shape(REGISTER)),
            tx.createTable(Store.SYSTEM_DATABASE, shape(ROW)));
    for (long key = 1; key <= keys; key++) {
      insert(tx, fresh.lists, LIST, key, new byte[0]);
      insert(tx, fresh.registers, REGISTER, key, value);
    }
    tx.commit();
    tables = fresh;
  }

  private static TableShape shape(List<SqlType> types) {
    return new TableShape(
        types.stream().map(type -> new TableShape.ColumnShape(type, false)).toList(),
        new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
  }

  private static void insert(Transaction tx, long table, List<SqlType> types, Object... values) {
    Batch row = Batch.of(types);
    row.setSize(1);
    for (int i = 0; i < values.length; i++) {
      row.column(i).set(0, values[i]);
    }
    try {
      tx.insert(table, row);
    } catch (DuplicateKeyException e) {
      throw new IllegalStateException("a key that was never used is there", e);
    }
  }

  @Override
  public TargetTransaction begin(IsolationLevel level) {
    Tables prepared = tables;
    if (prepared == null || !levels().contains(level)) {
      throw new IllegalArgumentException("not prepared, or not for " + level);
    }
    return new Running(prepared);
  }

  /** A transaction of the store; with torn commits one after the other. */
  private final class Running implements TargetTransaction {
    private final Tables tables;
    private Transaction tx = store.begin();

    Running(Tables tables) {
      this.tables = tables;
    }

    // ---- statements

    @Override
    public List<Long> readList(long key) {
      return decode((byte[]) one(tables.lists, LIST, key));
    }

    @Override
    public void append(long key, long value) {
      change(tables.lists, LIST, key, old -> appended((byte[]) old, value));
    }

    @Override
    public long read(long key) {
      return (Long) one(tables.registers, REGISTER, key);
    }

    @Override
    public void write(long key, long value) {
      change(tables.registers, REGISTER, key, _ -> value);
    }

    @Override
    public boolean addUnlessNegative(long key, long amount) {
      return change(
          tables.registers,
          REGISTER,
          key,
          old -> {
            long sum = (Long) old + amount;
            return sum < 0 ? null : sum;
          });
    }

    @Override
    public List<Long> readAll() {
      return numbers(tables.registers, REGISTER, 1, KeyRange.ALL);
    }

    @Override
    public void insert(long row) {
      failing(() -> {
        StoreTarget.insert(tx, tables.rows, ROW, row);
        afterChange();
        return row;
      });
    }

    @Override
    public boolean delete(long row) {
      return failing(() -> {
        try (ReadView view = tx.readView();
            Cursor cursor =
                tx.open(view, request(tables.rows, ROW, key(row), ScanRequest.Intent.UPDATE))) {
          boolean found = cursor.next(Batch.of(ROW), 1) == 1;
          if (found) {
            tx.delete(tables.rows, cursor.locators(), 1);
            afterChange();
          }
          return found;
        }
      });
    }

    @Override
    public List<Long> listRows(long first, long last) {
      KeyRange range =
          new KeyRange(
              new KeyRange.Bound(List.of(first), true), new KeyRange.Bound(List.of(last), true));
      return numbers(tables.rows, ROW, 0, range);
    }

    @Override
    public void commit() {
      failing(() -> {
        tx.commit();
        return tx;
      });
    }

    @Override
    public void abort() {
      tx.rollback();
    }

    // ---- rows

    private static KeyRange key(long key) {
      return KeyRange.prefix(List.of(key));
    }

    private static ScanRequest request(
        long table, List<SqlType> types, KeyRange range, ScanRequest.Intent intent) {
      List<Integer> columns = types.size() == 1 ? List.of(0) : List.of(0, 1);
      return new ScanRequest(table, 0, range, false, columns, intent);
    }

    private Object one(long table, List<SqlType> types, long key) {
      return failing(() -> {
        try (ReadView view = tx.readView();
            Cursor cursor =
                tx.open(view, request(table, types, key(key), ScanRequest.Intent.READ))) {
          return onlyValue(cursor, Batch.of(types));
        }
      });
    }

    private static Object onlyValue(Cursor cursor, Batch row) {
      Object value = cursor.next(row, 1) == 1 ? row.column(1).get(0) : null;
      if (value == null) {
        throw new IllegalStateException("a row that is never deleted is not there");
      }
      return value;
    }

    private List<Long> numbers(long table, List<SqlType> types, int column, KeyRange range) {
      return failing(() -> {
        List<Long> numbers = new ArrayList<>();
        Batch rows = Batch.of(types);
        try (ReadView view = tx.readView();
            Cursor cursor = tx.open(view, request(table, types, range, ScanRequest.Intent.READ))) {
          while (cursor.next(rows, ROWS_AT_ONCE) > 0) {
            for (int i = 0; i < rows.size(); i++) {
              if (rows.column(column).get(i) instanceof Long number) {
                numbers.add(number);
              }
            }
          }
        }
        return numbers;
      });
    }

    /** Computes the new value of a row from its old one; null leaves it. */
    private interface NewValue {
      @Nullable Object of(Object old);
    }

    /** Changes the value of a row; returns whether there was a new one. */
    private boolean change(long table, List<SqlType> types, long key, NewValue newValue) {
      return failing(() -> {
        Object unlocked = one(table, types, key);
        Batch row = Batch.of(types);
        try (ReadView view = tx.readView();
            Cursor cursor =
                tx.open(view, request(table, types, key(key), ScanRequest.Intent.UPDATE))) {
          Object locked = onlyValue(cursor, row);
          Object value =
              newValue.of(weakenings.contains(Weakening.NO_WRITE_LOCK) ? unlocked : locked);
          if (value != null) {
            row.column(1).set(0, value);
            tx.update(table, cursor.locators(), row);
            afterChange();
          }
          return value != null;
        }
      });
    }

    private void afterChange() {
      if (weakenings.contains(Weakening.TORN_COMMIT)) {
        tx.commit();
        tx = store.begin();
      }
    }

    private interface Statement<T> {
      T run() throws DuplicateKeyException;
    }

    private static <T> T failing(Statement<T> statement) {
      try {
        return statement.run();
      } catch (SqlException e) {
        throw new TransactionFailedException("error " + e.number());
      } catch (DuplicateKeyException e) {
        throw new IllegalStateException("keys are never changed", e);
      }
    }
  }

  private static byte[] appended(byte[] list, long value) {
    return ByteBuffer.allocate(list.length + Long.BYTES).put(list).putLong(value).array();
  }

  private static List<Long> decode(byte[] list) {
    LongBuffer numbers = ByteBuffer.wrap(list).asLongBuffer();
    List<Long> values = new ArrayList<>();
    while (numbers.hasRemaining()) {
      values.add(numbers.get());
    }
    return values;
  }
}
