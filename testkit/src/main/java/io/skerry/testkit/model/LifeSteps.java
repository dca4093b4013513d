package io.skerry.testkit.model;

import io.skerry.testkit.history.IsolationLevel;

/** Transactions begin and end, and so does the store. */
final class LifeSteps {
  private static final int MARKS_MAX = 4;

  private final World world;
  private final ReadSteps reads;
  private final SchemaSteps schema;
  private final DatabaseSteps databases;

  LifeSteps(World world, ReadSteps reads, SchemaSteps schema, DatabaseSteps databases) {
    this.world = world;
    this.reads = reads;
    this.schema = schema;
    this.databases = databases;
  }

  Running begin(IsolationLevel level) {
    Running tx = new Running(world.store().begin(), level, world.committed);
    tx.tx.setLockTimeoutMillis(0);
    world.running.add(tx);
    world.say("begin " + tx);
    return tx;
  }

  void end(Running tx, boolean commits) {
    world.say((commits ? "commit " : "rollback ") + tx);
    reads.checkViews(tx);
    if (commits) {
      tx.tx.commit();
      world.committed = world.committed.with(tx.changes);
      world.others(tx).forEach(other -> other.othersCommit(tx.changes));
    } else {
      tx.tx.rollback();
    }
    world.running.remove(tx);
    tx.changes.schemaTables().stream()
        .filter(number -> world.running.stream().noneMatch(one -> one.changes.hasSchemaOf(number)))
        .forEach(schema::checkThere);
  }

  void mark(Running tx) {
    if (tx.marks.size() < MARKS_MAX) {
      world.say("savepoint " + tx.marks.size() + " by " + tx);
      tx.marks.add(new Running.Mark(tx.tx.savepoint(), tx.changes.copy()));
    }
  }

  void rollbackToMark(Running tx) {
    if (tx.marks.isEmpty()) {
      return;
    }
    int at = world.random.nextInt(tx.marks.size());
    Running.Mark mark = tx.marks.get(at);
    world.say("rollback to savepoint " + at + " by " + tx);
    tx.tx.rollbackTo(mark.savepoint());
    tx.changes = mark.changes().copy();
    tx.marks.subList(at + 1, tx.marks.size()).clear();
    tx.views.forEach(view -> view.view().close());
    tx.views.clear();
  }

  void checkpoint() {
    world.say("checkpoint");
    world.store().checkpoint();
  }

  /** Reads all only now and then, so that what recovery left to be done meets other steps. */
  void reopen() {
    World.End how = World.End.values()[world.random.nextInt(World.End.values().length)];
    world.say("the store ends by " + how);
    world.reopen(how);
    databases.afterReopen(how != World.End.CLOSE);
    if (world.random.nextBoolean()) {
      checkAll();
    }
  }

  /** Ends all transactions and the store, opens it, and looks at everything. */
  void endAll() {
    while (!world.running.isEmpty()) {
      end(world.running.getFirst(), world.random.nextBoolean());
    }
    reopen();
    checkAll();
  }

  private void checkAll() {
    databases.check();
    Running tx = begin(IsolationLevel.READ_COMMITTED_VERSIONS);
    reads.checkAll(tx);
    end(tx, false);
  }
}
