package io.skerry.store;

import static io.skerry.store.BackupWorld.BY_NUMBER;
import static io.skerry.store.BackupWorld.BY_NUMBER_AND_MORE;
import static io.skerry.store.BackupWorld.HEAP;
import static io.skerry.store.BackupWorld.KEYED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.backup.BackupRefusedException;
import io.skerry.backup.BackupRefusedException.Reason;
import io.skerry.backup.Restore;
import io.skerry.backup.StopAt;
import io.skerry.error.SqlException;
import io.skerry.row.ObjectId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log backups, chains of them, points in time, and how long the log is kept. */
final class LogBackupTest {
  @TempDir Path path;
  private BackupWorld world;
  private int database;
  private long table;

  @BeforeEach
  void open() {
    world = new BackupWorld(path);
    begin();
  }

  private void begin() {
    database = world.createDatabase();
    table = world.createTable(database, KEYED);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static long moved(long objectId, int database) {
    return ObjectId.of(database, ObjectId.numberOf(objectId));
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            BackupRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private BackupWorld.Backup logAndRelease(long from) {
    BackupWorld.Backup log = world.log(database, from);
    world.store().releaseLog(database, log.result());
    return log;
  }

  @Test
  void aChainOfLogsIsRestoredInOrderAndNoOther() {
    world.store().keepLog(database);
    world.insert(table, 0, 100, "full ");
    BackupWorld.Backup full = world.full(database);
    List<BackupWorld.Backup> logs = new ArrayList<>();
    long from = full.position();
    for (int i = 0; i < 4; i++) {
      world.insert(table, 1000 * (i + 1), 50, "log " + i + " ");
      logs.add(logAndRelease(from));
      from = logs.getLast().position();
      world.store().checkpoint();
    }
    int restored = world.restore(StopAt.END, full, logs.toArray(new BackupWorld.Backup[0]));
    assertThat(world.rows(moved(table, restored))).isEqualTo(world.rows(table)).hasSize(300);

    try (Restore restore = world.store().restore()) {
      assertRefused(Reason.WRONG_ORDER, () -> restore.log(logs.get(0).open(), StopAt.END));
      assertRefused(Reason.WRONG_KIND, () -> restore.full(logs.get(0).open()));
      restore.full(full.open());
      assertRefused(Reason.WRONG_ORDER, () -> restore.full(full.open()));
      assertRefused(Reason.WRONG_KIND, () -> restore.log(full.open(), StopAt.END));
      assertRefused(Reason.TOO_RECENT, () -> restore.log(logs.get(1).open(), StopAt.END));
      restore.log(logs.get(0).open(), StopAt.END);
      assertRefused(Reason.TOO_RECENT, () -> restore.log(logs.get(2).open(), StopAt.END));
      restore.log(logs.get(1).open(), StopAt.END);
      assertRefused(Reason.TOO_EARLY, () -> restore.log(logs.get(0).open(), StopAt.END));
      restore.log(logs.get(1).open(), StopAt.END);
      restore.log(logs.get(2).open(), StopAt.END);
      restore.log(logs.get(3).open(), StopAt.END);
      assertThat(restore.position()).isEqualTo(logs.get(3).position());
      int again = world.commit(tx -> tx.createDatabase(restore));
      assertThat(world.rows(moved(table, again))).isEqualTo(world.rows(table));
    }
  }

  @Test
  void aLogOfAnotherDatabaseIsRefused() {
    int otherDatabase = world.createDatabase();
    world.store().keepLog(database);
    world.store().keepLog(otherDatabase);
    BackupWorld.Backup full = world.full(database);
    BackupWorld.Backup other = world.full(otherDatabase);
    BackupWorld.Backup log = world.log(otherDatabase, other.position());
    try (Restore restore = world.store().restore()) {
      restore.full(full.open());
      assertRefused(Reason.OTHER_DATABASE, () -> restore.log(log.open(), StopAt.END));
    }
  }

  @Test
  void changesOfTheSchemaAreRestoredToo() {
    world.store().keepLog(database);
    long old = world.createTable(database, HEAP);
    long oldIndex = world.commit(tx -> tx.createIndex(old, BY_NUMBER_AND_MORE));
    world.insert(table, 0, 20, "x");
    world.insert(old, 0, 20, "x");
    BackupWorld.Backup full = world.full(database);
    long index = world.commit(tx -> tx.createIndex(table, BY_NUMBER));
    long made = world.createTable(database, HEAP);
    long gone = world.createTable(database, HEAP);
    world.insert(made, 0, 30, "long ".repeat(20_000));
    world.insert(gone, 0, 3, "long ".repeat(20_000));
    long sequence = world.commit(tx -> tx.createSequence(database, 1, 1));
    long value = world.store().nextValues(sequence, 500);
    int unused =
        world.commit(tx -> {
          tx.dropIndex(old, oldIndex);
          tx.truncateTable(old);
          BackupWorld.insert(tx, old, 5, 2, "after ");
          tx.dropTable(gone);
          BackupWorld.change(tx, table, 10, null);
          BackupWorld.change(tx, made, 20, "short ");
          return 0;
        });
    BackupWorld.Backup log = world.log(database, full.position());
    int restored = world.restore(StopAt.END, full, log);
    for (int round = 0; round < 2; round++) {
      for (long each : List.of(table, old, made)) {
        assertThat(world.rows(moved(each, restored))).isEqualTo(world.rows(each));
        assertThat(world.store().rowCount(moved(each, restored)))
            .isEqualTo(world.store().rowCount(each));
      }
      assertThat(world.rows(moved(table, restored), moved(index, restored)))
          .isEqualTo(world.rows(table, index))
          .hasSize(10);
      assertThat(world.store().hasTable(moved(gone, restored))).isFalse();
      assertThatThrownBy(() -> world.rows(moved(old, restored), moved(oldIndex, restored)))
          .isInstanceOf(IllegalArgumentException.class);
      world.restart();
    }
    assertThat(world.store().nextValues(moved(sequence, restored), 1)).isGreaterThan(value + 499);
  }

  @Test
  void aTransactionInPartsIsWholeOrNotThere() throws DuplicateKeyException {
    world.store().keepLog(database);
    Transaction large = world.store().begin();
    BackupWorld.insert(large, table, 0, 300, "l".repeat(1500));
    long savepoint = large.savepoint();
    BackupWorld.insert(large, table, 10_000, 400, "taken back ".repeat(100));
    large.rollbackTo(savepoint);
    BackupWorld.insert(large, table, 20_000, 300, "m".repeat(1500));
    Transaction never = world.store().begin();
    BackupWorld.insert(never, table, 30_000, 300, "n".repeat(1500));
    BackupWorld.Backup full = world.full(database);
    world.store().checkpoint();
    BackupWorld.insert(large, table, 40_000, 2, "o".repeat(50_000));
    BackupWorld.Backup first = logAndRelease(full.position());
    world.store().checkpoint();
    large.commit();
    never.rollback();
    BackupWorld.Backup second = logAndRelease(first.position());
    assertThat(second.result().changes()).isGreaterThanOrEqualTo(602);
    int restored = world.restore(StopAt.END, full, first, second);
    assertThat(world.rows(moved(table, restored))).isEqualTo(world.rows(table)).hasSize(602);
    int before = world.restore(StopAt.END, full, first);
    assertThat(world.rows(moved(table, before))).isEmpty();
  }

  @Test
  void aRestoreStopsAtAnyCommitByPositionOrTime() {
    world.store().keepLog(database);
    BackupWorld.Backup full = world.full(database);
    long elsewhere = world.createTable(Store.SYSTEM_DATABASE, HEAP);
    List<List<String>> states = new ArrayList<>();
    List<Long> positions = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    List<BackupWorld.Backup> logs = new ArrayList<>();
    long from = full.position();
    for (int i = 0; i < 12; i++) {
      world.setMillis(world.millis() + 1000);
      int number = i;
      int unused =
          world.commit(tx -> {
            BackupWorld.insert(tx, table, number * 10, 5, "at " + number + " ");
            BackupWorld.change(tx, table, number * 10 - 17, number % 3 == 0 ? null : "c" + number);
            return 0;
          });
      states.add(world.rows(table));
      positions.add(world.full(database).position());
      times.add(world.millis());
      world.insert(elsewhere, i, 1, "elsewhere ");
      if (i % 4 == 3) {
        logs.add(logAndRelease(from));
        from = logs.getLast().position();
      }
    }
    BackupWorld.Backup[] chain = logs.toArray(new BackupWorld.Backup[0]);
    for (int i = 0; i < states.size(); i++) {
      int byPosition = world.restore(new StopAt.Position(positions.get(i)), full, chain);
      assertThat(world.rows(moved(table, byPosition))).as("commit %d", i).isEqualTo(states.get(i));
      for (long late : new long[] {0, 999}) {
        StopAt stop = new StopAt.Time(Instant.ofEpochMilli(times.get(i) + late));
        int byTime = world.restore(stop, full, chain);
        assertThat(world.rows(moved(table, byTime))).as("commit %d", i).isEqualTo(states.get(i));
      }
    }
    try (Restore restore = world.store().restore()) {
      restore.full(full.open());
      StopAt first = new StopAt.Time(Instant.ofEpochMilli(times.get(2)));
      assertThat(restore.log(chain[0].open(), first)).isTrue();
      assertRefused(Reason.WRONG_ORDER, () -> restore.log(chain[1].open(), StopAt.END));
    }
    try (Restore restore = world.store().restore()) {
      restore.full(full.open());
      restore.log(chain[0].open(), StopAt.END);
      StopAt early = new StopAt.Time(Instant.ofEpochMilli(times.get(2)));
      assertRefused(Reason.STOP_TOO_EARLY, () -> restore.log(chain[1].open(), early));
      StopAt before = new StopAt.Position(positions.get(1));
      assertRefused(Reason.STOP_TOO_EARLY, () -> restore.log(chain[1].open(), before));
    }
  }

  // ---- how long the log is kept

  @Test
  void theLogIsKeptOverCheckpointsAndRestarts() {
    long kept = world.store().keepLog(database);
    assertThat(world.store().keepLog(database)).isEqualTo(kept);
    BackupWorld.Backup full = world.full(database);
    for (int i = 0; i < 12; i++) {
      world.insert(table, i * 100, 100, "t".repeat(200));
      world.store().checkpoint();
      if (i % 3 == 0) {
        world.restart();
        assertThat(world.store().logKeptFrom(database)).hasValue(kept);
      }
    }
    int segments = segments();
    assertThat(segments).isGreaterThan(5);
    BackupWorld.Backup log = world.log(database, full.position());
    int restored = world.restore(StopAt.END, full, log);
    assertThat(world.rows(moved(table, restored))).isEqualTo(world.rows(table)).hasSize(1200);
    world.store().releaseLog(database, log.result());
    world.restart();
    assertThat(world.store().logKeptFrom(database)).hasValue(log.position());
    world.store().checkpoint();
    assertThat(segments()).isLessThan(segments);
    assertRefused(Reason.LOG_NOT_KEPT, () -> world.log(database, full.position()));
    world.insert(table, 5000, 10, "more ");
    BackupWorld.Backup next = world.log(database, log.position());
    int again = world.restore(StopAt.END, full, log, next);
    assertThat(world.rows(moved(table, again))).isEqualTo(world.rows(table)).hasSize(1210);
  }

  private int segments() {
    String[] names = path.toFile().list((_, name) -> name.startsWith("log-"));
    return names.length;
  }

  @Test
  void aDatabaseWhoseLogIsNotKeptHasNoLogBackup() {
    BackupWorld.Backup full = world.full(database);
    assertThat(world.store().logKeptFrom(database)).isEmpty();
    assertRefused(Reason.LOG_NOT_KEPT, () -> world.log(database, full.position()));
    assertRefused(Reason.LOG_NOT_KEPT, () -> world.store().releaseLog(database, full.result()));
    world.store().keepLog(database);
    assertRefused(Reason.LOG_NOT_KEPT, () -> world.log(database, full.position() - 1));
    world.store().forgetLog(database);
    assertThat(world.store().logKeptFrom(database)).isEmpty();
    assertRefused(Reason.LOG_NOT_KEPT, () -> world.log(database, full.position()));
    world.restart();
    assertThat(world.store().logKeptFrom(database)).isEmpty();
  }

  @Test
  void aDroppedDatabaseKeepsNoLog() {
    world.store().keepLog(database);
    int unused =
        world.commit(tx -> {
          tx.dropDatabase(database);
          return 0;
        });
    long other = world.createTable(Store.SYSTEM_DATABASE, HEAP);
    for (int i = 0; i < 30; i++) {
      world.insert(other, 0, 100, "t".repeat(300));
      world.store().checkpoint();
    }
    assertThat(segments()).isLessThan(8);
    world.restart();
    assertThat(world.store().hasDatabase(database)).isFalse();
  }

  @Test
  void whereTooMuchLogWaitsChangesAreRefused() throws Exception {
    world.close();
    Path small = Files.createDirectory(path.resolve("small"));
    world = new BackupWorld(small, StoreOptions.small().withKeptLogBytes(200_000));
    begin();
    for (int i = 0; i < 10; i++) {
      world.insert(table, i * 100, 100, "t".repeat(300));
    }
    world.store().keepLog(database);
    BackupWorld.Backup full = world.full(database);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                world.insert(table, 5000 + i * 100, 100, "t".repeat(300));
              }
            })
        .isInstanceOfSatisfying(
            SqlException.class,
            e -> {
              assertThat(e.number()).isEqualTo(9002);
              assertThat(e).hasMessageContaining("LOG_BACKUP");
            });
    world.restart();
    assertThatThrownBy(() -> world.insert(table, 9000, 1, "no room "))
        .isInstanceOf(SqlException.class);
    BackupWorld.Backup log = world.log(database, full.position());
    world.store().releaseLog(database, log.result());
    world.insert(table, 9000, 1, "room again ");
    int restored = world.restore(StopAt.END, full, log, world.log(database, log.position()));
    assertThat(world.rows(moved(table, restored))).isEqualTo(world.rows(table));
  }
}
