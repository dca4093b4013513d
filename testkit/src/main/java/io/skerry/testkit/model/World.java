package io.skerry.testkit.model;

import io.skerry.error.SqlException;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.testkit.sim.QuietThreads;
import io.skerry.testkit.sim.SimulatedDisk;
import io.skerry.testkit.sim.SoakStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A store on a simulated disk, and what the model knows of it. */
final class World {
  private static final int ERROR_LOCK_TIMEOUT = 1222;

  private final StoreOptions options;
  private final QuietThreads quiet = new QuietThreads();
  private final List<String> steps = new ArrayList<>();
  private SimulatedDisk disk = new SimulatedDisk();
  private Store store;

  final RowMaker rows;
  final List<Running> running = new ArrayList<>();
  final TreeMap<Long, Sequence> sequences = new TreeMap<>();
  State committed = State.NEW;

  /** What the present step draws from. */
  Random random = new Random(0);

  World(SplittableRandom setting) {
    this.options = SoakStores.options(setting, false);
    this.rows = new RowMaker(setting.nextInt(16) == 0);
    this.store = SoakStores.open(disk, options);
  }

  Store store() {
    return store;
  }

  StoreOptions options() {
    return options;
  }

  void say(String step) {
    steps.add(step);
  }

  List<String> steps() {
    return steps;
  }

  // ---- the store's life

  /** How a life of the store ends. */
  enum End {
    CLOSE,
    PROCESS_END,
    POWER_LOSS
  }

  /** Ends the store and opens it again. */
  void reopen(End end) {
    quiet.await();
    SimulatedDisk next =
        switch (end) {
          case CLOSE -> disk;
          case PROCESS_END -> disk.afterProcessEnd();
          case POWER_LOSS -> disk.afterPowerLoss(random.nextLong());
        };
    if (end == End.CLOSE) {
      store.close();
    } else {
      SoakStores.abandon(store);
    }
    running.clear();
    committed = committed.reopened();
    disk = next;
    store = SoakStores.open(disk, options);
  }

  void close() {
    SoakStores.abandon(store);
  }

  /** Waits until the store's threads rest, so that all happens in the same order each time. */
  void settle() {
    quiet.await();
  }

  // ---- the model

  /** A table as a transaction may change it: as committed, with its own changes. */
  @Nullable Table newest(Running tx, long table) {
    return tx.changes.table(committed, table);
  }

  /** A table as a transaction's statements see it. */
  @Nullable Table seen(Running tx, long table) {
    return tx.changes.table(tx.base(committed), table);
  }

  /** A table with all that is not committed. */
  @Nullable Table inPlace(long number) {
    Table table = committed.table(number);
    for (Running tx : running) {
      if (tx.changes.hasSchemaOf(number)) {
        return tx.changes.table(committed, number);
      }
      if (table != null) {
        table = table.with(tx.changes.rowsOf(number));
      }
    }
    return table;
  }

  /** The tables that a transaction's statements see. */
  List<Long> tables(Running tx) {
    return List.copyOf(tx.changes.tables(tx.base(committed)));
  }

  List<Running> others(Running tx) {
    return running.stream().filter(other -> !other.equals(tx)).toList();
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  // ---- locks

  /** The store refused a step: somebody must have something against it. */
  void requireStopped(Running tx, long table, Holds.Want want, SqlException refusal) {
    Difference.unless(refusal.number() == ERROR_LOCK_TIMEOUT, "error " + refusal.number());
    if (others(tx).stream().noneMatch(other -> other.holds.mayStop(table, want))) {
      throw new Difference("nobody holds anything against " + want + " of table " + table, refusal);
    }
  }

  /** The store let a row be changed: nobody may have anything against it. */
  void requireFree(Running tx, long table, Row row) {
    for (Running other : others(tx)) {
      Difference.unless(
          !other.changes.rowsOf(table).containsKey(row.id()),
          "row " + row.id() + " of table " + table + " has changes of " + other);
      Difference.unless(
          !other.holds.mustStop(table, row),
          "row " + row.id() + " of table " + table + " is locked by " + other);
    }
  }

  /** The store let the schema of a table be changed. */
  void requireSchemaFree(Running tx, long table) {
    for (Running other : others(tx)) {
      boolean isHeld =
          !other.changes.rowsOf(table).isEmpty()
              || other.changes.hasSchemaOf(table)
              || other.holds.mustStopSchema(table);
      Difference.unless(!isHeld, "table " + table + " is held by " + other);
    }
  }
}
