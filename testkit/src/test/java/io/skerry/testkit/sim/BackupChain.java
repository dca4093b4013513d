package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.backup.BackupResult;
import io.skerry.backup.Restore;
import io.skerry.backup.StopAt;
import io.skerry.row.ObjectId;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.testkit.sim.SoakTable.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A full backup of the system database of a store and the log backups that follow it, in memory.
 */
final class BackupChain {
  private final List<byte[]> streams = new ArrayList<>();
  private long position;

  /** Begins a chain. */
  static BackupChain full(Store store) {
    BackupChain chain = new BackupChain();
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    BackupResult result = store.backup(Store.SYSTEM_DATABASE, Map.of(), sink);
    chain.streams.add(sink.toByteArray());
    chain.position = result.header().position();
    return chain;
  }

  /** Adds what committed since; the log stays. */
  BackupResult log(Store store) {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    BackupResult result =
        store.backupLog(Store.SYSTEM_DATABASE, position, Map.of("kind", "log"), sink);
    streams.add(sink.toByteArray());
    position = result.header().position();
    return result;
  }

  /** The chain so far. */
  BackupChain copy() {
    BackupChain copy = new BackupChain();
    copy.streams.addAll(streams);
    copy.position = position;
    return copy;
  }

  /** It reaches up to this position of the log. */
  long position() {
    return position;
  }

  /** Feeds the streams into a restore. */
  void into(Restore restore, StopAt stop) {
    restore.full(open(0));
    for (int i = 1; i < streams.size(); i++) {
      if (restore.log(open(i), stop)) {
        return;
      }
    }
  }

  private InputStream open(int stream) {
    return new ByteArrayInputStream(streams.get(stream));
  }

  /** Restores the chain and returns the number of the new database. */
  int restore(Store store, StopAt stop) {
    try (Restore restore = store.restore()) {
      into(restore, stop);
      Transaction tx = store.begin();
      int database = tx.createDatabase(restore);
      tx.commit();
      return database;
    }
  }

  /** Compares a restored database with what it should hold. */
  static void check(Store store, int database, SoakState expected, long highest) {
    assertThat(store.hasDatabase(database)).isTrue();
    for (long number = ObjectId.of(Store.SYSTEM_DATABASE, 1); number <= highest; number++) {
      assertThat(store.hasTable(moved(number, database)))
          .as("table %d", number)
          .isEqualTo(expected.tables().containsKey(number));
    }
    expected
        .tables()
        .forEach((number, table) -> {
          long id = moved(number, database);
          List<Row> rows = List.copyOf(table.rows().values());
          assertThat(sorted(StoreRows.read(store, id, 0))).as("table %d", number).isEqualTo(rows);
          assertThat(store.rowCount(id)).as("rows of %d", number).isEqualTo(rows.size());
          for (long index : table.indexes().keySet()) {
            assertThat(sorted(StoreRows.read(store, id, moved(index, database))))
                .as("index %d", index)
                .isEqualTo(rows);
          }
        });
    expected
        .sequences()
        .forEach((number, given) ->
            assertThat(store.nextValues(moved(number, database), 1))
                .as("sequence %d", number)
                .isGreaterThan(given));
  }

  private static List<Row> sorted(List<Row> rows) {
    return rows.stream().sorted(Comparator.comparingLong(Row::id)).toList();
  }

  private static long moved(long number, int database) {
    return ObjectId.of(database, ObjectId.numberOf(number));
  }
}
