package io.skerry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.backup.StopAt;
import io.skerry.batch.Batch;
import io.skerry.row.KeyShape;
import io.skerry.row.ObjectId;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** While threads move money between accounts, every backup and every moment has all of it. */
@Timeout(60)
final class BackupConcurrencyTest {
  private static final int ACCOUNTS = 400;
  private static final int MONEY_EACH = 100;
  private static final int WRITERS = 3;
  private static final int LOGS = 6;

  private static final TableShape ACCOUNT =
      new TableShape(
          List.of(
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(SqlType.INT, false)),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));

  @TempDir Path path;
  private BackupWorld world;
  private long table;
  private int database;

  @BeforeEach
  void open() {
    world = new BackupWorld(path, StoreOptions.small().withBackground(true));
    database = world.createDatabase();
    table = world.createTable(database, ACCOUNT);
    int unused =
        world.commit(tx -> {
          Batch rows = batch(ACCOUNTS);
          for (int i = 0; i < ACCOUNTS; i++) {
            set(rows, i, i, MONEY_EACH);
          }
          tx.insert(table, rows);
          return 0;
        });
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static Batch batch(int size) {
    Batch rows = Batch.of(List.of(SqlType.INT, SqlType.INT));
    rows.setSize(size);
    return rows;
  }

  private static void set(Batch rows, int row, long account, long money) {
    rows.column(0).set(row, account);
    rows.column(1).set(row, money);
  }

  private void move(Random random) throws DuplicateKeyException {
    long from = random.nextInt(ACCOUNTS - 1);
    long to = from + 1 + random.nextInt((int) (ACCOUNTS - from - 1));
    Transaction tx = world.store().begin();
    try {
      add(tx, from, -1);
      add(tx, to, 1);
      tx.commit();
    } finally {
      tx.rollback();
    }
  }

  private void add(Transaction tx, long account, long money) throws DuplicateKeyException {
    Batch rows = batch(0);
    ScanRequest request =
        new ScanRequest(
            table, 0, KeyRange.prefix(List.of(account)), false, List.of(0, 1), Access.UPDATE);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      assertThat(cursor.next(rows, 1)).isEqualTo(1);
      rows.column(1).set(0, (Long) rows.column(1).get(0) + money);
      tx.update(table, cursor.locators(), rows);
    }
  }

  private long sum(long of) {
    long sum = 0;
    Batch rows = batch(0);
    Transaction tx = world.store().begin();
    ScanRequest all = new ScanRequest(of, 0, KeyRange.ALL, false, List.of(0, 1), Access.VIEW);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, all)) {
      while (cursor.next(rows, 1000) > 0) {
        for (int i = 0; i < rows.size(); i++) {
          sum += (Long) rows.column(1).get(i);
        }
      }
    } finally {
      tx.rollback();
    }
    return sum;
  }

  @Test
  void noMoneyIsLostWhateverIsRestored() throws Exception {
    AtomicBoolean isDone = new AtomicBoolean();
    List<BackupWorld.Backup> logs = new ArrayList<>();
    BackupWorld.Backup full;
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Random random = new Random(i);
        writers.add(
            threads.submit(() -> {
              int moves = 0;
              for (; !isDone.get(); moves++) {
                move(random);
              }
              return moves;
            }));
      }
      try {
        world.store().keepLog(database);
        full = world.full(database);
        long from = full.position();
        for (int i = 0; i < LOGS; i++) {
          world.store().checkpoint();
          BackupWorld.Backup log = world.log(database, from);
          world.store().releaseLog(database, log.result());
          logs.add(log);
          from = log.position();
        }
      } finally {
        isDone.set(true);
      }
      for (Future<Integer> writer : writers) {
        assertThat(writer.get()).isPositive();
      }
    }
    BackupWorld.Backup[] chain = logs.toArray(new BackupWorld.Backup[0]);
    Random random = new Random(7);
    for (int i = 0; i < 8; i++) {
      long length = logs.getLast().position() - full.position();
      StopAt stop = new StopAt.Position(full.position() + random.nextLong(length + 1));
      int restored = world.restore(i == 0 ? StopAt.END : stop, full, chain);
      assertThat(sum(ObjectId.of(restored, ObjectId.numberOf(table))))
          .as("stop %s", stop)
          .isEqualTo((long) ACCOUNTS * MONEY_EACH);
    }
  }
}
