package io.skerry.bench.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/**
 * What others made the processors do while peers were measured.
 *
 * @param busySeconds of all processors, in user and kernel
 * @param stolenSeconds given to other machines by the host
 * @param ownSeconds of this process
 */
record MachineLoad(double busySeconds, double stolenSeconds, double ownSeconds, long nanoTime) {
  /** The kernel counts in hundredths of a second, whatever its clock. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int STEAL = 7;

  /** The counts since the machine started. */
  static MachineLoad now() {
    try {
      String first = Files.readAllLines(Path.of("/proc/stat")).getFirst();
      long[] ticks =
          Arrays.stream(first.split(" +", -1)).skip(1).mapToLong(Long::parseLong).toArray();
      // user, nice, system, idle, wait for disk, interrupts, soft interrupts, stolen
      long busy = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6];
      Duration own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
      return new MachineLoad(
          busy / TICKS_PER_SECOND,
          ticks[STEAL] / TICKS_PER_SECOND,
          seconds(own),
          System.nanoTime());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** In words, what was used since by others than this process and its children. */
  String since(Collection<Duration> children) {
    MachineLoad now = now();
    double all = (now.nanoTime - nanoTime) / 1e9 * Runtime.getRuntime().availableProcessors();
    double ours = now.ownSeconds - ownSeconds;
    for (Duration child : children) {
      ours += seconds(child);
    }
    double others = Math.max(0, now.busySeconds - busySeconds - ours);
    return "of the machine's time, peers took %.0f %%, other work %.0f %%, the host %.0f %%"
        .formatted(
            ours / all * 100, others / all * 100, (now.stolenSeconds - stolenSeconds) / all * 100);
  }
}
