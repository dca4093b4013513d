package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.error.SqlException;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.testkit.sim.TableModel.Row;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One random history of several transactions, checked against the model after each step. A seed
 * gives the same history again.
 */
final class ModelRun {
  private static final int TRANSACTIONS_MAX = 3;
  private static final List<SqlType> TYPES =
      TableModel.COLUMNS.stream().map(TableShape.ColumnShape::type).toList();

  private final Random random;
  private final List<String> steps = new ArrayList<>();
  private SimulatedDisk disk = new SimulatedDisk();
  private Opened opened;
  private long nextRowId = 1;

  private TreeMap<Long, TableModel> committed = new TreeMap<>();
  private final List<Running> running = new ArrayList<>();

  /** A running transaction: its tables as it sees them, and the rows and tables that it holds. */
  private static final class Running {
    Transaction tx;

    /** Its own changes: by table, by row; null for a deleted row. */
    TreeMap<Long, TreeMap<Long, Row>> changes = new TreeMap<>();

    /**
     * Tables whose schema it changed, as it sees them, without its row changes; null when dropped.
     */
    TreeMap<Long, TableModel> schema = new TreeMap<>();

    final List<View> views = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
  }

  private record View(ReadView view, TreeMap<Long, TableModel> seen) {}

  private record Mark(
      long savepoint,
      TreeMap<Long, TreeMap<Long, Row>> changes,
      TreeMap<Long, TableModel> schema) {}

  ModelRun(long seed) {
    this.random = new Random(seed);
  }

  List<String> steps() {
    return steps;
  }

  void run(int count) throws Exception {
    opened = Opened.open(disk);
    try {
      for (int i = 0; i < count; i++) {
        step();
      }
      for (Running tx : List.copyOf(running)) {
        end(tx, random.nextBoolean());
      }
      restart();
    } finally {
      opened.abandon();
    }
  }

  private Store store() {
    return opened.store();
  }

  private void step() throws Exception {
    int dice = random.nextInt(100);
    if (running.isEmpty() || (running.size() < TRANSACTIONS_MAX && dice < 8)) {
      begin();
      return;
    }
    if (dice >= 98) {
      restart();
    } else if (dice >= 96) {
      steps.add("checkpoint");
      store().checkpoint();
    } else {
      stepOf(running.get(random.nextInt(running.size())), dice);
    }
  }

  private void stepOf(Running tx, int dice) throws Exception {
    Long table = anyTable(tx);
    if (table == null || (dice < 11 && committed.size() < 4)) {
      createTable(tx);
    } else if (dice < 40) {
      insert(tx, table);
    } else if (dice < 55) {
      change(tx, table, false);
    } else if (dice < 63) {
      change(tx, table, true);
    } else if (dice < 73) {
      checkReads(tx);
    } else if (dice < 78) {
      mark(tx);
    } else if (dice < 82) {
      rollbackToMark(tx);
    } else if (dice < 86) {
      changeSchema(tx, table);
    } else {
      end(tx, dice < 93);
    }
  }

  // ---- the model

  /** The newest state as a transaction may change it: committed, with its own changes. */
  private TreeMap<Long, TableModel> newest(Running tx) {
    return overlay(committed, tx);
  }

  private static TreeMap<Long, TableModel> overlay(TreeMap<Long, TableModel> base, Running tx) {
    TreeMap<Long, TableModel> tables = new TreeMap<>();
    base.forEach((id, table) -> tables.put(id, table.copy()));
    tx.schema.forEach((id, table) -> {
      if (table == null) {
        tables.remove(id);
      } else {
        tables.put(id, table.copy());
      }
    });
    tx.changes.forEach((id, changes) -> {
      TableModel table = tables.get(id);
      if (table != null) {
        changes.forEach((rowId, row) -> {
          if (row == null) {
            table.rows().remove(rowId);
          } else {
            table.rows().put(rowId, row);
          }
        });
      }
    });
    return tables;
  }

  private Long anyTable(Running tx) {
    List<Long> ids = new ArrayList<>(newest(tx).keySet());
    return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
  }

  private boolean othersHold(Running tx, long table) {
    return running.stream()
        .anyMatch(other ->
            other != tx
                && (other.changes.containsKey(table)
                    || other.schema.containsKey(table)
                    || other.marks.stream()
                        .anyMatch(m -> m.changes.containsKey(table) || m.schema.containsKey(table))
                    || touched.getOrDefault(other, List.of()).contains(table)));
  }

  /** Tables that a transaction ever locked anything of. */
  private final Map<Running, List<Long>> touched = new IdentityHashMap<>();

  private void touch(Running tx, long table) {
    touched.computeIfAbsent(tx, key -> new ArrayList<>()).add(table);
  }

  // ---- transactions

  private void begin() {
    Running tx = new Running();
    tx.tx = store().begin();
    tx.tx.setLockTimeoutMillis(0);
    running.add(tx);
    steps.add("begin " + tx.tx.id());
  }

  private void end(Running tx, boolean commit) {
    steps.add((commit ? "commit " : "rollback ") + tx.tx.id());
    checkViews(tx);
    if (commit) {
      committed = newest(tx);
      tx.tx.commit();
    } else {
      tx.tx.rollback();
    }
    running.remove(tx);
    touched.remove(tx);
  }

  private void mark(Running tx) {
    steps.add("savepoint " + tx.tx.id());
    tx.marks.add(new Mark(tx.tx.savepoint(), copyChanges(tx.changes), copySchema(tx.schema)));
  }

  private static TreeMap<Long, TreeMap<Long, Row>> copyChanges(
      TreeMap<Long, TreeMap<Long, Row>> from) {
    TreeMap<Long, TreeMap<Long, Row>> copy = new TreeMap<>();
    from.forEach((id, rows) -> copy.put(id, new TreeMap<>(rows)));
    return copy;
  }

  private static TreeMap<Long, TableModel> copySchema(TreeMap<Long, TableModel> from) {
    TreeMap<Long, TableModel> copy = new TreeMap<>();
    from.forEach((id, table) -> copy.put(id, table == null ? null : table.copy()));
    return copy;
  }

  private void rollbackToMark(Running tx) {
    if (tx.marks.isEmpty()) {
      return;
    }
    int at = random.nextInt(tx.marks.size());
    Mark mark = tx.marks.get(at);
    steps.add("rollback " + tx.tx.id() + " to savepoint " + at);
    tx.tx.rollbackTo(mark.savepoint);
    tx.changes = copyChanges(mark.changes);
    tx.schema = copySchema(mark.schema);
    tx.marks.subList(at + 1, tx.marks.size()).clear();
    tx.views.forEach(view -> view.view.close());
    tx.views.clear();
  }

  private void restart() {
    boolean crash = random.nextBoolean();
    steps.add(crash ? "crash" : "restart");
    if (crash) {
      SimulatedDisk survivor = disk.afterPowerLoss(random.nextLong());
      opened.abandon();
      disk = survivor;
    } else {
      store().close();
    }
    running.clear();
    touched.clear();
    opened = Opened.open(disk);
    begin();
    Running tx = running.getFirst();
    checkState(tx, tx.tx.readView(), committed);
    for (Map.Entry<Long, TableModel> table : committed.entrySet()) {
      assertThat(store().rowCount(table.getKey())).isEqualTo(table.getValue().rows().size());
    }
    end(tx, false);
  }

  // ---- schema

  private void createTable(Running tx) {
    TableModel.Kind kind =
        TableModel.Kind.values()[random.nextInt(TableModel.Kind.values().length)];
    TableModel table = TableModel.empty(kind);
    long id = tx.tx.createTable(Store.SYSTEM_DATABASE, table.shape());
    steps.add("create table " + id + " " + kind + " by " + tx.tx.id());
    tx.schema.put(id, table);
    touch(tx, id);
  }

  private void changeSchema(Running tx, long id) throws Exception {
    TableModel before = newest(tx).get(id);
    long savepoint = tx.tx.savepoint();
    int what = random.nextInt(6);
    try {
      if (what == 0) {
        steps.add("drop table " + id + " by " + tx.tx.id());
        tx.tx.dropTable(id);
        tx.schema.put(id, null);
        tx.changes.remove(id);
      } else if (what == 1) {
        steps.add("truncate " + id + " by " + tx.tx.id());
        tx.tx.truncateTable(id);
        TableModel after = before.copy();
        after.rows().clear();
        tx.schema.put(id, after);
        tx.changes.remove(id);
      } else if (what == 2 && !before.indexes().isEmpty()) {
        long index = before.indexes().firstKey();
        steps.add("drop index " + index + " of " + id + " by " + tx.tx.id());
        tx.tx.dropIndex(id, index);
        TableModel after = before.copy();
        after.indexes().remove(index);
        tx.schema.put(id, after);
        tx.changes.remove(id);
      } else {
        createIndex(tx, id, before);
      }
      touch(tx, id);
    } catch (SqlException e) {
      expectConflict(tx, id, e);
      tx.tx.rollbackTo(savepoint);
    } catch (DuplicateKeyException e) {
      assertThat(hasClash(withUniqueIndex(before))).isTrue();
      touch(tx, id);
      tx.tx.rollbackTo(savepoint);
    }
  }

  private void createIndex(Running tx, long id, TableModel before) throws DuplicateKeyException {
    TableModel.Index index =
        TableModel.Index.values()[random.nextInt(TableModel.Index.values().length)];
    steps.add("create index " + index + " of " + id + " by " + tx.tx.id());
    TableModel after = before.copy();
    long number = tx.tx.createIndex(id, index.shape());
    after.indexes().put(number, index);
    assertThat(hasClash(after)).isFalse();
    tx.schema.put(id, after);
    tx.changes.remove(id);
  }

  private static boolean hasClash(TableModel table) {
    return table.rows().values().stream().anyMatch(row -> table.clashing(row) != null);
  }

  private static TableModel withUniqueIndex(TableModel table) {
    TableModel copy = table.copy();
    copy.indexes().put(-1L, TableModel.Index.UNIQUE_NUMBER_NAME);
    return copy;
  }

  private void expectConflict(Running tx, long table, SqlException e) {
    assertThat(e.number()).isEqualTo(1222);
    assertThat(othersHold(tx, table)).as("somebody else holds table " + table).isTrue();
  }

  // ---- rows

  private Row anyRow(long id) {
    String text =
        switch (random.nextInt(12)) {
          case 0 -> null;
          case 1 -> "long " + id + "t".repeat(3000 + random.nextInt(40_000));
          case 2 -> "middling " + "m".repeat(random.nextInt(3000));
          default -> "text " + id + "s".repeat(random.nextInt(200));
        };
    Long number = random.nextInt(20) == 0 ? null : (long) random.nextInt(60) - 30;
    String name = random.nextInt(10) == 0 ? null : "Na" + (char) ('a' + random.nextInt(8));
    return new Row(id, number, text, name);
  }

  private static Batch batch(List<Row> rows) {
    Batch batch = Batch.of(TYPES);
    batch.setSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      for (int c = 0; c < TYPES.size(); c++) {
        batch.column(c).set(i, rows.get(i).get(c));
      }
    }
    return batch;
  }

  private void insert(Running tx, long id) {
    TableModel table = newest(tx).get(id);
    List<Row> rows = new ArrayList<>();
    int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 3);
    boolean clashes = false;
    for (int i = 0; i < count; i++) {
      Row row = anyRow(nextRowId++);
      clashes |= table.clashing(row) != null;
      if (!clashes || random.nextInt(4) == 0) {
        rows.add(row);
        table.rows().put(row.id(), row);
      }
      clashes &= rows.contains(row);
    }
    if (rows.isEmpty()) {
      return;
    }
    steps.add("insert " + rows.size() + " rows into " + id + " by " + tx.tx.id());
    long savepoint = tx.tx.savepoint();
    touch(tx, id);
    try {
      tx.tx.insert(id, batch(rows));
      assertThat(rows.stream().noneMatch(row -> table.clashing(row) != null)).isTrue();
      rows.forEach(
          row -> tx.changes.computeIfAbsent(id, key -> new TreeMap<>()).put(row.id(), row));
    } catch (DuplicateKeyException e) {
      assertThat(rows.stream().anyMatch(row -> table.clashing(row) != null)).isTrue();
      tx.tx.rollbackTo(savepoint);
    } catch (SqlException e) {
      expectConflict(tx, id, e);
      tx.tx.rollbackTo(savepoint);
    }
  }

  private KeyRange anyRange(KeyShape key) {
    if (key == null || random.nextInt(4) == 0) {
      return KeyRange.ALL;
    }
    Row from = anyRow(0);
    Row to = anyRow(0);
    if (TableModel.order(key).compare(from, to) > 0) {
      Row swap = from;
      from = to;
      to = swap;
    }
    return new KeyRange(anyBound(key, from), anyBound(key, to));
  }

  private KeyRange.Bound anyBound(KeyShape key, Row row) {
    if (random.nextInt(5) == 0) {
      return null;
    }
    List<Object> values = new ArrayList<>();
    int count = 1 + random.nextInt(key.columns().size());
    for (int i = 0; i < count; i++) {
      values.add(row.get(key.columns().get(i).ordinal()));
    }
    return new KeyRange.Bound(values, random.nextBoolean());
  }

  private static boolean contains(KeyRange range, KeyShape key, Row row) {
    return (range.lower() == null
            || compare(key, row, range.lower()) > (range.lower().inclusive() ? -1 : 0))
        && (range.upper() == null
            || compare(key, row, range.upper()) < (range.upper().inclusive() ? 1 : 0));
  }

  /** Compares the first columns of a row's key with a bound. */
  private static int compare(KeyShape key, Row row, KeyRange.Bound bound) {
    Object[] values = {0L, null, null, null};
    for (int i = 0; i < bound.values().size(); i++) {
      values[key.columns().get(i).ordinal()] = bound.values().get(i);
    }
    Row at = new Row(0, (Long) values[1], null, (String) values[3]);
    KeyShape prefix = new KeyShape(key.columns().subList(0, bound.values().size()), true);
    return Integer.signum(TableModel.order(prefix).compare(row, at));
  }

  private record Path(long index, KeyShape key) {}

  private Path anyPath(TableModel table) {
    List<Path> paths = new ArrayList<>();
    paths.add(new Path(0, table.kind().key()));
    table.indexes().forEach((id, index) -> paths.add(new Path(id, index.shape().key())));
    return paths.get(random.nextInt(paths.size()));
  }

  /** Updates or deletes rows through a cursor that locks. */
  private void change(Running tx, long id, boolean delete) {
    TableModel table = newest(tx).get(id);
    Path path = anyPath(table);
    KeyRange range = anyRange(path.key);
    ScanRequest request =
        new ScanRequest(
            id, path.index, range, random.nextBoolean(), List.of(0, 1, 2, 3), Access.UPDATE);
    steps.add((delete ? "delete " : "update ") + request + " by " + tx.tx.id());
    long savepoint = tx.tx.savepoint();
    touch(tx, id);
    List<Row> expected =
        table.rows().values().stream()
            .filter(row -> path.key == null || contains(range, path.key, row))
            .toList();
    List<Row> found = new ArrayList<>();
    TreeMap<Long, Row> done = new TreeMap<>();
    try (ReadView view = tx.tx.readView();
        Cursor cursor = tx.tx.open(view, request)) {
      Batch batch = Batch.of(TYPES);
      while (cursor.next(batch, 1 + random.nextInt(40)) > 0) {
        List<Row> rows = rows(batch);
        found.addAll(rows);
        if (delete) {
          tx.tx.delete(id, cursor.locators(), rows.size());
          rows.forEach(row -> done.put(row.id(), null));
        } else {
          List<Row> changed = rows.stream().map(this::changed).toList();
          tx.tx.update(id, cursor.locators(), batch(changed));
          changed.forEach(row -> done.put(row.id(), row));
        }
      }
      assertThat(TableModel.sorted(found.stream(), row -> row))
          .isEqualTo(TableModel.sorted(expected.stream(), row -> row));
      tx.changes.computeIfAbsent(id, key -> new TreeMap<>()).putAll(done);
      TableModel after = newest(tx).get(id);
      assertThat(
              done.values().stream().noneMatch(row -> row != null && after.clashing(row) != null))
          .isTrue();
    } catch (DuplicateKeyException e) {
      tx.tx.rollbackTo(savepoint);
    } catch (SqlException e) {
      expectConflict(tx, id, e);
      tx.tx.rollbackTo(savepoint);
    }
  }

  private Row changed(Row row) {
    Row other = anyRow(row.id());
    return switch (random.nextInt(5)) {
      case 0 -> new Row(row.id(), other.number(), row.text(), row.name());
      case 1 -> new Row(row.id(), row.number(), row.text(), other.name());
      case 2 -> new Row(row.id(), row.number(), "s", row.name());
      default -> new Row(row.id(), row.number(), other.text(), row.name());
    };
  }

  private static List<Row> rows(Batch batch) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      rows.add(
          new Row(
              (Long) batch.column(0).get(i),
              (Long) batch.column(1).get(i),
              (String) ((ObjectVector) batch.column(2)).get(i),
              (String) ((ObjectVector) batch.column(3)).get(i)));
    }
    return rows;
  }

  // ---- reads

  private void checkReads(Running tx) {
    checkViews(tx);
    ReadView view = tx.tx.readView();
    TreeMap<Long, TableModel> seen = newest(tx);
    steps.add("read by " + tx.tx.id());
    checkState(tx, view, seen);
    if (tx.views.size() < 2 && random.nextBoolean()) {
      tx.views.add(new View(view, seen));
    } else {
      view.close();
    }
  }

  /** Old views still show what they showed. */
  private void checkViews(Running tx) {
    for (View view : tx.views) {
      checkState(tx, view.view, view.seen);
    }
  }

  private void checkState(Running tx, ReadView view, TreeMap<Long, TableModel> seen) {
    seen.forEach((id, table) -> checkTable(tx, view, id, table));
  }

  private void checkTable(Running tx, ReadView view, long id, TableModel table) {
    Path path = anyPath(table);
    KeyRange range = anyRange(path.key);
    boolean descending = random.nextBoolean();
    List<Integer> columns = anyColumns();
    ScanRequest request = new ScanRequest(id, path.index, range, descending, columns, Access.VIEW);
    List<Row> expected =
        table.rows().values().stream()
            .filter(row -> path.key == null || contains(range, path.key, row))
            .sorted(path.key == null ? (left, right) -> 0 : TableModel.order(path.key))
            .collect(Collectors.toCollection(ArrayList::new));
    if (descending) {
      Collections.reverse(expected);
    }
    List<List<Object>> found = new ArrayList<>();
    Batch batch = Batch.of(columns.stream().map(TYPES::get).toList());
    try (Cursor cursor = tx.tx.open(view, request)) {
      while (cursor.next(batch, 1 + random.nextInt(60)) > 0) {
        for (int i = 0; i < batch.size(); i++) {
          List<Object> row = new ArrayList<>();
          for (int c = 0; c < columns.size(); c++) {
            row.add(batch.column(c).get(i));
          }
          found.add(row);
        }
      }
    }
    List<List<Object>> wanted =
        expected.stream()
            .map(row ->
                columns.stream()
                    .<Object>map(row::get)
                    .collect(Collectors.toCollection(ArrayList::new)))
            .<List<Object>>map(row -> row)
            .toList();
    assertThat(found)
        .as("%s by %d", request, tx.tx.id())
        .containsExactlyInAnyOrderElementsOf(wanted);
    checkOrder(path, columns, descending, found);
  }

  private static void checkOrder(
      Path path, List<Integer> columns, boolean descending, List<List<Object>> found) {
    if (path.key == null
        || !columns.containsAll(
            path.key.columns().stream().map(KeyShape.KeyColumn::ordinal).toList())) {
      return;
    }
    List<Row> rows =
        found.stream()
            .map(values -> {
              Object[] all = {0L, null, null, null};
              for (int i = 0; i < columns.size(); i++) {
                all[columns.get(i)] = values.get(i);
              }
              return new Row((Long) all[0], (Long) all[1], (String) all[2], (String) all[3]);
            })
            .toList();
    for (int i = 1; i < rows.size(); i++) {
      int order = TableModel.order(path.key).compare(rows.get(i - 1), rows.get(i));
      assertThat(descending ? -order : order).isLessThanOrEqualTo(0);
    }
  }

  private List<Integer> anyColumns() {
    List<Integer> columns = new ArrayList<>(List.of(0, 1, 2, 3));
    Collections.shuffle(columns, random);
    return List.copyOf(columns.subList(0, 1 + random.nextInt(4)));
  }
}
