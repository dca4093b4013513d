package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loses power at many moments of a history of streamed values and bulk loads. */
final class LongCrashTest {
  /** One operation of so many is crashed at. */
  private static final int STRIDE = 5;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final LongHistory history = new LongHistory();
  private final List<Crash> crashes = new ArrayList<>();
  private int changes;

  /** What a loss of power would have left, and how much had been acknowledged. */
  private record Crash(SimulatedDisk left, int acknowledged, String where) {}

  @Test
  void losingPowerLosesNothingAcknowledgedAndKeepsNothingElse() {
    history.run(new TracingDirectory(disk, OperationNamer.NONE, this::crash));
    assertThat(history.acknowledged()).isEqualTo(history.states().size() - 1);
    assertThat(crashes).hasSizeGreaterThan(50);
    for (Crash crash : crashes) {
      check(crash);
    }
  }

  private synchronized void crash(TracedOperation operation) {
    if (operation.operation().isChange() && ++changes % STRIDE == 0) {
      crashes.add(
          new Crash(
              disk.imageOfPowerLoss(changes),
              history.acknowledged(),
              "power lost before " + operation));
    }
  }

  private void check(Crash crash) {
    List<String> found = new ArrayList<>();
    Opened opened;
    try {
      opened = Opened.open(crash.left);
      found.addAll(LongHistory.read(opened.store()));
      SoakStores.requireSound(opened.store());
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(crash.where, e);
    }
    SimulatedDisk unused = crash.left.afterPowerLoss(0);
    opened.abandon();
    List<List<String>> allowed =
        history
            .states()
            .subList(crash.acknowledged, Math.min(crash.acknowledged + 2, history.states().size()));
    assertThat(allowed).as(crash.where + ", acknowledged " + crash.acknowledged).contains(found);
  }
}
