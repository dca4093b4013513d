package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.batch.LongVector;
import io.skerry.error.SqlException;
import io.skerry.log.LogFailedException;
import io.skerry.log.LogOptions;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.ObjectId;
import io.skerry.row.TableShape;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Transaction;
import io.skerry.types.SqlType;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Several writers and readers on a table larger than the page pool, with checkpoints beside them,
 * until the power is lost: each writer's rows are found as after its last acknowledged commit, or
 * the one behind it.
 */
@Timeout(120)
final class ConcurrentCrashTest {
  private static final int WRITERS = 4;
  private static final int ROWS_PER_WRITER = 300;
  private static final StoreOptions OPTIONS =
      new StoreOptions(
          new StoreOptions.Memory(64, 4 << 20, 64 << 10, 16 << 10),
          16,
          new LogOptions(64 << 10, 64 << 10, false),
          128 << 10,
          new StoreOptions.Limits(8 << 20, 1 << 20, 1 << 20),
          10,
          true);
  private static final List<SqlType> TYPES =
      List.of(SqlType.INT, SqlType.INT, SqlType.BIGINT, SqlType.nvarchar(400));
  private static final TableShape SHAPE =
      new TableShape(
          TYPES.stream().map(type -> new TableShape.ColumnShape(type, true)).toList(),
          new KeyShape(
              List.of(new KeyShape.KeyColumn(0, false), new KeyShape.KeyColumn(1, false)), true));
  private static final IndexShape BY_COUNT =
      new IndexShape(new KeyShape(List.of(new KeyShape.KeyColumn(2, false)), false), List.of(0));

  /** The number of the first table of a new store. */
  private static final long TABLE = ObjectId.of(Store.SYSTEM_DATABASE, 1);

  private long index;

  @Test
  void everyAcknowledgedCommitIsFound() throws Exception {
    for (int seed = 0; seed < 6; seed++) {
      SimulatedDisk disk = new SimulatedDisk();
      Opened opened = Opened.open(disk, OPTIONS);
      fill(opened.store());
      disk.losePowerAt(300 + 900L * seed);
      long[] acknowledged = new long[WRITERS];
      runUntilPowerLoss(opened.store(), acknowledged, seed);
      SimulatedDisk after = disk.afterPowerLoss(seed);
      opened.abandon();
      try (Store store = Opened.open(after, OPTIONS).store()) {
        for (int writer = 0; writer < WRITERS; writer++) {
          long found = check(store, writer);
          assertThat(found).isBetween(acknowledged[writer], acknowledged[writer] + 1);
        }
      }
    }
  }

  private void fill(Store store) throws DuplicateKeyException {
    Transaction tx = store.begin();
    tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    index = tx.createIndex(TABLE, BY_COUNT);
    Batch rows = Batch.of(TYPES);
    for (int writer = 0; writer < WRITERS; writer++) {
      rows.clear();
      rows.setSize(ROWS_PER_WRITER);
      for (int i = 0; i < ROWS_PER_WRITER; i++) {
        rows.column(0).set(i, (long) writer);
        rows.column(1).set(i, (long) i);
        rows.column(2).set(i, 0L);
        rows.column(3).set(i, "r".repeat(350));
      }
      tx.insert(TABLE, rows);
    }
    tx.commit();
  }

  private void runUntilPowerLoss(Store store, long[] acknowledged, int seed) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    AtomicBoolean stop = new AtomicBoolean();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      all.add(
          threads.submit(
              () -> write(store, writer, acknowledged, new Random(seed * 10L + writer))));
    }
    Future<?> reader =
        threads.submit(() -> {
          while (!stop.get()) {
            readAll(store);
          }
        });
    for (Future<?> future : all) {
      future.get();
    }
    stop.set(true);
    try {
      reader.get();
    } catch (ExecutionException e) {
      assertThat(e.getCause())
          .isInstanceOfAny(UncheckedIOException.class, LogFailedException.class);
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  /**
   * Each commit adds one to the count of a few rows of the writer, and to the first row's, which
   * counts the commits.
   */
  private static void write(Store store, int writer, long[] acknowledged, Random random) {
    try {
      while (true) {
        Transaction tx = store.begin();
        add(tx, writer, 0);
        for (int i = 0; i < 3; i++) {
          add(tx, writer, 1 + random.nextInt(ROWS_PER_WRITER - 1));
        }
        tx.commit();
        acknowledged[writer]++;
      }
    } catch (UncheckedIOException | LogFailedException e) {
      // The power is lost.
    } catch (DuplicateKeyException e) {
      throw new AssertionError(e);
    }
  }

  private static void add(Transaction tx, long writer, long row) throws DuplicateKeyException {
    Batch batch = Batch.of(TYPES);
    ScanRequest request =
        new ScanRequest(
            TABLE,
            0,
            KeyRange.prefix(List.of(writer, row)),
            false,
            List.of(0, 1, 2, 3),
            Access.UPDATE);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      assertThat(cursor.next(batch, 1)).isEqualTo(1);
      batch.column(2).set(0, (Long) batch.column(2).get(0) + 1);
      tx.update(TABLE, cursor.locators(), batch);
    } catch (SqlException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * In every view the first row of each writer counts a third of what its other rows count
   * together.
   */
  private void readAll(Store store) {
    Transaction tx = store.begin();
    long[] commits = new long[WRITERS];
    long[] changes = new long[WRITERS];
    try (ReadView view = tx.readView()) {
      sum(tx, view, 0, commits, changes);
      long[] commitsByIndex = new long[WRITERS];
      long[] changesByIndex = new long[WRITERS];
      sum(tx, view, index, commitsByIndex, changesByIndex);
      assertThat(commitsByIndex).isEqualTo(commits);
      assertThat(changesByIndex).isEqualTo(changes);
      for (int i = 0; i < WRITERS; i++) {
        assertThat(changes[i]).isEqualTo(3 * commits[i]);
      }
    } finally {
      tx.rollback();
    }
  }

  private static void sum(
      Transaction tx, ReadView view, long index, long[] commits, long[] changes) {
    Batch batch = Batch.of(List.of(SqlType.INT, SqlType.INT, SqlType.BIGINT));
    ScanRequest request =
        new ScanRequest(TABLE, index, KeyRange.ALL, false, List.of(0, 1, 2), Access.VIEW);
    int rows = 0;
    try (Cursor cursor = tx.open(view, request)) {
      while (cursor.next(batch, 1000) > 0) {
        for (int i = 0; i < batch.size(); i++) {
          int writer = (int) ((LongVector) batch.column(0)).values()[i];
          long count = ((LongVector) batch.column(2)).values()[i];
          if (((LongVector) batch.column(1)).values()[i] == 0) {
            commits[writer] += count;
          } else {
            changes[writer] += count;
          }
          rows++;
        }
      }
    }
    assertThat(rows).isEqualTo(WRITERS * ROWS_PER_WRITER);
  }

  private long check(Store store, int writer) {
    Transaction tx = store.begin();
    long[] commits = new long[WRITERS];
    long[] changes = new long[WRITERS];
    try (ReadView view = tx.readView()) {
      sum(tx, view, index, commits, changes);
    }
    tx.rollback();
    assertThat(changes[writer]).isEqualTo(3 * commits[writer]);
    return commits[writer];
  }
}
