package io.skerry.store;

import static io.skerry.store.BackupWorld.BY_NUMBER;
import static io.skerry.store.BackupWorld.BY_NUMBER_AND_MORE;
import static io.skerry.store.BackupWorld.HEAP;
import static io.skerry.store.BackupWorld.KEYED;
import static io.skerry.store.BackupWorld.NOT_UNIQUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.backup.BackupDamagedException;
import io.skerry.backup.BackupHeader;
import io.skerry.backup.BackupRefusedException;
import io.skerry.backup.BackupStreamException;
import io.skerry.backup.Restore;
import io.skerry.backup.StopAt;
import io.skerry.io.DamagedFileException;
import io.skerry.page.PageFormat;
import io.skerry.row.ObjectId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full backups and their restores. */
final class BackupTest {
  @TempDir Path path;
  @TempDir Path otherPath;
  private BackupWorld world;

  @BeforeEach
  void open() {
    world = new BackupWorld(path);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static long moved(long objectId, int database) {
    return ObjectId.of(database, ObjectId.numberOf(objectId));
  }

  @Test
  void aDatabaseIsRestoredWithAllThatIsInIt() {
    int database = world.createDatabase();
    long keyed = world.createTable(database, KEYED);
    long dropped = world.createTable(database, KEYED);
    long heap = world.createTable(database, HEAP);
    long notUnique = world.createTable(database, NOT_UNIQUE);
    long empty = world.createTable(database, HEAP);
    long elsewhere = world.createTable(Store.SYSTEM_DATABASE, HEAP);
    long index = world.commit(tx -> tx.createIndex(keyed, BY_NUMBER));
    long second = world.commit(tx -> tx.createIndex(heap, BY_NUMBER_AND_MORE));
    long sequence = world.commit(tx -> tx.createSequence(database, 100, 5));
    world.insert(keyed, 0, 2000, "row ");
    world.insert(keyed, 5000, 3, "long ".repeat(30_000));
    world.insert(heap, 0, 500, "heap ");
    world.insert(heap, 0, 5, null);
    world.insert(notUnique, 7, 20, "a");
    world.insert(notUnique, 7, 20, "b");
    world.insert(elsewhere, 1, 10, "not of this database ");
    long given = world.store().nextValues(sequence, 3);
    int unused =
        world.commit(tx -> {
          tx.dropTable(dropped);
          BackupWorld.change(tx, heap, 450, null);
          tx.createTemporaryTable(database, HEAP);
          return 0;
        });

    BackupWorld.Backup backup = world.full(database);
    assertThat(backup.result().changes()).isEqualTo(2003 + 455 + 40);
    assertThat(backup.result().bytes()).isEqualTo(backup.stream().length);

    try (BackupWorld other = new BackupWorld(otherPath)) {
      for (BackupWorld target : List.of(world, other)) {
        int restored = target.restore(StopAt.END, backup);
        for (int round = 0; round < 2; round++) {
          assertThat(target.store().hasDatabase(restored)).isTrue();
          for (long table : List.of(keyed, heap, notUnique, empty)) {
            List<String> expected = world.rows(table);
            assertThat(target.rows(moved(table, restored))).isEqualTo(expected);
            assertThat(target.store().rowCount(moved(table, restored))).isEqualTo(expected.size());
          }
          assertThat(target.rows(moved(keyed, restored), moved(index, restored)))
              .isEqualTo(world.rows(keyed, index));
          assertThat(target.rows(moved(heap, restored), moved(second, restored)))
              .containsExactlyInAnyOrderElementsOf(world.rows(heap));
          assertThat(target.store().hasTable(moved(dropped, restored))).isFalse();
          target.restart();
        }
        assertThat(target.store().nextValues(moved(sequence, restored), 1))
            .isGreaterThan(given + 10)
            .matches(value -> value % 5 == 0);
        target.insert(moved(heap, restored), 9000, 100, "new ");
        target.insert(moved(notUnique, restored), 7, 3, "c");
        assertThat(target.createTable(restored, HEAP)).isGreaterThan(moved(empty, restored));
        assertThat(target.rows(moved(heap, restored))).hasSize(555);
      }
    }
  }

  @Test
  void writersGoOnAndTheBackupIsOfOneMoment() throws IOException {
    int database = world.createDatabase();
    long table = world.createTable(database, KEYED);
    world.insert(table, 0, 3000, "before ");
    long other = world.createTable(database, HEAP);
    List<String> expected = world.rows(table);
    Transaction open = world.store().begin();
    try {
      BackupWorld.insert(open, other, 0, 10, "not committed ");
    } catch (DuplicateKeyException e) {
      throw new AssertionError(e);
    }
    ByteArrayOutputStream sink =
        new ByteArrayOutputStream() {
          private int calls;

          @Override
          public synchronized void write(byte[] bytes, int from, int count) {
            super.write(bytes, from, count);
            calls++;
            int number = calls;
            int unused =
                world.commit(tx -> {
                  BackupWorld.change(tx, table, 2900 - number, "changed " + number);
                  BackupWorld.insert(tx, table, 20_000 + number, 1, "later ");
                  return 0;
                });
          }
        };
    BackupHeader header = world.store().backup(database, Map.of(), sink).header();
    open.rollback();
    BackupWorld.Backup backup = new BackupWorld.Backup(sink.toByteArray(), null);
    int restored = world.restore(StopAt.END, backup);
    assertThat(world.rows(moved(table, restored))).isEqualTo(expected);
    assertThat(world.rows(moved(other, restored))).isEmpty();
    assertThat(world.rows(table)).isNotEqualTo(expected);
    assertThat(header.position()).isPositive();
  }

  @Test
  void nobodySeesADatabaseBeforeATransactionTakesIt() {
    int database = world.createDatabase();
    long table = world.createTable(database, KEYED);
    world.insert(table, 0, 100, "x");
    BackupWorld.Backup backup = world.full(database);
    try (Restore restore = world.store().restore()) {
      BackupHeader header = restore.full(backup.open());
      assertThat(header.properties()).isEqualTo(Map.of("name", "test"));
      int restored = restore.databaseId();
      assertInvisible(restored, table);
      Transaction tx = world.store().begin();
      long savepoint = tx.savepoint();
      assertThat(tx.createDatabase(restore)).isEqualTo(restored);
      assertInvisible(restored, table);
      tx.rollbackTo(savepoint);
      tx.commit();
      assertInvisible(restored, table);
      tx = world.store().begin();
      tx.createDatabase(restore);
      Transaction taker = tx;
      assertThatThrownBy(() -> taker.createDatabase(restore))
          .isInstanceOf(BackupRefusedException.class);
      tx.rollback();
      world.store().checkpoint();
      tx = world.store().begin();
      tx.createDatabase(restore);
      tx.commit();
      assertThat(world.store().hasDatabase(restored)).isTrue();
      assertThat(world.rows(moved(table, restored))).isEqualTo(world.rows(table));
    }
    int unused =
        world.commit(tx -> {
          tx.dropDatabase(database);
          return 0;
        });
    world.restart();
    assertThat(world.store().hasDatabase(database)).isFalse();
  }

  private void assertInvisible(int database, long table) {
    assertThat(world.store().hasDatabase(database)).isFalse();
    assertThat(world.store().hasTable(moved(table, database))).isFalse();
    Transaction tx = world.store().begin();
    assertThatThrownBy(() -> tx.createTable(database, HEAP))
        .isInstanceOf(IllegalArgumentException.class);
    tx.rollback();
  }

  @Test
  void whatFailsLeavesNothingBehind() throws IOException {
    int database = world.createDatabase();
    long table = world.createTable(database, KEYED);
    long index = world.commit(tx -> tx.createIndex(table, BY_NUMBER));
    world.insert(table, 0, 3000, "some text ");
    world.insert(table, 5000, 3, "l".repeat(100_000));
    BackupWorld.Backup backup = world.full(database);
    int pages = world.pagesInUse();
    world = new BackupWorld(path);
    for (int length : new int[] {10, 100, 70_000, 200_000, backup.stream().length - 1}) {
      try (Restore restore = world.store().restore()) {
        InputStream cut = new ByteArrayInputStream(Arrays.copyOf(backup.stream(), length));
        assertThatThrownBy(() -> restore.full(cut)).isInstanceOf(BackupDamagedException.class);
        assertThatThrownBy(() -> world.commit(tx -> tx.createDatabase(restore)))
            .isInstanceOf(BackupRefusedException.class);
      }
      try (Restore restore = world.store().restore()) {
        InputStream failing =
            new SequenceInputStream(
                new ByteArrayInputStream(backup.stream(), 0, length),
                new InputStream() {
                  @Override
                  public int read() throws IOException {
                    throw new IOException("gone");
                  }
                });
        assertThatThrownBy(() -> restore.full(failing))
            .isInstanceOf(BackupStreamException.class)
            .hasMessageContaining("gone");
      }
      assertThatThrownBy(
              () -> world.store().backup(database, Map.of("name", "test"), failingAfter(length)))
          .isInstanceOf(BackupStreamException.class)
          .hasMessageContaining("full disk");
    }
    try (Restore restore = world.store().restore()) {
      restore.full(backup.open());
      Transaction tx = world.store().begin();
      tx.createDatabase(restore);
      tx.rollback();
    }
    assertThat(world.rows(table, index)).hasSize(3003);
    assertThat(world.pagesInUse()).isEqualTo(pages);
    world = new BackupWorld(path);
  }

  private static OutputStream failingAfter(int bytes) {
    return new OutputStream() {
      private int left = bytes;

      @Override
      public void write(int b) throws IOException {
        if (--left < 0) {
          throw new IOException("full disk");
        }
      }
    };
  }

  @Test
  void anyDamageOfASmallStreamIsRefusedAndNothingIsRestored() {
    int database = world.createDatabase();
    long table = world.createTable(database, KEYED);
    world.insert(table, 0, 5, "x");
    byte[] stream = world.full(database).stream();
    int pages = world.pagesInUse();
    world = new BackupWorld(path);
    for (int at = 0; at < stream.length; at++) {
      byte[] flipped = stream.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      for (byte[] bad : List.of(flipped, Arrays.copyOf(stream, at))) {
        try (Restore restore = world.store().restore()) {
          assertThatThrownBy(() -> restore.full(new ByteArrayInputStream(bad)))
              .as("byte %d", at)
              .isInstanceOf(BackupDamagedException.class)
              .hasMessageContaining("offset");
          assertThat(world.store().hasDatabase(restore.databaseId())).isFalse();
        }
      }
    }
    assertThat(world.pagesInUse()).isEqualTo(pages);
    world = new BackupWorld(path);
  }

  @Test
  void aDamagedPageEndsTheBackupWithItsPlace() throws IOException {
    int database = world.createDatabase();
    long table = world.createTable(database, KEYED);
    world.insert(table, 0, 5000, "some text ");
    world.store().close();
    List<Path> files = new ArrayList<>();
    try (var all = Files.list(path)) {
      all.filter(file -> file.getFileName().toString().startsWith("pages-")).forEach(files::add);
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 0; at < bytes.length; at += PageFormat.PAGE_BYTES) {
        if (PageFormat.type(MemorySegment.ofArray(bytes), at) == PageFormat.TYPE_LEAF) {
          bytes[at + 5000] ^= 1;
        }
      }
      Files.write(file, bytes);
    }
    world = new BackupWorld(path);
    assertThatThrownBy(() -> world.full(database))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("pages-")
        .hasMessageContaining("offset");
    assertThat(world.store().hasDatabase(database)).isTrue();
    try {
      world.close();
    } catch (DamagedFileException | AssertionError e) {
      assertThat(e).as("the last checkpoint met the damage too").hasMessageContaining("damaged");
    }
  }
}
