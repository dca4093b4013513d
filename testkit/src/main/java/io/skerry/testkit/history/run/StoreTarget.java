package io.skerry.testkit.history.run;

import io.skerry.batch.Batch;
import io.skerry.error.SqlException;
import io.skerry.lock.LockMode;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.store.UpdateConflictException;
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
 * The storage engine, at each level by the accesses that make it up.
 *
 * <p>It is weakened by asking the store for less than the level needs: another sight, no range, a
 * view for each statement. {@link Weakening#NO_WRITE_LOCK} computes a change from what a view
 * shows, as if the row were not locked and read again; {@link Weakening#TORN_COMMIT} commits after
 * each change.
 */
public final class StoreTarget implements HistoryTarget {
  private static final List<SqlType> LIST = List.of(SqlType.BIGINT, SqlType.varbinary(8000));
  private static final List<SqlType> REGISTER = List.of(SqlType.BIGINT, SqlType.BIGINT);
  private static final List<SqlType> ROW = List.of(SqlType.BIGINT);
  private static final Set<Weakening> KNOWN =
      EnumSet.of(
          Weakening.DIRTY_READS,
          Weakening.NO_WRITE_LOCK,
          Weakening.NO_FIRST_COMMITTER_WINS,
          Weakening.NO_RANGE_LOCK,
          Weakening.NON_REPEATABLE_READS,
          Weakening.TORN_COMMIT);
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
    return EnumSet.allOf(IsolationLevel.class);
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
    if (prepared == null) {
      throw new IllegalArgumentException("not prepared");
    }
    return new Running(prepared, level);
  }

  private Access reading(IsolationLevel level) {
    if (weakenings.contains(Weakening.DIRTY_READS)) {
      return Access.DIRTY;
    }
    boolean keeps = !weakenings.contains(Weakening.NON_REPEATABLE_READS);
    return switch (level) {
      case READ_UNCOMMITTED -> Access.DIRTY;
      case READ_COMMITTED -> Access.COMMITTED;
      case READ_COMMITTED_VERSIONS, SNAPSHOT -> Access.VIEW;
      case REPEATABLE_READ -> keeps ? Access.REPEATABLE : Access.COMMITTED;
      case SERIALIZABLE ->
          weakenings.contains(Weakening.NO_RANGE_LOCK) ? Access.REPEATABLE : Access.SERIALIZABLE;
    };
  }

  private Access changing(IsolationLevel level) {
    return switch (level) {
      case READ_UNCOMMITTED, READ_COMMITTED, READ_COMMITTED_VERSIONS -> Access.UPDATE;
      case SNAPSHOT ->
          weakenings.contains(Weakening.NO_FIRST_COMMITTER_WINS)
              ? Access.UPDATE
              : Access.SNAPSHOT_UPDATE;
      case REPEATABLE_READ -> Access.COMMITTED.locking(LockMode.U, Access.Span.TRANSACTION);
      case SERIALIZABLE ->
          weakenings.contains(Weakening.NO_RANGE_LOCK)
              ? Access.COMMITTED.locking(LockMode.U, Access.Span.TRANSACTION)
              : Access.COMMITTED.locking(LockMode.U, Access.Span.RANGE);
    };
  }

  /** A transaction of the store; with torn commits one after the other. */
  private final class Running implements TargetTransaction {
    private final Tables tables;
    private final Access reading;
    private final Access changing;
    private Transaction tx = store.begin();

    private final boolean isOnSnapshot;

    /** The view of a transaction on a snapshot; null where each statement has its own. */
    private @Nullable ReadView snapshot;

    Running(Tables tables, IsolationLevel level) {
      this.tables = tables;
      this.reading = reading(level);
      this.changing = changing(level);
      this.isOnSnapshot =
          level == IsolationLevel.SNAPSHOT && !weakenings.contains(Weakening.NON_REPEATABLE_READS);
      this.snapshot = isOnSnapshot ? tx.readView() : null;
    }

    private ReadView view() {
      return snapshot == null ? tx.readView() : tx.readView(snapshot);
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
        try (ReadView view = view();
            Cursor cursor = tx.open(view, request(tables.rows, ROW, key(row), changing))) {
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
        long table, List<SqlType> types, KeyRange range, Access access) {
      List<Integer> columns = types.size() == 1 ? List.of(0) : List.of(0, 1);
      return new ScanRequest(table, 0, range, false, columns, access);
    }

    private Object one(long table, List<SqlType> types, long key) {
      return failing(() -> {
        try (ReadView view = view();
            Cursor cursor = tx.open(view, request(table, types, key(key), reading))) {
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
        try (ReadView view = view();
            Cursor cursor = tx.open(view, request(table, types, range, reading))) {
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
        try (ReadView view = view();
            Cursor cursor = tx.open(view, request(table, types, key(key), changing))) {
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
        snapshot = isOnSnapshot ? tx.readView() : null;
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
      } catch (UpdateConflictException e) {
        throw new TransactionFailedException("error 3960");
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
