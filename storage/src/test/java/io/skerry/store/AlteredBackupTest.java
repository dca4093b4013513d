package io.skerry.store;

import static io.skerry.store.TestStore.insert;
import static io.skerry.store.TestStore.nullable;
import static io.skerry.store.TestStore.read;
import static io.skerry.store.TestStore.row;
import static io.skerry.store.TestStore.types;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.backup.StopAt;
import io.skerry.row.IndexFilter;
import io.skerry.row.IndexFilter.Comparison;
import io.skerry.row.IndexFilter.Operator;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.ObjectId;
import io.skerry.row.TableAlteration;
import io.skerry.row.TableAlteration.AddColumns;
import io.skerry.row.TableAlteration.ChangeColumn;
import io.skerry.row.TableAlteration.DropColumns;
import io.skerry.row.TableAlteration.NewColumn;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of tables whose rows have several layouts, and of filtered indexes. */
final class AlteredBackupTest {
  private static final SqlType TEXT = SqlType.nvarchar(SqlType.MAX);
  private static final TableShape SHAPE =
      new TableShape(
          List.of(nullable(TEXT), nullable(SqlType.INT), nullable(SqlType.INT)),
          new KeyShape(List.of(new KeyShape.KeyColumn(1, false)), true));
  private static final String LONG = "long".repeat(20_000);

  /** The columns after {@link #alterOnce}. */
  private static final List<SqlType> ONCE = List.of(TEXT, SqlType.INT, SqlType.INT, TEXT);

  /** The columns after {@link #alterTwice}. */
  private static final List<SqlType> TWICE = List.of(SqlType.BIGINT, SqlType.INT, TEXT, TEXT);

  @TempDir Path path;
  private BackupWorld world;
  private int database;
  private long table;
  private long filtered;

  @BeforeEach
  void open() {
    world = new BackupWorld(path);
    database = world.createDatabase();
    table = world.createTable(database, SHAPE);
    filtered = world.commit(tx -> tx.createIndex(table, above(2, 10L)));
    insertRows(types(SHAPE), row("a", 1L, 5L), row(LONG, 2L, 15L), row("c", 3L, null));
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** The rows whose number in a column is above another. */
  private static IndexShape above(int ordinal, long number) {
    return new IndexShape(
        new KeyShape(List.of(new KeyShape.KeyColumn(ordinal, false)), false),
        List.of(),
        new IndexFilter(List.of(new Comparison(ordinal, Operator.GREATER, number))));
  }

  @SafeVarargs
  private void insertRows(List<SqlType> types, List<Object>... rows) {
    int unused =
        world.commit(tx -> {
          insert(tx, table, types, rows);
          return 0;
        });
  }

  private void alter(TableAlteration alteration) {
    int unused =
        world.commit(tx -> {
          tx.alterTable(table, alteration);
          return 0;
        });
  }

  private static NewColumn added(Object value) {
    return new NewColumn(nullable(TEXT), value);
  }

  /** Adds a column: the rows so far lack it. */
  private void alterOnce() {
    alter(new AddColumns(List.of(added("added"))));
    insertRows(ONCE, row(LONG + "d", 4L, 40L, LONG), row("e", 5L, 7L, null));
  }

  /** Drops the first column, which moves the others, adds one, and rewrites all rows. */
  private void alterTwice() {
    alter(new DropColumns(List.of(0)));
    alter(new AddColumns(List.of(added("more"))));
    insertRows(List.of(SqlType.INT, SqlType.INT, TEXT, TEXT), row(6L, 60L, "f", LONG));
    alter(new ChangeColumn(0, nullable(SqlType.BIGINT), value -> value));
    insertRows(TWICE, row(1L << 40, 70L, LONG, null));
  }

  private List<List<Object>> rows(long of, long index, List<SqlType> types) {
    Transaction tx = world.store().begin();
    try {
      return read(tx, of, index, types);
    } finally {
      tx.rollback();
    }
  }

  private void assertSame(int restored, List<SqlType> types, int rowCount, int filteredCount) {
    long copy = ObjectId.of(restored, ObjectId.numberOf(table));
    long index = ObjectId.of(restored, ObjectId.numberOf(filtered));
    for (int round = 0; round < 2; round++) {
      assertThat(rows(copy, 0, types)).hasSize(rowCount).isEqualTo(rows(table, 0, types));
      assertThat(rows(copy, index, types))
          .hasSize(filteredCount)
          .isEqualTo(rows(table, filtered, types));
      world.restart();
    }
  }

  @Test
  void aFullBackupHasRowsOfAllLayoutsAndOnlyTheEntriesOfTheFilter() {
    alterOnce();
    assertSame(world.restore(StopAt.END, world.full(database)), ONCE, 5, 2);
    alterTwice();
    assertSame(world.restore(StopAt.END, world.full(database)), TWICE, 7, 4);
  }

  @Test
  void aRestoredTableIsAlteredAndRestoredAgain() {
    alterOnce();
    int copy = world.restore(StopAt.END, world.full(database));
    database = copy;
    table = ObjectId.of(copy, ObjectId.numberOf(table));
    filtered = ObjectId.of(copy, ObjectId.numberOf(filtered));
    alterTwice();
    assertSame(world.restore(StopAt.END, world.full(database)), TWICE, 7, 4);
  }

  @Test
  void aLogBackupTellsOfAlterationsBetweenRows() {
    world.store().keepLog(database);
    BackupWorld.Backup full = world.full(database);
    alterOnce();
    BackupWorld.Backup first = world.log(database, full.position());
    assertSame(world.restore(StopAt.END, full, first), ONCE, 5, 2);
    alterTwice();
    BackupWorld.Backup second = world.log(database, first.position());
    assertSame(world.restore(StopAt.END, full, first, second), TWICE, 7, 4);
  }

  @Test
  void droppingWhatWasRestoredFreesTheLongValuesOfDroppedColumns() {
    alterOnce();
    alter(new DropColumns(List.of(0)));
    BackupWorld.Backup full = world.full(database);
    int pages = world.pagesInUse();
    world = new BackupWorld(path);
    int restored = world.restore(StopAt.END, full);
    int unused =
        world.commit(tx -> {
          tx.dropDatabase(restored);
          return 0;
        });
    assertThat(world.pagesInUse()).isEqualTo(pages);
    world = new BackupWorld(path);
  }
}
