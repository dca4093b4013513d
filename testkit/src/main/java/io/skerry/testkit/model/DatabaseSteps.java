package io.skerry.testkit.model;

import io.skerry.error.SqlException;
import io.skerry.row.ObjectId;
import io.skerry.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * Databases and sequences.
 *
 * <p>The store locks neither: the layer above does. So the model keeps others away from what a
 * running transaction creates or drops.
 */
final class DatabaseSteps {
  private static final int DATABASES_MAX = 3;
  private static final int SEQUENCES_MAX = 2;

  private final World world;

  /** All databases that there ever were. */
  private final TreeSet<Integer> ever = new TreeSet<>();

  DatabaseSteps(World world) {
    this.world = world;
  }

  /** Databases in which a transaction may create something. */
  List<Integer> usable(Running tx) {
    TreeSet<Integer> databases = new TreeSet<>(world.committed.databases());
    databases.addAll(tx.changes.createdDatabases);
    world.running.forEach(one -> databases.removeAll(one.changes.droppedDatabases));
    return List.copyOf(databases);
  }

  void changeDatabases(Running tx) {
    List<Integer> usable = usable(tx);
    if (usable.size() < DATABASES_MAX && world.random.nextBoolean()) {
      int database = tx.tx.createDatabase();
      world.say("create database " + database + " by " + tx);
      Difference.unless(
          !world.committed.databases().contains(database), "a database's number is given twice");
      ever.add(database);
      tx.changes.createdDatabases.add(database);
    } else if (!tx.isOnSnapshot()) {
      int database = world.any(usable);
      if (database != Store.SYSTEM_DATABASE && isLeftAlone(tx, database)) {
        drop(tx, database);
      }
    }
  }

  /** Whether no other transaction creates or drops anything in a database. */
  private boolean isLeftAlone(Running tx, int database) {
    LongPredicate isInside = number -> ObjectId.databaseOf(number) == database;
    return world.others(tx).stream()
        .allMatch(other ->
            other.changes.schemaTables().stream().noneMatch(isInside::test)
                && other.changes.createdSequences.stream().noneMatch(isInside::test)
                && other.changes.droppedSequences.stream().noneMatch(isInside::test));
  }

  private void drop(Running tx, int database) {
    world.say("drop database " + database + " by " + tx);
    List<Long> tables =
        tx.changes.tables(world.committed).stream()
            .filter(number -> ObjectId.databaseOf(number) == database)
            .toList();
    long savepoint = tx.tx.savepoint();
    tables.forEach(number -> tx.holds.touch(number, Holds.Want.SCHEMA));
    try {
      tx.tx.dropDatabase(database);
    } catch (SqlException e) {
      boolean isStopped =
          tables.stream()
              .anyMatch(number ->
                  world.others(tx).stream()
                      .anyMatch(other -> other.holds.mayStop(number, Holds.Want.SCHEMA)));
      if (!isStopped) {
        throw new Difference("nobody holds anything of database " + database, e);
      }
      tx.tx.rollbackTo(savepoint);
      return;
    }
    tables.forEach(number -> {
      world.requireSchemaFree(tx, number);
      tx.changes.dropTable(number);
    });
    for (long sequence : sequences(tx)) {
      if (ObjectId.databaseOf(sequence) == database) {
        dropSequence(tx, sequence);
      }
    }
    if (!tx.changes.createdDatabases.remove(database)) {
      tx.changes.droppedDatabases.add(database);
    }
  }

  void check() {
    for (int database : ever) {
      Difference.unless(
          world.store().hasDatabase(database) == world.committed.databases().contains(database),
          "database " + database + " is there or not, as it should not be");
    }
  }

  // ---- sequences

  private List<Long> sequences(Running tx) {
    TreeSet<Long> sequences = new TreeSet<>(world.committed.sequences());
    sequences.addAll(tx.changes.createdSequences);
    world.running.forEach(one -> sequences.removeAll(one.changes.droppedSequences));
    return List.copyOf(sequences);
  }

  private static void dropSequence(Running tx, long sequence) {
    if (!tx.changes.createdSequences.remove(sequence)) {
      tx.changes.droppedSequences.add(sequence);
    }
  }

  void changeSequences(Running tx) {
    List<Long> sequences = sequences(tx);
    if (sequences.size() < SEQUENCES_MAX && world.random.nextInt(3) == 0) {
      create(tx);
    } else if (!sequences.isEmpty()) {
      use(tx, world.any(sequences));
    }
  }

  private void create(Running tx) {
    int database = world.any(usable(tx));
    long start = world.random.nextInt(100) - 50L;
    long increment = world.random.nextInt(3) == 0 ? -3 : 1 + world.random.nextInt(3);
    long number = tx.tx.createSequence(database, start, increment);
    world.say("create sequence " + number + " by " + start + ", " + increment + " by " + tx);
    world.sequences.put(number, new Sequence(number, start, increment));
    tx.changes.createdSequences.add(number);
  }

  private void use(Running tx, long number) {
    Sequence sequence = world.sequences.get(number);
    if (sequence == null) {
      throw new Difference("the model lost sequence " + number);
    }
    int dice = world.random.nextInt(10);
    if (dice == 0) {
      world.say("drop sequence " + number + " by " + tx);
      tx.tx.dropSequence(number);
      dropSequence(tx, number);
    } else if (dice == 1) {
      long value = world.random.nextInt(400) - 200L;
      world.say("restart sequence " + number + " behind " + value);
      sequence.restart(world.store(), value);
    } else {
      int count = 1 + world.random.nextInt(world.random.nextInt(4) == 0 ? 30 : 3);
      world.say("take " + count + " values of sequence " + number);
      sequence.take(world.store(), count);
    }
  }

  /** After the store was opened again, nothing uncommitted is left. */
  void afterReopen(boolean isCrash) {
    world.sequences.keySet().retainAll(world.committed.sequences());
    List<Sequence> all = new ArrayList<>(world.sequences.values());
    for (Sequence sequence : all) {
      if (isCrash) {
        sequence.afterCrash(world.store(), world.options().sequenceCache());
      }
      sequence.check(world.store());
    }
  }
}
