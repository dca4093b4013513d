package io.skerry.testkit.model;

import io.skerry.error.SqlException;
import io.skerry.store.DuplicateKeyException;
import java.util.List;
import java.util.Objects;

/** Tables and indexes come and go. */
final class SchemaSteps {
  private final World world;

  SchemaSteps(World world) {
    this.world = world;
  }

  void createTable(Running tx, int database) {
    TableKind kind = TableKind.values()[world.random.nextInt(TableKind.values().length)];
    boolean isTemporary = world.random.nextInt(6) == 0;
    Table table = Table.empty(kind, isTemporary);
    long number =
        isTemporary
            ? tx.tx.createTemporaryTable(database, kind.shape())
            : tx.tx.createTable(database, kind.shape());
    world.say(
        "create " + (isTemporary ? "temporary " : "") + kind + " table " + number + " by " + tx);
    Difference.unless(world.committed.table(number) == null, "a number is given twice: " + number);
    tx.changes.putTable(number, table);
    tx.holds.touch(number, Holds.Want.SCHEMA);
  }

  /** Changes a table's schema; not on a snapshot, where error 3964 stops it above the store. */
  void change(Running tx, long number) {
    Table table = world.newest(tx, number);
    if (table == null || tx.isOnSnapshot()) {
      return;
    }
    long savepoint = tx.tx.savepoint();
    tx.holds.touch(number, Holds.Want.SCHEMA);
    try {
      change(tx, number, table);
      world.requireSchemaFree(tx, number);
    } catch (SqlException e) {
      world.requireStopped(tx, number, Holds.Want.SCHEMA, e);
      tx.tx.rollbackTo(savepoint);
    }
  }

  private void change(Running tx, long number, Table table) {
    int what = world.random.nextInt(6);
    if (what == 0) {
      world.say("drop table " + number + " by " + tx);
      tx.tx.dropTable(number);
      tx.changes.dropTable(number);
    } else if (what == 1) {
      world.say("truncate table " + number + " by " + tx);
      tx.tx.truncateTable(number);
      tx.changes.putTable(number, table.withoutRows());
    } else if (what == 2 && !table.indexes().isEmpty()) {
      long index = world.any(List.copyOf(table.indexes().keySet()));
      world.say("drop index " + index + " of table " + number + " by " + tx);
      tx.tx.dropIndex(number, index);
      tx.changes.putTable(number, table.withoutIndex(index));
    } else {
      createIndex(tx, number, table);
    }
  }

  private void createIndex(Running tx, long number, Table table) {
    IndexKind kind = IndexKind.values()[world.random.nextInt(IndexKind.values().length)];
    world.say("create index " + kind + " of table " + number + " by " + tx);
    Table after = table.withIndex(-1, kind);
    boolean clashes = after.clashes(after.rows().values());
    long savepoint = tx.tx.savepoint();
    try {
      long index = tx.tx.createIndex(number, kind.shape);
      Difference.unless(!clashes, "a unique index of table " + number + " has a key twice");
      tx.changes.putTable(number, table.withIndex(index, kind));
    } catch (DuplicateKeyException e) {
      Difference.unless(clashes, "no key is there twice: " + e.getMessage());
      tx.tx.rollbackTo(savepoint);
    }
  }

  /** A table as all others see it is there or not, as it should be. */
  void checkThere(long number) {
    boolean isThere = world.store().hasTable(number);
    Difference.unless(
        isThere == Objects.nonNull(world.committed.table(number)),
        "table " + number + (isThere ? " is there" : " is not there"));
  }
}
