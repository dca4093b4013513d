package io.skerry.testkit.sim;

import io.skerry.check.CheckSummary;
import io.skerry.check.DirectoryCheck;
import io.skerry.check.Finding;
import io.skerry.io.Clock;
import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.log.LogFailedException;
import io.skerry.log.LogOptions;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Stores;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How a soak opens stores: with limits so small that a few steps meet all of them. */
public final class SoakStores {
  private static final long STORE_ID = 42;
  private static final int FINDINGS_SHOWN = 10;

  private SoakStores() {}

  public static StoreOptions options(SplittableRandom random, boolean isConcurrent) {
    int segment = LogOptions.SEGMENT_BYTES_MIN << random.nextInt(isConcurrent ? 4 : 3);
    return new StoreOptions(
        new StoreOptions.Memory(
            64 << random.nextInt(2),
            4 << 20,
            (4 << 10) << random.nextInt(6),
            (4 << 10) << random.nextInt(4)),
        8 << random.nextInt(3),
        new LogOptions(segment, segment, random.nextInt(4) == 0),
        (24L << 10) << random.nextInt(4),
        new StoreOptions.Limits(8 << 20, 1 << 20, 1 << 20),
        1 + random.nextInt(10),
        isConcurrent);
  }

  public static Store open(DataDirectory directory, StoreOptions options) {
    return Stores.open(
        options, directory, new StandingClock(), () -> STORE_ID, (message, cause) -> {});
  }

  /** Checks all that an open store has in its files. */
  static void requireSound(Store store) {
    List<Finding> findings = new ArrayList<>();
    CheckSummary unused = store.check(Store.ALL_DATABASES, findings::add);
    requireNone(findings);
  }

  /** Checks what a crash left, before anybody opens it. */
  static void requireSound(DataDirectory directory) {
    List<Finding> findings = new ArrayList<>();
    CheckSummary unused = new DirectoryCheck(directory).run(findings::add);
    requireNone(findings);
  }

  private static void requireNone(List<Finding> findings) {
    if (!findings.isEmpty()) {
      StringBuilder text = new StringBuilder("a check found " + findings.size() + " faults:");
      findings.stream()
          .limit(FINDINGS_SHOWN)
          .forEach(finding -> text.append("\n  ").append(finding));
      throw new AssertionError(text.toString());
    }
  }

  /** Ends a store's threads and gives its memory back, whatever its disk says. */
  public static void abandon(Store store) {
    try {
      store.close();
    } catch (UncheckedIOException | LogFailedException | DamagedFileException e) {
      // The disk is gone, as the soak wants it.
    }
  }

  /** Time is for people only, and here are none. */
  private record StandingClock() implements Clock {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return 0;
    }
  }
}
