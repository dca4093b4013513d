package io.skerry.testkit.model;

import io.skerry.batch.Batch;
import io.skerry.error.SqlException;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.testkit.history.IsolationLevel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads at all levels, and views that stay open. */
final class ReadSteps {
  private static final int VIEWS_MAX = 2;

  private final World world;

  ReadSteps(World world) {
    this.world = world;
  }

  /** Reads a range of a table as a transaction's level says. */
  void read(Running tx, long number) {
    Access access = Levels.reading(tx.level);
    Table table =
        tx.level == IsolationLevel.READ_UNCOMMITTED
            ? world.inPlace(number)
            : world.seen(tx, number);
    if (table == null) {
      return;
    }
    Scan scan = anyScan(number, table, access);
    world.say("read " + scan.request + " by " + tx);
    Holds.Want want =
        tx.level == IsolationLevel.READ_UNCOMMITTED ? Holds.Want.DIRTY : Holds.Want.READ;
    if (Levels.keepsRows(tx.level)) {
      tx.holds.touch(number, Holds.Want.READ);
    }
    try (ReadView view = tx.view()) {
      scan.check(tx, view);
    } catch (SqlException e) {
      Difference.unless(!access.equals(Access.VIEW), "a read of a view waits");
      world.requireStopped(tx, number, want, e);
      return;
    }
    if (Levels.keepsRows(tx.level)) {
      scan.wanted.forEach(row -> requireUnchanged(tx, number, row));
      tx.holds.lockRows(number, scan.wanted);
      if (tx.level == IsolationLevel.SERIALIZABLE) {
        tx.holds.lockRange(number, scan.path, scan.request.range());
      }
    }
  }

  private void requireUnchanged(Running tx, long number, Row row) {
    for (Running other : world.others(tx)) {
      Difference.unless(
          !other.changes.rowsOf(number).containsKey(row.id()),
          "row " + row.id() + " is locked for reading, and changed by " + other);
    }
  }

  /** Takes a view that stays open, or looks at those that there are. */
  void look(Running tx) {
    checkViews(tx);
    if (tx.views.size() < VIEWS_MAX) {
      world.say("view by " + tx);
      State seen =
          tx.isOnSnapshot()
              ? tx.base(world.committed).with(tx.changes)
              : world.committed.with(tx.changes);
      tx.views.add(new Running.View(tx.view(), seen));
    }
  }

  /** Open views still show what they showed. */
  void checkViews(Running tx) {
    for (Running.View view : tx.views) {
      view.seen()
          .tables()
          .forEach((number, table) -> anyScan(number, table, Access.VIEW).check(tx, view.view()));
    }
  }

  /** Reads all that is committed, in all orders. */
  void checkAll(Running tx) {
    try (ReadView view = tx.tx.readView()) {
      world
          .committed
          .tables()
          .forEach((number, table) -> {
            for (Path path : table.paths()) {
              scan(number, table, path, KeyRange.ALL, Access.VIEW).check(tx, view);
            }
            long count = world.store().rowCount(number);
            Difference.unless(
                count == table.rows().size(), "table " + number + " counts " + count + " rows");
          });
    }
  }

  // ---- scans

  private Scan anyScan(long number, Table table, Access access) {
    Path path = world.any(table.paths());
    return scan(number, table, path, path.anyRange(world.random), access);
  }

  private Scan scan(long number, Table table, Path path, KeyRange range, Access access) {
    List<Integer> columns = new ArrayList<>(Row.ALL_COLUMNS);
    Collections.shuffle(columns, world.random);
    ScanRequest request =
        new ScanRequest(
            number,
            path.index(),
            range,
            world.random.nextBoolean(),
            columns.subList(0, 1 + world.random.nextInt(columns.size())),
            access);
    return new Scan(request, path, path.rows(table, range), 1 + world.random.nextInt(60));
  }

  /**
   * A read of a range and the rows that it must find.
   *
   * @param rowsAtOnce how many are asked for at once
   */
  private record Scan(ScanRequest request, Path path, List<Row> wanted, int rowsAtOnce) {

    void check(Running tx, ReadView view) {
      List<List<@Nullable Object>> found = new ArrayList<>();
      Batch batch = Batch.of(request.columns().stream().map(Row.TYPES::get).toList());
      try (Cursor cursor = tx.tx.open(view, request)) {
        while (cursor.next(batch, rowsAtOnce) > 0) {
          found.addAll(Row.values(batch));
        }
      }
      Map<List<@Nullable Object>, Integer> counts = new HashMap<>();
      found.forEach(values -> counts.merge(values, 1, Integer::sum));
      wanted.forEach(row -> counts.merge(row.values(request.columns()), -1, Integer::sum));
      counts.forEach((values, count) ->
          Difference.unless(
              count == 0,
              request + " by " + tx + (count > 0 ? " finds " : " does not find ") + shown(values)));
      checkOrder(found);
    }

    private static String shown(List<@Nullable Object> values) {
      List<String> texts = new ArrayList<>();
      for (Object value : values) {
        String text = Objects.toString(value);
        texts.add(text.length() > 30 ? text.substring(0, 30) + "... of " + text.length() : text);
      }
      return texts.toString();
    }

    private void checkOrder(List<List<@Nullable Object>> found) {
      if (path.key() == null
          || !path.key().columns().stream()
              .allMatch(column -> request.columns().contains(column.ordinal()))) {
        return;
      }
      List<Row> rows = found.stream().map(values -> Row.of(request.columns(), values)).toList();
      for (int i = 1; i < rows.size(); i++) {
        int order = path.compare(rows.get(i - 1), rows.get(i));
        Difference.unless(
            (request.descending() ? -order : order) <= 0, request + " is out of order at " + i);
      }
    }
  }
}
