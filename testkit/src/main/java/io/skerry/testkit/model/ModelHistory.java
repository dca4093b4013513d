package io.skerry.testkit.model;

import io.skerry.testkit.history.IsolationLevel;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** One random history. A seed gives the same one each time. */
final class ModelHistory {
  private static final int STEPS_MIN = 15;
  private static final int STEPS_MAX = 60;
  private static final int TRANSACTIONS_MAX = 4;
  private static final int TABLES_MAX = 3;

  private final long seed;
  private final int count;
  private final World world;
  private final ReadSteps reads;
  private final RowSteps rows;
  private final SchemaSteps schema;
  private final DatabaseSteps databases;
  private final LifeSteps life;
  private int done;

  ModelHistory(long seed) {
    SplittableRandom setting = new SplittableRandom(seed);
    this.seed = seed;
    this.count = setting.nextInt(STEPS_MIN, STEPS_MAX);
    this.world = new World(setting);
    this.reads = new ReadSteps(world);
    this.rows = new RowSteps(world);
    this.schema = new SchemaSteps(world);
    this.databases = new DatabaseSteps(world);
    this.life = new LifeSteps(world, reads, schema, databases);
  }

  /** What was done, in words. */
  List<String> text() {
    return world.steps();
  }

  /** How many steps there were, with those that were left out. */
  int stepsDone() {
    return done;
  }

  /**
   * @param isWanted which steps are taken, by their numbers
   * @throws Difference where the store did something else than the model
   */
  void run(IntPredicate isWanted) {
    try {
      for (done = 0; done < count; done++) {
        if (isWanted.test(done)) {
          world.random = new Random(seed * 1_000_003 + done);
          step();
          world.settle();
        }
      }
      world.random = new Random(seed);
      life.endAll();
    } finally {
      world.close();
    }
  }

  private void step() {
    int dice = world.random.nextInt(100);
    boolean mayBegin = world.running.size() < TRANSACTIONS_MAX;
    if (world.running.isEmpty() || (mayBegin && dice < 10)) {
      life.begin(world.any(List.of(IsolationLevel.values())));
    } else if (dice == 10) {
      life.reopen();
    } else if (dice > 10 && dice < 14) {
      life.checkpoint();
    } else {
      stepOf(world.any(world.running), world.random.nextInt(100));
    }
  }

  private void stepOf(Running tx, int dice) {
    List<Long> tables = world.tables(tx);
    if (tables.isEmpty() || (dice < 4 && tables.size() < TABLES_MAX)) {
      schema.createTable(tx, world.any(databases.usable(tx)));
    } else if (dice < 7) {
      databases.changeDatabases(tx);
    } else if (dice < 12) {
      databases.changeSequences(tx);
    } else if (dice < 16) {
      life.mark(tx);
    } else if (dice < 20) {
      life.rollbackToMark(tx);
    } else if (dice < 24) {
      reads.look(tx);
    } else if (dice < 38) {
      life.end(tx, dice < 33);
    } else {
      stepAt(tx, world.any(tables), dice);
    }
  }

  private void stepAt(Running tx, long table, int dice) {
    if (dice < 45) {
      schema.change(tx, table);
    } else if (dice < 64) {
      rows.insert(tx, table);
    } else if (dice < 83) {
      if (rows.change(tx, table, dice >= 77)) {
        life.end(tx, false);
      }
    } else {
      reads.read(tx, table);
    }
  }
}
