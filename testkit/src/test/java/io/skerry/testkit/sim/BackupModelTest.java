package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.backup.Restore;
import io.skerry.backup.StopAt;
import io.skerry.row.ObjectId;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import java.io.OutputStream;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random histories with backups at random moments, checkpoints, restarts and crashes between: what
 * is restored, up to any position, is what the model held there.
 */
final class BackupModelTest {
  private static final int HISTORIES = Integer.getInteger("skerry.histories", 40);
  private static final int STEPS = 150;
  private static final int STOPS = 5;

  @Test
  void whatIsRestoredIsWhatTheModelHeldThere() {
    long first = Long.getLong("skerry.seed", 1);
    for (long seed = first; seed < first + HISTORIES; seed++) {
      Run run = new Run(seed);
      try {
        run.run();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + run.steps(), e);
      }
    }
  }

  /** One history. */
  private static final class Run {
    private final SplittableRandom random;
    private SimulatedDisk disk = new SimulatedDisk();
    private Opened opened = Opened.open(disk);
    private SoakHistory history;
    private final int empty;
    private BackupChain chain;
    private String last = "";

    /** What was committed, by the position of the log from which on it was so. */
    private final TreeMap<Long, SoakState> states = new TreeMap<>();

    Run(long seed) {
      random = new SplittableRandom(seed);
      Transaction tx = opened.store().begin();
      empty = tx.createDatabase();
      tx.commit();
      opened.store().keepLog(Store.SYSTEM_DATABASE);
      history = new SoakHistory(random.split(), opened.store(), SoakState.EMPTY, ObjectId.of(1, 0));
    }

    Object steps() {
      return last + " after " + history.steps();
    }

    private Store store() {
      return opened.store();
    }

    void run() {
      try {
        steps(random.nextInt(STEPS));
        chain = BackupChain.full(store());
        states.put(chain.position(), history.expectation().committed());
        steps(STEPS);
        store().releaseLog(Store.SYSTEM_DATABASE, chain.log(store()));
        restoreAll();
        store().close();
      } finally {
        opened.abandon();
      }
    }

    private void steps(int count) {
      for (int i = 0; i < count; i++) {
        int dice = random.nextInt(60);
        if (dice == 0 && chain != null) {
          last = "log backup";
          store().releaseLog(Store.SYSTEM_DATABASE, chain.log(store()));
        } else if (dice == 1) {
          restart();
        } else {
          history.step();
        }
        if (chain != null) {
          note();
        }
      }
    }

    /** A backup of an empty database says how far the log has come. */
    private void note() {
      SoakState committed = history.expectation().committed();
      if (states.lastEntry().getValue() != committed) {
        long position =
            store().backup(empty, Map.of(), OutputStream.nullOutputStream()).header().position();
        states.put(position, committed);
      }
    }

    private void restart() {
      last = "restart";
      SoakExpectation expected = history.expectation();
      if (random.nextBoolean()) {
        store().close();
      } else {
        SimulatedDisk survivor = disk.afterPowerLoss(random.nextLong());
        opened.abandon();
        disk = survivor;
      }
      opened = Opened.open(disk);
      history = new SoakHistory(random.split(), store(), expected.committed(), expected.highest());
      if (chain != null) {
        note();
      }
    }

    private void restoreAll() {
      long highest = history.expectation().highest();
      SimulatedDisk otherDisk = new SimulatedDisk();
      Opened other = Opened.open(otherDisk);
      try {
        for (int i = 0; i < STOPS; i++) {
          long from = states.firstKey();
          long at = from + random.nextLong(chain.position() - from + 1);
          last = "restore up to " + at + " of " + states.keySet();
          Store target = random.nextBoolean() ? store() : other.store();
          int database = chain.restore(target, new StopAt.Position(at));
          SoakState expected = states.floorEntry(at).getValue();
          BackupChain.check(target, database, expected, highest);
          abandonOne(target);
        }
        last = "restore of all";
        SoakState newest = history.expectation().committed();
        int database = chain.restore(other.store(), StopAt.END);
        BackupChain.check(other.store(), database, newest, highest);
        other.store().close();
        other = Opened.open(otherDisk);
        BackupChain.check(other.store(), database, newest, highest);
      } finally {
        other.abandon();
      }
    }

    /** A restore that is given up does no harm to the others. */
    private void abandonOne(Store target) {
      try (Restore restore = target.restore()) {
        chain.into(restore, StopAt.END);
        target.checkpoint();
        assertThat(target.hasDatabase(restore.databaseId())).isFalse();
      }
    }
  }
}
