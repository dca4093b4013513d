package io.skerry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.batch.Batch;
import io.skerry.error.SqlException;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ConcurrencyTest {
  private static final List<SqlType> TYPES = List.of(SqlType.INT, SqlType.BIGINT);
  private static final TableShape ACCOUNTS =
      new TableShape(
          List.of(
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(SqlType.BIGINT, false)),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));

  @TempDir Path directory;
  private Store store;
  private ExecutorService threads;
  private long table;

  @BeforeEach
  void open() throws Exception {
    StoreOptions options = StoreOptions.small().withBackground(true);
    store =
        Stores.open(
            options,
            new DiskDirectory(directory),
            Clock.system(),
            new Random(1)::nextLong,
            (message, cause) -> cause.printStackTrace());
    threads = Executors.newCachedThreadPool();
    Transaction tx = store.begin();
    table = tx.createTable(Store.SYSTEM_DATABASE, ACCOUNTS);
    for (long id = 0; id < 20; id++) {
      tx.insert(table, row(id, 100));
    }
    tx.commit();
  }

  @AfterEach
  void close() throws Exception {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    store.close();
  }

  private static Batch row(long id, long balance) {
    Batch row = Batch.of(TYPES);
    row.setSize(1);
    row.column(0).set(0, id);
    row.column(1).set(0, balance);
    return row;
  }

  /** Adds to a balance; returns the new one. */
  private long add(Transaction tx, long id, long amount) throws DuplicateKeyException {
    Batch row = Batch.of(TYPES);
    ScanRequest request =
        new ScanRequest(
            table, 0, KeyRange.prefix(List.of(id)), false, List.of(0, 1), Access.UPDATE);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      assertThat(cursor.next(row, 1)).isEqualTo(1);
      long balance = (Long) row.column(1).get(0) + amount;
      row.column(1).set(0, balance);
      tx.update(table, cursor.locators(), row);
      return balance;
    }
  }

  private List<Long> balances(Transaction tx) {
    Batch rows = Batch.of(List.of(SqlType.BIGINT));
    List<Long> found = new ArrayList<>();
    ScanRequest all = new ScanRequest(table, 0, KeyRange.ALL, false, List.of(1), Access.VIEW);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, all)) {
      while (cursor.next(rows, 7) > 0) {
        for (int i = 0; i < rows.size(); i++) {
          found.add((Long) rows.column(0).get(i));
        }
      }
    }
    return found;
  }

  @Test
  void transfersKeepTheSumWhileReadersLook() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    List<Future<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Random random = new Random(i);
      writers.add(threads.submit(() -> transfer(random, 400)));
    }
    Callable<Integer> reader =
        () -> {
          int reads = 0;
          while (!stop.get()) {
            Transaction tx = store.begin();
            assertThat(balances(tx).stream().mapToLong(Long::longValue).sum()).isEqualTo(2000);
            tx.rollback();
            reads++;
          }
          return reads;
        };
    Future<Integer> looking = threads.submit(reader);
    for (Future<Integer> writer : writers) {
      assertThat(writer.get()).isPositive();
    }
    stop.set(true);
    assertThat(looking.get()).isPositive();
    store.checkpoint();
  }

  private int transfer(Random random, int times) throws Exception {
    int done = 0;
    for (int i = 0; i < times; i++) {
      Transaction tx = store.begin();
      try {
        add(tx, random.nextInt(20), -5);
        add(tx, random.nextInt(20), 5);
        if (random.nextInt(10) == 0) {
          tx.rollback();
        } else {
          tx.commit();
          done++;
        }
      } catch (SqlException e) {
        assertThat(e.number()).isEqualTo(1205);
        tx.rollback();
      }
    }
    return done;
  }

  @Test
  void aDeadlockEndsTheTransactionWithFewerChanges() throws Exception {
    Transaction large = store.begin();
    Transaction small = store.begin();
    add(large, 1, 1);
    add(large, 2, 1);
    add(large, 3, 1);
    add(small, 4, 1);
    Future<Long> waiting = threads.submit(() -> add(small, 1, 1));
    awaitBlocked(waiting);
    Future<Long> other = threads.submit(() -> add(large, 4, 1));
    assertThatThrownBy(waiting::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            SqlException.class,
            e -> {
              assertThat(e.number()).isEqualTo(1205);
              assertThat(e.severity()).isEqualTo(13);
              assertThat(e.state()).isEqualTo(51);
            });
    small.rollback();
    assertThat(other.get()).isEqualTo(101);
    large.commit();
  }

  private static void awaitBlocked(Future<?> waiting) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(200);
    assertThat(waiting.isDone()).isFalse();
  }

  @Test
  void theVictimsRollbackLetsTheOtherGoOn() throws Exception {
    Transaction first = store.begin();
    Transaction second = store.begin();
    add(first, 1, 1);
    add(first, 2, 1);
    add(second, 3, 1);
    Future<Long> waiting = threads.submit(() -> add(first, 3, 1));
    awaitBlocked(waiting);
    assertThatThrownBy(() -> add(second, 1, 1))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(1205));
    second.rollback();
    assertThat(waiting.get()).isEqualTo(101);
    first.commit();
  }

  @Test
  void aWaitEndsAfterItsTimeout() throws Exception {
    Transaction holder = store.begin();
    add(holder, 1, 1);
    Transaction waiter = store.begin();
    waiter.setLockTimeoutMillis(50);
    assertThatThrownBy(() -> add(waiter, 1, 1))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(1222));
    holder.rollback();
    assertThat(add(waiter, 1, 1)).isEqualTo(101);
    waiter.commit();
  }

  @Test
  void cancelEndsAWait() throws Exception {
    Transaction holder = store.begin();
    add(holder, 1, 1);
    Transaction waiter = store.begin();
    Future<Long> waiting = threads.submit(() -> add(waiter, 1, 1));
    awaitBlocked(waiting);
    waiter.cancel();
    assertThatThrownBy(waiting::get).hasCauseInstanceOf(CancelledException.class);
    waiter.rollback();
    holder.commit();
  }

  @Test
  void anInsertWaitsForTheOneThatInsertedItsKey() throws Exception {
    Transaction first = store.begin();
    first.insert(table, row(50, 1));
    Transaction second = store.begin();
    Future<?> waiting =
        threads.submit(() -> {
          second.insert(table, row(50, 2));
          return null;
        });
    awaitBlocked(waiting);
    first.rollback();
    waiting.get();
    second.commit();
    Transaction third = store.begin();
    Transaction fourth = store.begin();
    third.insert(table, row(51, 1));
    Future<?> loser =
        threads.submit(() -> {
          fourth.insert(table, row(51, 2));
          return null;
        });
    awaitBlocked(loser);
    third.commit();
    assertThatThrownBy(loser::get).hasCauseInstanceOf(DuplicateKeyException.class);
    fourth.rollback();
  }

  @Test
  void waitersAreServedInTheirOrder() throws Exception {
    Transaction holder = store.begin();
    add(holder, 7, 1);
    List<Future<Long>> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiting.add(
          threads.submit(() -> {
            Transaction tx = store.begin();
            long balance = add(tx, 7, 1);
            tx.commit();
            return balance;
          }));
      awaitBlocked(waiting.get(i));
    }
    holder.commit();
    for (int i = 0; i < 4; i++) {
      assertThat(waiting.get(i).get()).isEqualTo(102 + i);
    }
  }

  @Test
  void aLockGivenBackIsFreeForOthers() throws Exception {
    Transaction tx = store.begin();
    Batch rows = Batch.of(List.of(SqlType.INT));
    ScanRequest all = new ScanRequest(table, 0, KeyRange.ALL, false, List.of(0), Access.UPDATE);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, all)) {
      while (cursor.next(rows, 5) > 0) {
        for (int i = 0; i < rows.size(); i++) {
          if ((Long) rows.column(0).get(i) != 3) {
            cursor.release(i);
          }
        }
      }
    }
    Transaction other = store.begin();
    other.setLockTimeoutMillis(0);
    assertThat(add(other, 4, 1)).isEqualTo(101);
    assertThatThrownBy(() -> add(other, 3, 1)).isInstanceOf(SqlException.class);
    other.rollback();
    tx.rollback();
  }

  /** INSERT INTO t SELECT ... FROM t: the table stays locked for the inserts. */
  @Test
  void aCursorThatEndsLeavesTheTableLockedForChanges() throws Exception {
    Transaction writer = store.begin();
    ScanRequest all =
        new ScanRequest(table, 0, KeyRange.ALL, false, List.of(0, 1), Access.COMMITTED);
    try (ReadView view = writer.readView();
        Cursor outer = writer.open(view, all);
        Cursor inner = writer.open(view, all)) {
      assertThat(outer.next(Batch.of(TYPES), 1)).isEqualTo(1);
      assertThat(inner.next(Batch.of(TYPES), 1)).isEqualTo(1);
      writer.insert(table, row(100, 1));
    }
    Transaction other = store.begin();
    other.setLockTimeoutMillis(0);
    assertThatThrownBy(() -> other.dropTable(table)).isInstanceOf(SqlException.class);
    other.rollback();
    writer.commit();
  }
}
