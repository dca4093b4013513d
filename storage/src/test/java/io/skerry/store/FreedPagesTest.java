package io.skerry.store;

import static io.skerry.store.TestStore.insert;
import static io.skerry.store.TestStore.nullable;
import static io.skerry.store.TestStore.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableAlteration;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is dropped gives its pages back, counted. */
final class FreedPagesTest {
  private static final List<SqlType> TYPES =
      List.of(SqlType.INT, SqlType.nvarchar(SqlType.MAX), SqlType.nvarchar(200));
  private static final TableShape SHAPE =
      new TableShape(
          TYPES.stream().map(TestStore::nullable).toList(),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
  private static final IndexShape BY_NAME =
      new IndexShape(new KeyShape(List.of(new KeyShape.KeyColumn(2, false)), false), List.of());

  /** An undo page that is kept for the next change. */
  private static final int KEPT_PAGES = 1;

  @TempDir Path directory;
  private TestStore store;
  private long table;
  private long index;
  private int emptyPages;

  /** Still running when pages are filled to the brim. */
  private Transaction shrinking;

  @BeforeEach
  void open() throws Exception {
    store = new TestStore(directory);
    Transaction tx = store.begin();
    table = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    index = tx.createIndex(table, BY_NAME);
    tx.commit();
    emptyPages = store.pagesInUse();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void fill() throws Exception {
    Transaction tx = store.begin();
    for (long i = 0; i < 200; i++) {
      String text = i % 10 == 0 ? "t".repeat(40_000) : "short";
      insert(tx, table, TYPES, row(i, text, "name " + i + "n".repeat(150)));
    }
    tx.commit();
    assertThat(store.pagesInUse()).isGreaterThan(emptyPages + 60);
  }

  private void assertPages(int pages) {
    assertThat(store.pagesInUse()).isBetween(pages - KEPT_PAGES, pages + KEPT_PAGES);
  }

  @Test
  void truncateGivesAllBack() throws Exception {
    fill();
    Transaction tx = store.begin();
    tx.truncateTable(table);
    tx.commit();
    assertPages(emptyPages);
  }

  @Test
  void dropGivesAllBackAlsoOfDroppedColumns() throws Exception {
    fill();
    Transaction tx = store.begin();
    tx.alterTable(table, new TableAlteration.DropColumns(List.of(1)));
    tx.commit();
    tx = store.begin();
    tx.dropTable(table);
    tx.commit();
    assertPages(emptyPages - 2);
  }

  @Test
  void aReaderKeepsThemUntilItsViewIsClosed() throws Exception {
    fill();
    int full = store.pagesInUse();
    Transaction reader = store.begin();
    ReadView view = reader.readView();
    Transaction tx = store.begin();
    tx.truncateTable(table);
    tx.commit();
    assertThat(store.pagesInUse()).isGreaterThanOrEqualTo(full);
    assertThat(TestStore.read(reader, view, table, 0, TYPES)).hasSize(200);
    view.close();
    assertPages(emptyPages);
    reader.rollback();
  }

  @Test
  void aRewriteGivesTheOldTreesBack() throws Exception {
    fill();
    int full = store.pagesInUse();
    TableAlteration toBigint =
        new TableAlteration.ChangeColumn(0, nullable(SqlType.BIGINT), value -> value);
    Transaction tx = store.begin();
    tx.alterTable(table, toBigint);
    assertThat(store.pagesInUse()).isGreaterThan(full + 60);
    tx.rollback();
    assertPages(full);
    tx = store.begin();
    tx.alterTable(table, toBigint);
    tx.commit();
    assertThat(store.pagesInUse()).isLessThanOrEqualTo(full + KEPT_PAGES);
    tx = store.begin();
    tx.truncateTable(table);
    tx.commit();
    assertPages(emptyPages);
  }

  @Test
  void anIndexGivesItsPagesBack() throws Exception {
    fill();
    int full = store.pagesInUse();
    Transaction tx = store.begin();
    tx.dropIndex(table, index);
    tx.commit();
    int without = store.pagesInUse();
    assertThat(without).isLessThan(full);
    tx = store.begin();
    tx.createIndex(table, BY_NAME);
    tx.rollback();
    assertPages(without);
  }

  @Test
  void aChangedColumnsLongValuesAreFreedWithTheirRows() throws Exception {
    fill();
    Transaction tx = store.begin();
    tx.alterTable(table, new TableAlteration.DropColumns(List.of(1)));
    tx.commit();
    int full = store.pagesInUse();
    tx = store.begin();
    TestStore.change(
        tx,
        table,
        List.of(SqlType.INT, SqlType.nvarchar(200)),
        row -> row(row.get(0), "x" + row.get(1)));
    tx.commit();
    assertThat(store.pagesInUse()).isLessThan(full - 50);
  }

  @Test
  void recoveryGivesThemBackToo() throws Exception {
    fill();
    store.store().checkpoint();
    Transaction tx = store.begin();
    tx.truncateTable(table);
    tx.commit();
    store.crash();
    store.store().checkpoint();
    assertPages(emptyPages);
    fill();
    Transaction reader = store.begin();
    ReadView unused = reader.readView();
    tx = store.begin();
    tx.alterTable(table, new TableAlteration.DropColumns(List.of(1)));
    tx.commit();
    tx = store.begin();
    tx.dropTable(table);
    tx.commit();
    store.store().checkpoint();
    store.crash();
    store.store().checkpoint();
    assertPages(emptyPages - 2);
  }

  @Test
  void rowsThatACheckpointCarriedGiveTheirLongValuesBack() throws Exception {
    List<Long> tables = fillPagesToTheBrim();
    store.crash();
    truncate(tables);
    store.store().checkpoint();
    assertPages(emptyPages + tables.size());
  }

  @Test
  void rowsThatACheckpointCarriedAreTruncatedInTheLog() throws Exception {
    List<Long> tables = fillPagesToTheBrim();
    shrinking.rollback();
    truncate(tables);
    store.crash();
    store.store().checkpoint();
    assertPages(emptyPages + tables.size());
  }

  /**
   * Takes a checkpoint while a transaction runs that has made rows shorter, and others have used
   * the room: in some of the tables not all committed rows fit their page.
   */
  private List<Long> fillPagesToTheBrim() throws Exception {
    List<Long> tables = new ArrayList<>();
    Transaction tx = store.begin();
    for (int i = 0; i < 20; i++) {
      tables.add(tx.createTable(Store.SYSTEM_DATABASE, SHAPE));
      for (long id = 0; id < 60; id++) {
        String text = id < 6 ? "t".repeat(40_000) : "short";
        insert(tx, tables.getLast(), TYPES, row(10 * id, text, "n".repeat(150)));
      }
    }
    tx.commit();
    shrinking = store.begin();
    for (long shrunk : tables) {
      TestStore.change(
          shrinking,
          shrunk,
          TYPES,
          row -> (Long) row.get(0) < 60 ? row(row.get(0), row.get(1), null) : row);
    }
    tx = store.begin();
    for (int i = 0; i < tables.size(); i++) {
      for (long id = 0; id < 20 + i; id++) {
        insert(tx, tables.get(i), TYPES, row(10 * id + 5, "short", "n".repeat(150)));
      }
    }
    tx.commit();
    store.store().checkpoint();
    return tables;
  }

  private void truncate(List<Long> tables) {
    Transaction tx = store.begin();
    tables.forEach(tx::truncateTable);
    tx.commit();
  }
}
