package io.skerry.testkit.sim;

import io.skerry.error.SqlException;
import io.skerry.log.LogFailedException;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.ReadView;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Transaction;
import io.skerry.testkit.sim.SoakTable.Row;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Several writers, each with rows of its own, a reader, and checkpoints beside them, until the
 * power is lost. Which operation that is the threads decide, so a seed does not give the same round
 * again, only one like it.
 */
final class ConcurrentSoakRound {
  private static final int WRITERS = 3;
  private static final int GAP_MAX = 120;
  private static final int OPERATIONS_MAX = 1500;
  private static final int WAITING_MAX = 20;

  private final long seed;
  private final SoakReport report;
  private final SplittableRandom random;
  private final StoreOptions options;
  private final SimulatedDisk disk = new SimulatedDisk();
  private final List<SoakWriter> writers = new ArrayList<>();
  private final Map<Long, Long> tables = new TreeMap<>();
  private final ArrayDeque<ConcurrentMoment> waiting = new ArrayDeque<>();
  private final AtomicReference<@Nullable Throwable> problem = new AtomicReference<>();
  private long count;
  private long nextMoment = Long.MAX_VALUE;

  /**
   * @param from for each writer, the fewest commits that may be found
   * @param to for each writer, the most
   */
  private record ConcurrentMoment(SimulatedDisk image, int[] from, int[] to, String where) {}

  ConcurrentSoakRound(long seed, SoakReport report) {
    this.seed = seed;
    this.report = report;
    this.random = new SplittableRandom(seed);
    this.options = SoakStores.options(random, true);
  }

  void run() {
    Store store =
        SoakStores.open(new TracingDirectory(disk, new StoreFiles(), this::note), options);
    try {
      createTables(store);
    } catch (DuplicateKeyException e) {
      throw new AssertionError("the tables are empty", e);
    }
    for (int i = 0; i < WRITERS; i++) {
      List<Long> numbers = List.copyOf(tables.keySet());
      writers.add(new SoakWriter(i, random.split(), store, numbers, tables));
    }
    beginMoments();
    disk.losePowerAt(1 + random.nextInt(OPERATIONS_MAX));
    List<Thread> threads = new ArrayList<>();
    writers.forEach(writer -> threads.add(start(writer)));
    threads.add(start(() -> readUntilFailure(store)));
    while (threads.stream().anyMatch(Thread::isAlive)) {
      checkWaiting();
      Thread.yield();
    }
    requireNoProblem();
    int[] acknowledged = writers.stream().mapToInt(SoakWriter::acknowledged).toArray();
    int[] begun = writers.stream().mapToInt(SoakWriter::begun).toArray();
    SimulatedDisk after = disk.afterPowerLoss(random.nextLong());
    SoakStores.abandon(store);
    checkWaiting();
    check(new ConcurrentMoment(after, acknowledged, begun, "the end"));
    report.life();
    report.round();
  }

  private Thread start(Runnable work) {
    return Thread.ofPlatform()
        .name("soak-worker")
        .uncaughtExceptionHandler((_, cause) -> threadEnded(cause))
        .start(work);
  }

  /** Once the power is lost a change may have been left half done, and its undoing may say so. */
  private void threadEnded(Throwable cause) {
    if (!disk.hasLostPower()) {
      problem.compareAndSet(null, cause);
      disk.losePowerAt(1);
    }
  }

  private void createTables(Store store) throws DuplicateKeyException {
    Transaction tx = store.begin();
    for (SoakTable.Kind kind : SoakTable.Kind.values()) {
      long table = tx.createTable(Store.SYSTEM_DATABASE, SoakTable.shape(kind));
      tables.put(table, tx.createIndex(table, SoakTable.Index.BY_ID.shape()));
      long unused = tx.createIndex(table, SoakTable.Index.BY_NUMBER.shape());
    }
    tx.commit();
  }

  // ---- imagined crashes

  private synchronized void beginMoments() {
    nextMoment = count + 1 + random.nextInt(GAP_MAX);
  }

  /** Called by all threads. */
  private synchronized void note(TracedOperation operation) {
    if (operation.operation().isChange() && ++count >= nextMoment) {
      nextMoment = count + 1 + random.nextInt(GAP_MAX);
      if (waiting.size() < WAITING_MAX && !disk.hasLostPower()) {
        int[] from = writers.stream().mapToInt(SoakWriter::acknowledged).toArray();
        SimulatedDisk image = disk.imageOfPowerLoss(random.nextLong());
        int[] to = writers.stream().mapToInt(SoakWriter::begun).toArray();
        String where = "operation " + count + ": " + operation;
        report.crash("several writers", operation);
        waiting.add(new ConcurrentMoment(image, from, to, where));
      }
    }
  }

  private synchronized @Nullable ConcurrentMoment nextWaiting() {
    return waiting.poll();
  }

  private void checkWaiting() {
    for (ConcurrentMoment moment = nextWaiting(); moment != null; moment = nextWaiting()) {
      check(moment);
    }
  }

  private void check(ConcurrentMoment moment) {
    try {
      SoakStores.requireSound(moment.image());
      Store store = SoakStores.open(moment.image(), options);
      compare(store, moment);
      SoakStores.requireSound(store);
      report.walked();
      SimulatedDisk unused = moment.image().afterPowerLoss(0);
      SoakStores.abandon(store);
    } catch (RuntimeException | AssertionError e) {
      disk.losePowerAt(1);
      throw failure("power lost before " + moment.where(), e);
    }
  }

  private void compare(Store store, ConcurrentMoment moment) {
    List<BitSet> fitting = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      BitSet all = new BitSet();
      all.set(0, moment.to[i] - moment.from[i] + 1);
      fitting.add(all);
    }
    tables.forEach((table, indexById) -> {
      List<Row> rows = StoreRows.read(store, table, 0);
      requireSame(rows, StoreRows.read(store, table, indexById), table);
      for (int i = 0; i < WRITERS; i++) {
        Map<Long, Row> own = new TreeMap<>();
        for (Row row : rows) {
          if (writers.get(i).owns(row)) {
            own.put(row.id(), row);
          }
        }
        writers.get(i).compare(table, own, moment.from[i], fitting.get(i));
        if (fitting.get(i).isEmpty()) {
          throw new AssertionError(
              "table %d has for writer %d %s, which it is after none of its commits %d to %d; then %s"
                  .formatted(
                      table,
                      i,
                      own.values(),
                      moment.from[i],
                      moment.to[i],
                      writers.get(i).describe(moment.from[i]).replaceAll("w{20,}", "w..")));
        }
      }
    });
  }

  private static void requireSame(List<Row> rows, List<Row> byIndex, long table) {
    Map<Long, Row> left = byId(rows, "table " + table);
    Map<Long, Row> right = byId(byIndex, "an index of table " + table);
    if (!left.equals(right)) {
      left.entrySet().removeAll(Map.copyOf(right).entrySet());
      right.entrySet().removeAll(byId(rows, "").entrySet());
      throw new AssertionError(
          "table %d has %s where its index has %s".formatted(table, left.values(), right.values()));
    }
  }

  private static Map<Long, Row> byId(List<Row> rows, String where) {
    Map<Long, Row> byId = new TreeMap<>();
    for (Row row : rows) {
      Row other = byId.put(row.id(), row);
      if (other != null) {
        throw new AssertionError(where + " has a row twice: " + row + " and " + other);
      }
    }
    return byId;
  }

  // ---- the reader

  private void readUntilFailure(Store store) {
    try {
      while (true) {
        readOnce(store);
      }
    } catch (UncheckedIOException | LogFailedException e) {
      // The power is lost.
    }
  }

  /** In one view a table and its index show the same. */
  private void readOnce(Store store) {
    Transaction tx = store.begin();
    try (ReadView view = tx.readView()) {
      tables.forEach((table, indexById) ->
          requireSame(
              StoreRows.read(tx, view, table, 0),
              StoreRows.read(tx, view, table, indexById),
              table));
    } catch (SqlException e) {
      throw new AssertionError("a read failed with error " + e.number(), e);
    } finally {
      tx.rollback();
    }
  }

  private void requireNoProblem() {
    Throwable cause = problem.get();
    if (cause != null) {
      throw failure("a thread ended", cause);
    }
  }

  private SoakFailure failure(String where, Throwable cause) {
    String text = "seed " + seed + " (several threads): " + where + "\nwhat: " + cause + '\n';
    return new SoakFailure(text, cause);
  }
}
