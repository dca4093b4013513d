package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Crashes a short history at every one of its file operations. */
final class CrashTest {
  private static final int SEEDS = 3;

  @Test
  void losingPowerAtAnyOperationLosesNothingAcknowledged() {
    long operations = operationsOf();
    assertThat(operations).isGreaterThan(100);
    for (long at = 1; at <= operations; at++) {
      SimulatedDisk disk = new SimulatedDisk();
      disk.losePowerAt(at);
      ShortHistory history = new ShortHistory();
      history.run(disk);
      for (int seed = 0; seed < SEEDS; seed++) {
        check(
            history, disk.afterPowerLoss(at * 31 + seed), "power lost at " + at + ", seed " + seed);
      }
    }
  }

  @Test
  void losingPowerAgainWhileRecoveringLosesNothingEither() {
    long operations = operationsOf();
    for (long at = 5; at <= operations; at += 7) {
      SimulatedDisk disk = new SimulatedDisk();
      disk.losePowerAt(at);
      ShortHistory history = new ShortHistory();
      history.run(disk);
      for (long again = 1; again <= 16; again++) {
        SimulatedDisk second = disk.afterPowerLoss(at);
        second.losePowerAt(again);
        Opened opened = Opened.tryOpen(second);
        if (opened != null) {
          opened.abandon();
        }
        check(
            history,
            second.afterPowerLoss(again),
            "power lost at " + at + " and again at " + again + " of the recovery");
      }
    }
  }

  @Test
  void aFailedForceEndsTheStoreAndLosesNothingAcknowledged() {
    long operations = operationsOf();
    for (long at = 1; at <= operations; at += 2) {
      SimulatedDisk disk = new SimulatedDisk();
      disk.arm(Fault.of(Fault.Kind.FORCE_ERROR).atAnyOperation(at));
      ShortHistory history = new ShortHistory();
      history.run(disk);
      check(history, disk.afterPowerLoss(at), "force failed at " + at);
    }
  }

  private static long operationsOf() {
    SimulatedDisk disk = new SimulatedDisk();
    ShortHistory history = new ShortHistory();
    history.run(disk);
    assertThat(history.failure()).isNull();
    assertThat(history.acknowledged()).isEqualTo(history.states().size() - 1);
    return disk.operations();
  }

  private static void check(ShortHistory history, SimulatedDisk disk, String where) {
    List<String> found = new ArrayList<>();
    try (Store store = Opened.open(disk).store()) {
      found.addAll(ShortHistory.read(store));
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(where, e);
    }
    int acknowledged = history.acknowledged();
    List<List<String>> allowed =
        history.states().subList(acknowledged, Math.min(acknowledged + 2, history.states().size()));
    assertThat(allowed).as(where + ", acknowledged " + acknowledged).contains(found);
  }
}
