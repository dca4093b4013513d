package io.skerry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.lock.LockMode;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store says it holds, and what the model checker found. */
final class StoreMemoryTest {
  private static final List<SqlType> TYPES =
      List.of(SqlType.BIGINT, SqlType.INT, SqlType.nvarchar(4000));
  private static final TableShape SHAPE =
      new TableShape(
          TYPES.stream().map(type -> new TableShape.ColumnShape(type, false)).toList(),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
  private static final IndexShape BY_NUMBER =
      new IndexShape(new KeyShape(List.of(new KeyShape.KeyColumn(1, false)), false), List.of());

  @TempDir private Path directory;
  private Store store;
  private long table;

  @BeforeEach
  void open() {
    store =
        Stores.open(
            StoreOptions.small(),
            new DiskDirectory(directory),
            Clock.system(),
            new Random(1)::nextLong,
            (message, cause) -> cause.printStackTrace());
    Transaction tx = store.begin();
    table = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    tx.commit();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void insert(Transaction tx, long from, int count) throws DuplicateKeyException {
    for (int i = 0; i < count; i++) {
      Batch row = Batch.of(TYPES);
      row.setSize(1);
      row.column(0).set(0, from + i);
      row.column(1).set(0, 7L);
      row.column(2).set(0, "x".repeat(1000));
      tx.insert(table, row);
    }
  }

  @Test
  void changesAndLocksAreCountedAndGivenBack() throws Exception {
    StoreMemory before = store.memory();
    assertThat(before.pages()).isGreaterThan(256 * 16_384);
    assertThat(before.changes()).isZero();
    Transaction tx = store.begin();
    insert(tx, 0, 100);
    tx.lockTable(table, LockMode.X);
    StoreMemory during = store.memory();
    assertThat(during.changes()).isGreaterThan(100_000);
    assertThat(during.locks()).isPositive();
    assertThat(during.transactions()).isPositive();
    assertThat(during.total()).isGreaterThan(before.total() + 100_000);
    tx.rollback();
    StoreMemory after = store.memory();
    assertThat(after.changes()).isZero();
    assertThat(after.locks()).isZero();
    assertThat(after.transactions()).isZero();
  }

  @Test
  void changesOfManyTransactionsAreHandedToTheLogInTime() throws Exception {
    List<Transaction> running = IntStream.range(0, 40).mapToObj(_ -> store.begin()).toList();
    long id = 0;
    for (int round = 0; round < 5; round++) {
      for (Transaction tx : running) {
        insert(tx, id, 30);
        id += 30;
      }
    }
    long quarterOfPool = 256 * 16_384 / 4;
    assertThat(store.memory().changes()).isLessThan(2 * quarterOfPool);
    running.forEach(Transaction::commit);
    assertThat(store.rowCount(table)).isEqualTo(id);
  }

  @Test
  void snapshotsThatAreClosedAreForgottenThoughAnOlderOneIsOpen() {
    Transaction tx = store.begin();
    try (ReadView oldest = tx.readView()) {
      for (int i = 0; i < 10_000; i++) {
        tx.readView().close();
      }
      assertThat(oldest).isNotNull();
      assertThat(store.memory().versions()).isLessThan(10_000);
    }
    tx.rollback();
  }

  @Test
  void dirtyReadThroughAnIndexFindsRowsThatAreNotCommitted() throws Exception {
    Transaction schema = store.begin();
    long index = schema.createIndex(table, BY_NUMBER);
    schema.commit();
    Transaction writer = store.begin();
    insert(writer, 0, 1);
    Transaction reader = store.begin();
    ScanRequest request =
        new ScanRequest(table, index, KeyRange.ALL, false, List.of(2), Access.DIRTY);
    try (ReadView view = reader.readView();
        Cursor cursor = reader.open(view, request)) {
      assertThat(cursor.next(Batch.of(List.of(SqlType.nvarchar(4000))), 10)).isEqualTo(1);
    }
    writer.rollback();
    reader.rollback();
  }

  @Test
  void databaseIsDroppedAfterItsTableAndSequenceInOneTransaction() {
    Transaction schema = store.begin();
    int database = schema.createDatabase();
    long inside = schema.createTable(database, SHAPE);
    long sequence = schema.createSequence(database, 1, 1);
    schema.commit();
    Transaction tx = store.begin();
    tx.dropTable(inside);
    tx.dropSequence(sequence);
    tx.dropDatabase(database);
    tx.commit();
    assertThat(store.hasDatabase(database)).isFalse();
    assertThat(store.hasTable(inside)).isFalse();
  }
}
