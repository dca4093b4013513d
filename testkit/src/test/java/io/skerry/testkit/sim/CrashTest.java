package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Crashes a short history at every one of its file operations. */
final class CrashTest {
  private static final int SEEDS = 2;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final ShortHistory history = new ShortHistory();
  private final List<Crash> crashes = new ArrayList<>();

  /** What a loss of power would have left, and how much had been acknowledged. */
  private record Crash(SimulatedDisk left, int acknowledged, String where) {}

  @Test
  void losingPowerAtAnyOperationLosesNothingAcknowledged() {
    run();
    assertThat(crashes).hasSizeGreaterThan(300);
    for (Crash crash : crashes) {
      check(crash.left.copy(), crash.acknowledged, crash.where);
    }
  }

  @Test
  void losingPowerAgainWhileRecoveringLosesNothingEither() {
    run();
    for (int i = 0; i < crashes.size(); i += 25) {
      Crash crash = crashes.get(i);
      List<SimulatedDisk> again = new ArrayList<>();
      Opened.open(
              new TracingDirectory(
                  crash.left,
                  OperationNamer.NONE,
                  operation -> again.add(crash.left.imageOfPowerLoss(again.size()))))
          .abandon();
      for (int at = 0; at < again.size(); at += 2) {
        String where = crash.where + ", and again before operation " + at + " of the recovery";
        check(again.get(at), crash.acknowledged, where);
      }
    }
  }

  @Test
  void aFailedForceEndsTheStoreAndLosesNothingAcknowledged() {
    boolean hasStruck = true;
    for (int n = 1; hasStruck; n++) {
      SimulatedDisk failing = new SimulatedDisk();
      failing.arm(Fault.of(Fault.Kind.FORCE_ERROR).at(n));
      ShortHistory broken = new ShortHistory();
      broken.run(failing);
      hasStruck = !failing.struck().isEmpty();
      if (broken.failure() != null) {
        assertThat(hasStruck).as("nothing had failed").isTrue();
      }
      check(broken, failing.afterPowerLoss(n), broken.acknowledged(), "force " + n + " failed");
    }
  }

  /** Runs the history once, and imagines several crashes before each operation. */
  private void run() {
    history.run(new TracingDirectory(disk, OperationNamer.NONE, this::crash));
    assertThat(history.failure()).isNull();
    assertThat(history.acknowledged()).isEqualTo(history.states().size() - 1);
  }

  private synchronized void crash(TracedOperation operation) {
    if (operation.operation().isChange()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        String where = "power lost before " + operation + ", seed " + seed;
        crashes.add(
            new Crash(
                disk.imageOfPowerLoss(31L * crashes.size() + seed), history.acknowledged(), where));
      }
    }
  }

  private void check(SimulatedDisk left, int acknowledged, String where) {
    check(history, left, acknowledged, where);
  }

  private static void check(
      ShortHistory history, SimulatedDisk left, int acknowledged, String where) {
    List<String> found = new ArrayList<>();
    Opened opened;
    try {
      opened = Opened.open(left);
      found.addAll(ShortHistory.read(opened.store()));
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(where, e);
    }
    SimulatedDisk unused = left.afterPowerLoss(0);
    opened.abandon();
    List<List<String>> allowed =
        history.states().subList(acknowledged, Math.min(acknowledged + 2, history.states().size()));
    assertThat(allowed).as(where + ", acknowledged " + acknowledged).contains(found);
  }
}
