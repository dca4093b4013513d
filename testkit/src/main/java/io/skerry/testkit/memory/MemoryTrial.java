package io.skerry.testkit.memory;

import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.log.LogOptions;
import io.skerry.store.Store;
import io.skerry.store.StoreMemory;
import io.skerry.store.StoreOptions;
import io.skerry.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that keeps 256 transactions with changes open while others read, several times, then
 * builds an index, and ends without closing the store; or that opens the store again.
 */
public final class MemoryTrial {
  private static final int WRITERS = 256;
  private static final int READERS = 4;
  private static final int ROUNDS = 3;
  private static final int POOL_PAGES = 4096;
  private static final long LOCK_BYTES = 16 << 20;

  private final TrialTable table;
  private final AtomicLong reads = new AtomicLong();
  private final Store store;

  private MemoryTrial(Store store) {
    this.store = store;
    this.table = new TrialTable(store);
  }

  /**
   * Ends with exit code 0 when all went well.
   *
   * @param arguments an empty folder and {@code write}, then the same folder and {@code reopen}
   */
  public static void main(String[] arguments) throws InterruptedException {
    Store store = open(Path.of(arguments[0]));
    if (arguments[1].equals("write")) {
      new MemoryTrial(store).write();
      Runtime.getRuntime().halt(0);
    }
    print("reopened", store.memory());
    store.close();
  }

  private static Store open(Path folder) {
    StoreOptions options =
        new StoreOptions(
            new StoreOptions.Memory(POOL_PAGES, LOCK_BYTES, 24 << 20, 8 << 20),
            1024,
            new LogOptions(16 << 20, 1 << 20, false),
            32 << 20,
            new StoreOptions.Limits(1L << 30, 16 << 20, 16 << 20),
            1000,
            true);
    return Stores.open(
        options,
        new DiskDirectory(folder),
        Clock.system(),
        new Random(1)::nextLong,
        (message, cause) -> Runtime.getRuntime().halt(3));
  }

  private void write() throws InterruptedException {
    table.fill();
    print("filled", store.memory());
    for (int round = 1; round <= ROUNDS; round++) {
      keepOpen(round);
    }
    table.createIndex();
    print("indexed", store.memory());
    keepOpen(ROUNDS + 1);
  }

  /** Opens all transactions, looks at the memory, and commits them. */
  private void keepOpen(int round) throws InterruptedException {
    CountDownLatch changed = new CountDownLatch(WRITERS);
    CountDownLatch looked = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int number = writer;
      threads.add(start(() -> table.changeAndCommit(number, round, changed, looked)));
    }
    for (int reader = 0; reader < READERS; reader++) {
      int number = reader;
      threads.add(
          start(() -> {
            Random random = new Random(round * 100 + number);
            while (looked.getCount() > 0) {
              reads.addAndGet(table.readSome(random));
            }
          }));
    }
    changed.await();
    print("round " + round + ", " + WRITERS + " open", store.memory());
    looked.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    print("round " + round + ", " + reads + " rows read", store.memory());
  }

  private Thread start(Runnable work) {
    return Thread.ofVirtual()
        .uncaughtExceptionHandler((thread, cause) -> {
          cause.printStackTrace();
          Runtime.getRuntime().halt(4);
        })
        .start(work);
  }

  private static void print(String when, StoreMemory memory) {
    System.out.printf(Locale.ROOT, "%s: %d bytes, %s%n", when, memory.total(), memory);
    System.out.println("VmHWM " + ResidentMemory.peakBytes() + " bytes");
  }
}
