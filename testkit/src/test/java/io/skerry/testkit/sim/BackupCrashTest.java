package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.backup.BackupResult;
import io.skerry.backup.Restore;
import io.skerry.backup.StopAt;
import io.skerry.check.CheckSummary;
import io.skerry.check.DirectoryCheck;
import io.skerry.check.Finding;
import io.skerry.io.DataDirectory;
import io.skerry.row.ObjectId;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.testkit.sim.SoakTable.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Loses power at every file operation of backups and of restores: a restored database is there,
 * whole, with the transaction that took it, or it is not, and all its pages are free; and the chain
 * of backups that was confirmed goes on.
 */
final class BackupCrashTest {
  private static final int SEEDS = 1;
  private static final long TABLE = ObjectId.of(Store.SYSTEM_DATABASE, 1);
  private static final int ROWS = 120;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final List<Crash> crashes = new ArrayList<>();

  /** How many rows were committed, asked for, and how many restores acknowledged. */
  private volatile int acknowledged;

  private volatile int asked;
  private volatile int restored;
  private volatile int restoresAsked;
  private volatile BackupChain chain;

  private record Crash(
      SimulatedDisk left,
      String where,
      int acknowledged,
      int asked,
      int restored,
      int restoresAsked,
      BackupChain chain) {}

  @Test
  void losingPowerAtAnyOperationLeavesAllOrNothingOfARestore() throws DuplicateKeyException {
    run(new TracingDirectory(disk, OperationNamer.NONE, this::crash));
    assertThat(crashes).hasSizeGreaterThan(300);
    int whole = 0;
    for (Crash crash : crashes) {
      try {
        whole += check(crash);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(crash.where, e);
      }
    }
    assertThat(whole).as("crashes after which a restored database was there").isPositive();
  }

  private synchronized void crash(TracedOperation operation) {
    BackupChain known = chain;
    if (operation.operation().isChange() && known != null) {
      for (int seed = 0; seed < SEEDS; seed++) {
        crashes.add(
            new Crash(
                disk.imageOfPowerLoss(17L * crashes.size() + seed),
                "power lost before " + operation + ", seed " + seed,
                acknowledged,
                asked,
                restored,
                restoresAsked,
                known));
      }
    }
  }

  /** The rows 1 to n are committed one after the other; a restore commits with the next one. */
  private void run(DataDirectory directory) throws DuplicateKeyException {
    Opened opened = Opened.open(directory);
    Store store = opened.store();
    Transaction tx = store.begin();
    tx.createTable(Store.SYSTEM_DATABASE, SoakTable.shape(SoakTable.Kind.CLUSTERED_BY_ID));
    tx.createIndex(TABLE, SoakTable.Index.BY_NUMBER.shape());
    tx.commit();
    store.keepLog(Store.SYSTEM_DATABASE);
    for (int i = 0; i < ROWS; i++) {
      insert(store, null);
    }
    chain = BackupChain.full(store);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 12; i++) {
        insert(store, null);
      }
      store.checkpoint();
      BackupChain next = chain.copy();
      BackupResult log = next.log(store);
      chain = next;
      store.releaseLog(Store.SYSTEM_DATABASE, log);
      try (Restore restore = store.restore()) {
        chain.into(restore, StopAt.END);
        insert(store, null);
        if (round != 1) {
          insert(store, restore);
        }
      }
      if (round == 1) {
        store.close();
        opened = Opened.open(directory);
        store = opened.store();
      }
    }
    store.close();
    opened.abandon();
  }

  private void insert(Store store, Restore with) throws DuplicateKeyException {
    Transaction tx = store.begin();
    long id = asked + 1L;
    StoreRows.insert(tx, TABLE, List.of(row(id)));
    if (with != null) {
      tx.createDatabase(with);
      restoresAsked++;
    }
    asked++;
    tx.commit();
    acknowledged = asked;
    restored = restoresAsked;
  }

  private static Row row(long id) {
    String text = id % 40 == 7 ? "l".repeat(20_000) : "text " + id + "t".repeat((int) id % 200);
    return new Row(id, id % 13, text);
  }

  private static List<Row> rowsUpTo(long last) {
    List<Row> rows = new ArrayList<>();
    for (long id = 1; id <= last; id++) {
      rows.add(row(id));
    }
    return rows;
  }

  /** Returns how many restored databases there are. */
  private static int check(Crash crash) {
    SimulatedDisk left = crash.left;
    Opened opened = Opened.open(left);
    Store store = opened.store();
    List<Row> found = StoreRows.read(store, TABLE, 0);
    assertThat(found.size()).isBetween(crash.acknowledged, crash.asked);
    assertThat(found).isEqualTo(rowsUpTo(found.size()));
    int whole = 0;
    List<Integer> databases = new ArrayList<>();
    for (int database = 2; database < 12; database++) {
      if (store.hasDatabase(database)) {
        databases.add(database);
        long table = ObjectId.of(database, 1);
        List<Row> rows = StoreRows.read(store, table, 0);
        assertThat(rows).isEqualTo(rowsUpTo(rows.size())).hasSizeGreaterThan(ROWS);
        assertThat(StoreRows.read(store, table, ObjectId.of(database, 2))).hasSameElementsAs(rows);
        whole++;
      }
    }
    int expected = found.size() == crash.acknowledged ? crash.restored : crash.restoresAsked;
    assertThat(whole).as("restored databases").isEqualTo(expected);
    BackupChain chain = crash.chain.copy();
    store.releaseLog(Store.SYSTEM_DATABASE, chain.log(store));
    int restored = chain.restore(store, StopAt.END);
    assertThat(StoreRows.read(store, ObjectId.of(restored, 1), 0)).isEqualTo(found);
    databases.add(restored);
    Transaction tx = store.begin();
    databases.forEach(tx::dropDatabase);
    tx.dropTable(TABLE);
    tx.commit();
    store.close();
    opened.abandon();
    assertNothingIsLost(left);
    return whole;
  }

  /** The check knows each page of each table, and each place of a page that is in use. */
  private static void assertNothingIsLost(SimulatedDisk left) {
    List<Finding> findings = new ArrayList<>();
    CheckSummary summary = new DirectoryCheck(left).run(findings::add);
    assertThat(findings).isEmpty();
    assertThat(summary.isComplete()).isTrue();
    assertThat(summary.tables()).as("tables that were dropped").isZero();
  }
}
