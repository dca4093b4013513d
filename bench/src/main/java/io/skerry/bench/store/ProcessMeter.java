package io.skerry.bench.store;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What this process used. */
final class ProcessMeter {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
  private static final long BUSY_NANOS = LOOK_NANOS / 4;
  private static final int LOOKS_MAX = 80;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  long cpuNanos() {
    return system.getProcessCpuTime();
  }

  /**
   * Waits, at most some seconds, until the threads in the background have done what was left to
   * them, so that it counts for who caused it and disturbs nobody else.
   */
  void awaitQuiet() {
    long before = cpuNanos();
    for (int look = 0; look < LOOKS_MAX; look++) {
      LockSupport.parkNanos(LOOK_NANOS);
      long after = cpuNanos();
      if (after - before < BUSY_NANOS) {
        return;
      }
      before = after;
    }
  }

  /** The most memory that was resident at once, in bytes. */
  long peakBytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
              .sum()
          * 1024;
    }
  }
}
