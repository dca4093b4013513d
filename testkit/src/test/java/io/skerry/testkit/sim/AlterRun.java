package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.batch.Batch;
import io.skerry.error.SqlException;
import io.skerry.lock.LockMode;
import io.skerry.row.IndexFilter;
import io.skerry.row.TableAlteration;
import io.skerry.row.TableShape;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.testkit.sim.AlteredTable.Column;
import io.skerry.testkit.sim.AlteredTable.Index;
import io.skerry.testkit.sim.AlteredTable.Part;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One random history of transactions that alter tables, filter indexes and change rows, checked
 * against the model after each step. A seed gives the same history again.
 */
final class AlterRun {
  private static final int TRANSACTIONS_MAX = 3;
  private static final int TABLES_MAX = 3;
  private static final int COLUMNS_MAX = 9;

  private final Random random;
  private final AlteredValues values;
  private final List<String> steps = new ArrayList<>();
  private SimulatedDisk disk = new SimulatedDisk();
  private Opened opened;
  private long nextRow = 1;
  private TreeMap<Long, AlteredTable> committed = new TreeMap<>();
  private final List<Running> running = new ArrayList<>();

  /** A running transaction. */
  private static final class Running {
    final Transaction tx;

    /** Its row changes of tables that it does not own: by table, by row; null for a deleted one. */
    TreeMap<Long, TreeMap<Long, Map<Integer, Object>>> changes = new TreeMap<>();

    /** Tables whose schema it has changed, whole; null for a dropped one. */
    TreeMap<Long, AlteredTable> owned = new TreeMap<>();

    /** Tables of which it may hold locks. */
    final Set<Long> touched = new HashSet<>();

    final List<View> views = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();

    Running(Transaction tx) {
      this.tx = tx;
    }
  }

  private record View(ReadView view, TreeMap<Long, AlteredTable> seen) {}

  private record Mark(
      long savepoint,
      TreeMap<Long, TreeMap<Long, Map<Integer, Object>>> changes,
      TreeMap<Long, AlteredTable> owned) {}

  /** A way to a table's rows. */
  private record Path(long index, List<Part> key, List<IndexFilter.Condition> filter) {}

  /** What the store is asked for, and the rows that it should give. */
  private record Question(ScanRequest request, List<Map<Integer, Object>> rows) {}

  /** A step that may meet another transaction's lock, or an equal key. */
  @FunctionalInterface
  private interface Step {
    void run() throws DuplicateKeyException;
  }

  AlterRun(long seed) {
    this.random = new Random(seed);
    this.values = new AlteredValues(random);
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

  private void step() throws Exception {
    int dice = random.nextInt(100);
    if (running.isEmpty() || (running.size() < TRANSACTIONS_MAX && dice < 6)) {
      begin();
    } else if (dice >= 98) {
      restart();
    } else if (dice >= 96) {
      steps.add("checkpoint");
      opened.store().checkpoint();
    } else {
      stepOf(running.get(random.nextInt(running.size())), dice);
    }
  }

  private void stepOf(Running tx, int dice) throws Exception {
    List<Long> tables = List.copyOf(newest(tx).keySet());
    if (tables.isEmpty() || (dice < 9 && tables.size() < TABLES_MAX)) {
      createTable(tx);
      return;
    }
    long id = tables.get(random.nextInt(tables.size()));
    if (dice < 33) {
      insert(tx, id);
    } else if (dice < 46) {
      change(tx, id, random.nextInt(3) == 0);
    } else if (dice < 55) {
      checkReads(tx);
    } else if (dice < 60) {
      mark(tx);
    } else if (dice < 65) {
      rollbackToMark(tx);
    } else if (dice < 78) {
      alter(tx, id);
    } else if (dice < 85) {
      changeIndexes(tx, id);
    } else if (dice < 87) {
      empty(tx, id, random.nextBoolean());
    } else {
      end(tx, dice < 94);
    }
  }

  // ---- the model

  private TreeMap<Long, AlteredTable> newest(Running tx) {
    TreeMap<Long, AlteredTable> tables = new TreeMap<>();
    committed.forEach((id, table) -> tables.put(id, table.copy()));
    tx.owned.forEach((id, table) -> {
      if (table == null) {
        tables.remove(id);
      } else {
        tables.put(id, table.copy());
      }
    });
    tx.changes.forEach(
        (id, changes) -> changes.forEach((row, content) -> apply(tables.get(id), row, content)));
    return tables;
  }

  private static void apply(AlteredTable table, long row, Map<Integer, Object> content) {
    if (content == null) {
      table.rows.remove(row);
    } else {
      table.rows.put(row, content);
    }
  }

  private void own(Running tx, long id, AlteredTable table) {
    tx.owned.put(id, table);
    tx.changes.remove(id);
  }

  private static void noteRow(Running tx, long id, long row, Map<Integer, Object> content) {
    AlteredTable owned = tx.owned.get(id);
    if (owned != null) {
      apply(owned, row, content);
    } else {
      tx.changes.computeIfAbsent(id, _ -> new TreeMap<>()).put(row, content);
    }
  }

  /**
   * Runs a step, and takes it back when it does not succeed.
   *
   * @param mayClash whether an equal key is what the model expects
   * @return whether it succeeded
   */
  private boolean attempt(Running tx, long id, boolean mayClash, Step step) {
    long savepoint = tx.tx.savepoint();
    tx.touched.add(id);
    try {
      step.run();
      return true;
    } catch (DuplicateKeyException e) {
      assertThat(mayClash).as("an equal key is there: " + e.getMessage()).isTrue();
    } catch (SqlException e) {
      if (e.number() != 9002) {
        assertThat(e.number()).isEqualTo(1222);
        assertThat(running.stream().anyMatch(other -> other != tx && other.touched.contains(id)))
            .as("somebody else holds table " + id)
            .isTrue();
      }
    }
    tx.tx.rollbackTo(savepoint);
    return false;
  }

  // ---- transactions

  private void begin() {
    Running tx = new Running(opened.store().begin());
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
  }

  private void mark(Running tx) {
    steps.add("savepoint " + tx.tx.id());
    tx.marks.add(new Mark(tx.tx.savepoint(), copyChanges(tx.changes), copyTables(tx.owned)));
  }

  private static TreeMap<Long, TreeMap<Long, Map<Integer, Object>>> copyChanges(
      TreeMap<Long, TreeMap<Long, Map<Integer, Object>>> from) {
    TreeMap<Long, TreeMap<Long, Map<Integer, Object>>> copy = new TreeMap<>();
    from.forEach((id, rows) -> copy.put(id, new TreeMap<>(rows)));
    return copy;
  }

  private static TreeMap<Long, AlteredTable> copyTables(TreeMap<Long, AlteredTable> from) {
    TreeMap<Long, AlteredTable> copy = new TreeMap<>();
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
    tx.owned = copyTables(mark.owned);
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
      opened.store().close();
    }
    running.clear();
    opened = Opened.open(disk);
    begin();
    Running tx = running.getFirst();
    checkState(tx, tx.tx.readView(), committed);
    committed.forEach(
        (id, table) -> assertThat(opened.store().rowCount(id)).isEqualTo(table.rows.size()));
    end(tx, false);
  }

  // ---- schema

  private void createTable(Running tx) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(AlteredTable.IDENTITY, SqlType.BIGINT));
    columns.add(new Column(1, values.anyShortType()));
    columns.add(new Column(2, values.anyType()));
    int kind = random.nextInt(3);
    List<Part> key = kind == 0 ? List.of() : List.of(new Part(1, random.nextBoolean()));
    AlteredTable table =
        new AlteredTable(columns, key, kind == 1, new TreeMap<>(), new TreeMap<>(), 3);
    long id = tx.tx.createTable(Store.SYSTEM_DATABASE, table.shape());
    steps.add("create table " + id + " " + table.shape() + " by " + tx.tx.id());
    tx.owned.put(id, table);
    tx.touched.add(id);
  }

  private void empty(Running tx, long id, boolean drop) {
    steps.add((drop ? "drop " : "truncate ") + id + " by " + tx.tx.id());
    AlteredTable after = newest(tx).get(id);
    boolean done =
        attempt(
            tx,
            id,
            false,
            () -> {
              if (drop) {
                tx.tx.dropTable(id);
              } else {
                tx.tx.truncateTable(id);
              }
            });
    if (done) {
      after.rows.clear();
      own(tx, id, drop ? null : after);
    }
  }

  private void alter(Running tx, long id) {
    AlteredTable after = newest(tx).get(id);
    Column column = after.columns.get(random.nextInt(after.columns.size()));
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        if (after.columns.size() < COLUMNS_MAX) {
          addColumns(tx, id, after);
        }
      }
      case 2, 3 -> dropColumn(tx, id, after, column);
      case 4, 5 -> changeColumn(tx, id, after, column);
      default -> {
        boolean hasNull =
            after.rows.values().stream().anyMatch(row -> row.get(column.id()) == null);
        int ordinal = after.ordinal(column.id());
        steps.add("look for NULL in " + id + "." + ordinal + " by " + tx.tx.id());
        attempt(tx, id, false, () -> assertThat(tx.tx.hasNull(id, ordinal)).isEqualTo(hasNull));
      }
    }
  }

  private void addColumns(Running tx, long id, AlteredTable after) {
    List<TableAlteration.NewColumn> added = new ArrayList<>();
    for (int count = 1 + random.nextInt(2); count > 0; count--) {
      Column column = new Column(after.nextColumn++, values.anyType());
      Object value = random.nextBoolean() ? null : values.any(column.type());
      after.add(column, value);
      added.add(
          new TableAlteration.NewColumn(
              new TableShape.ColumnShape(column.type(), random.nextBoolean()), value));
    }
    alter(tx, id, after, new TableAlteration.AddColumns(added));
  }

  private void dropColumn(Running tx, long id, AlteredTable after, Column column) {
    int ordinal = after.ordinal(column.id());
    TableAlteration drop = new TableAlteration.DropColumns(List.of(ordinal));
    if (column.id() == AlteredTable.IDENTITY) {
      return;
    }
    if (after.needs(column.id())) {
      refused(tx, id, drop);
    } else {
      after.drop(column.id());
      alter(tx, id, after, drop);
    }
  }

  private void changeColumn(Running tx, long id, AlteredTable after, Column column) {
    if (column.id() == AlteredTable.IDENTITY) {
      return;
    }
    AlteredValues.Change change = values.anyChange(column.type(), after.needs(column.id()));
    TableAlteration alteration =
        new TableAlteration.ChangeColumn(
            after.ordinal(column.id()),
            new TableShape.ColumnShape(change.type(), random.nextBoolean()),
            change.conversion());
    if (after.isFiltered(column.id()) && !TableAlteration.keepsRows(column.type(), change.type())) {
      refused(tx, id, alteration);
    } else {
      after.change(column.id(), change);
      alter(tx, id, after, alteration);
    }
  }

  private void refused(Running tx, long id, TableAlteration alteration) {
    steps.add("refused: alter " + id + " " + alteration + " by " + tx.tx.id());
    attempt(
        tx,
        id,
        false,
        () -> {
          tx.tx.lockTable(id, LockMode.SCH_M);
          assertThatThrownBy(() -> tx.tx.alterTable(id, alteration))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  private void alter(Running tx, long id, AlteredTable after, TableAlteration alteration) {
    steps.add("alter " + id + " " + alteration + " by " + tx.tx.id());
    boolean clashes = after.hasClash();
    if (attempt(tx, id, clashes, () -> tx.tx.alterTable(id, alteration))) {
      assertThat(clashes).isFalse();
      own(tx, id, after);
    }
  }

  private void changeIndexes(Running tx, long id) {
    AlteredTable after = newest(tx).get(id);
    if (after.indexes.size() > 2 || (!after.indexes.isEmpty() && random.nextInt(4) == 0)) {
      long number = after.indexes.firstKey();
      steps.add("drop index " + number + " of " + id + " by " + tx.tx.id());
      if (attempt(tx, id, false, () -> tx.tx.dropIndex(id, number))) {
        after.indexes.remove(number);
        own(tx, id, after);
      }
      return;
    }
    Index index = anyIndex(after);
    steps.add("create index " + index + " of " + id + " by " + tx.tx.id());
    AlteredTable with = after.copy();
    with.indexes.put(-1L, index);
    boolean clashes = with.hasClash();
    long[] number = new long[1];
    if (attempt(tx, id, clashes, () -> number[0] = tx.tx.createIndex(id, after.shape(index)))) {
      assertThat(clashes).isFalse();
      after.indexes.put(number[0], index);
      own(tx, id, after);
    }
  }

  private Index anyIndex(AlteredTable table) {
    List<Column> shortOnes =
        new ArrayList<>(
            table.columns.stream().filter(column -> AlteredValues.isShort(column.type())).toList());
    Collections.shuffle(shortOnes, random);
    List<Part> key =
        shortOnes.stream()
            .limit(1 + random.nextInt(2))
            .map(column -> new Part(column.id(), random.nextBoolean()))
            .toList();
    List<Integer> included =
        table.columns.stream().map(Column::id).filter(_ -> random.nextInt(3) == 0).toList();
    List<IndexFilter.Condition> filter = new ArrayList<>();
    for (int count = random.nextInt(3); count > 0; count--) {
      Column column = shortOnes.get(random.nextInt(shortOnes.size()));
      filter.add(values.anyCondition(column.id(), column.type()));
    }
    return new Index(key, random.nextInt(3) == 0, included, filter);
  }

  // ---- rows

  private Map<Integer, Object> anyRow(AlteredTable table, long id) {
    Map<Integer, Object> row = new HashMap<>();
    table.columns.forEach(column -> row.put(column.id(), values.any(column.type())));
    row.put(AlteredTable.IDENTITY, id);
    return row;
  }

  private static Batch batch(AlteredTable table, List<Map<Integer, Object>> rows) {
    Batch batch = Batch.of(table.types());
    batch.setSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      List<Object> row = table.values(rows.get(i));
      for (int c = 0; c < row.size(); c++) {
        batch.column(c).set(i, row.get(c));
      }
    }
    return batch;
  }

  private void insert(Running tx, long id) {
    AlteredTable table = newest(tx).get(id);
    List<Map<Integer, Object>> rows = new ArrayList<>();
    int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 25 : 3);
    boolean hasClash = false;
    for (int i = 0; i < count; i++) {
      long number = nextRow++;
      Map<Integer, Object> row = anyRow(table, number);
      boolean clashes = table.clashes(number, row);
      if (!clashes || random.nextInt(6) == 0) {
        hasClash |= clashes;
        rows.add(row);
        table.rows.put(number, row);
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    steps.add("insert " + rows.size() + " rows into " + id + " by " + tx.tx.id());
    if (attempt(tx, id, hasClash, () -> tx.tx.insert(id, batch(table, rows)))) {
      assertThat(hasClash).isFalse();
      rows.forEach(row -> noteRow(tx, id, identity(row), row));
    }
  }

  private static long identity(Map<Integer, Object> row) {
    return (Long) row.get(AlteredTable.IDENTITY);
  }

  /** Updates or deletes rows through a cursor that locks. */
  private void change(Running tx, long id, boolean delete) {
    AlteredTable table = newest(tx).get(id);
    List<Integer> all = IntStream.range(0, table.columns.size()).boxed().toList();
    Question question = anyQuestion(id, table, anyPath(table), all, Access.UPDATE);
    steps.add((delete ? "delete " : "update ") + question.request + " by " + tx.tx.id());
    TreeMap<Long, Map<Integer, Object>> done = new TreeMap<>();
    boolean isDone = attempt(tx, id, !delete, () -> changeFound(tx, table, question, delete, done));
    if (isDone) {
      done.forEach((row, content) -> noteRow(tx, id, row, content));
      assertThat(newest(tx).get(id).hasClash()).isFalse();
    }
  }

  private void changeFound(
      Running tx,
      AlteredTable table,
      Question question,
      boolean delete,
      TreeMap<Long, Map<Integer, Object>> done)
      throws DuplicateKeyException {
    long id = question.request.tableId();
    List<List<Object>> found = new ArrayList<>();
    try (ReadView view = tx.tx.readView();
        Cursor cursor = tx.tx.open(view, question.request)) {
      Batch batch = Batch.of(table.types());
      while (cursor.next(batch, 1 + random.nextInt(40)) > 0) {
        List<List<Object>> rows = rows(batch);
        found.addAll(rows);
        List<Map<Integer, Object>> changed = rows.stream().map(row -> changed(table, row)).toList();
        if (delete) {
          tx.tx.delete(id, cursor.locators(), rows.size());
        } else {
          tx.tx.update(id, cursor.locators(), batch(table, changed));
        }
        changed.forEach(row -> done.put(identity(row), delete ? null : row));
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(question.rows.stream().map(table::values).toList());
  }

  /** A row with some values changed. */
  private Map<Integer, Object> changed(AlteredTable table, List<Object> row) {
    Map<Integer, Object> changed = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      Column column = table.columns.get(i);
      boolean changes = column.id() != AlteredTable.IDENTITY && random.nextInt(3) == 0;
      changed.put(column.id(), changes ? values.any(column.type()) : row.get(i));
    }
    return changed;
  }

  private static List<List<Object>> rows(Batch batch) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      List<Object> row = new ArrayList<>();
      for (int c = 0; c < batch.columnCount(); c++) {
        row.add(batch.column(c).get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  // ---- reads

  private Path anyPath(AlteredTable table) {
    List<Path> paths = new ArrayList<>();
    paths.add(new Path(0, table.key, List.of()));
    table.indexes.forEach((id, index) -> paths.add(new Path(id, index.key(), index.filter())));
    return paths.get(random.nextInt(paths.size()));
  }

  private Question anyQuestion(
      long id, AlteredTable table, Path path, List<Integer> columns, Access access) {
    KeyRange.Bound lower = anyBound(table, path);
    KeyRange.Bound upper = anyBound(table, path);
    List<Map<Integer, Object>> rows =
        table.rows.values().stream()
            .filter(row -> AlteredTable.accepts(path.filter, row))
            .filter(
                row -> lower == null || compare(path, row, lower) > (lower.inclusive() ? -1 : 0))
            .filter(row -> upper == null || compare(path, row, upper) < (upper.inclusive() ? 1 : 0))
            .toList();
    ScanRequest request =
        new ScanRequest(
            id, path.index, new KeyRange(lower, upper), random.nextBoolean(), columns, access);
    return new Question(request, rows);
  }

  private KeyRange.Bound anyBound(AlteredTable table, Path path) {
    if (path.key.isEmpty() || random.nextInt(3) > 0) {
      return null;
    }
    List<Object> bound = new ArrayList<>();
    for (Part part : path.key.subList(0, 1 + random.nextInt(path.key.size()))) {
      bound.add(values.any(table.columns.get(table.ordinal(part.column())).type()));
    }
    return new KeyRange.Bound(bound, random.nextBoolean());
  }

  /** Compares the first columns of a row's key with a bound. */
  private static int compare(Path path, Map<Integer, Object> row, KeyRange.Bound bound) {
    List<Part> prefix = path.key.subList(0, bound.values().size());
    Map<Integer, Object> at = new HashMap<>();
    for (int i = 0; i < prefix.size(); i++) {
      at.put(prefix.get(i).column(), bound.values().get(i));
    }
    return Integer.signum(AlteredTable.order(prefix).compare(row, at));
  }

  private void checkReads(Running tx) {
    checkViews(tx);
    ReadView view = tx.tx.readView();
    TreeMap<Long, AlteredTable> seen = newest(tx);
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
    tx.views.forEach(view -> checkState(tx, view.view, view.seen));
  }

  private void checkState(Running tx, ReadView view, TreeMap<Long, AlteredTable> seen) {
    seen.forEach((id, table) -> checkTable(tx, view, id, table));
  }

  private void checkTable(Running tx, ReadView view, long id, AlteredTable table) {
    List<Integer> columns =
        new ArrayList<>(IntStream.range(0, table.columns.size()).boxed().toList());
    Collections.shuffle(columns, random);
    List<Integer> wanted = columns.subList(0, 1 + random.nextInt(columns.size()));
    Path path = anyPath(table);
    Question question = anyQuestion(id, table, path, wanted, Access.VIEW);
    List<List<Object>> found = new ArrayList<>();
    Batch batch = Batch.of(wanted.stream().map(table.types()::get).toList());
    try (Cursor cursor = tx.tx.open(view, question.request)) {
      while (cursor.next(batch, 1 + random.nextInt(60)) > 0) {
        found.addAll(rows(batch));
      }
    }
    List<List<Object>> expected = new ArrayList<>();
    for (Map<Integer, Object> row : question.rows) {
      List<Object> all = table.values(row);
      List<Object> some = new ArrayList<>();
      wanted.forEach(ordinal -> some.add(all.get(ordinal)));
      expected.add(some);
    }
    assertThat(found)
        .as("%s by %d", question.request, tx.tx.id())
        .containsExactlyInAnyOrderElementsOf(expected);
    checkOrder(table, path, question.request, found);
  }

  private static void checkOrder(
      AlteredTable table, Path path, ScanRequest request, List<List<Object>> found) {
    List<Integer> places =
        path.key.stream()
            .map(part -> request.columns().indexOf(table.ordinal(part.column())))
            .toList();
    if (places.contains(-1)) {
      return;
    }
    Map<Integer, Object> before = null;
    for (List<Object> row : found) {
      Map<Integer, Object> key = new HashMap<>();
      for (int i = 0; i < places.size(); i++) {
        key.put(path.key.get(i).column(), row.get(places.get(i)));
      }
      if (before != null) {
        int order = AlteredTable.order(path.key).compare(before, key);
        assertThat(request.descending() ? -order : order).isLessThanOrEqualTo(0);
      }
      before = key;
    }
  }
}
