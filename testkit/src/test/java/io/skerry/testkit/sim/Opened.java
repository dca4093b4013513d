package io.skerry.testkit.sim;

import io.skerry.io.Clock;
import io.skerry.io.DataDirectory;
import io.skerry.log.LogFailedException;
import io.skerry.log.LogOptions;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Stores;
import java.io.UncheckedIOException;
import java.util.Random;

/** A store on a disk, simulated as a rule. */
record Opened(Store store) {
  /** Limits so small that a short history meets segments, evictions and checkpoints. */
  static final StoreOptions TINY =
      new StoreOptions(
          new StoreOptions.Memory(64, 1 << 20, 32 << 10, 16 << 10),
          16,
          new LogOptions(LogOptions.SEGMENT_BYTES_MIN, 16 << 10, false),
          48 << 10,
          new StoreOptions.Limits(8 << 20, 1 << 20, 64 << 10),
          10,
          false);

  /** The same for a volume that two machines can see. */
  static final StoreOptions FENCED =
      new StoreOptions(
          new StoreOptions.Memory(64, 1 << 20, 32 << 10, 16 << 10),
          16,
          new LogOptions(LogOptions.SEGMENT_BYTES_MIN, 16 << 10, true),
          48 << 10,
          new StoreOptions.Limits(8 << 20, 1 << 20, 64 << 10),
          10,
          false);

  static Opened open(DataDirectory disk) {
    return open(disk, TINY);
  }

  static Opened open(DataDirectory disk, StoreOptions options) {
    return new Opened(
        Stores.open(
            options, disk, Clock.system(), new Random(42)::nextLong, (message, cause) -> {}));
  }

  /** Ends the store's threads and gives its memory back, whatever the disk says. */
  void abandon() {
    try {
      store.close();
    } catch (UncheckedIOException | LogFailedException e) {
      // The disk is gone, as the test wants it.
    }
  }
}
