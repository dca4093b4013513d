package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import io.skerry.bench.store.peer.Row;
import io.skerry.bench.store.peer.Rows;
import io.skerry.bench.store.peer.StorePeer;
import io.skerry.bench.store.peer.StoreSession;
import io.skerry.bench.store.peer.Sums;
import io.skerry.bench.store.peer.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The peer of a child, what is in its table, and what must therefore be found there. */
final class Subject implements AutoCloseable {
  private static final int RANGE_ROWS = 100;

  /** Reads between two looks at the clock. */
  private static final int READS_PER_STEP = 64;

  /** Of how many scanned ranges the sums of one are checked. */
  private static final int CHECKED_RANGES = 16;

  private final PeerName name;
  private final Path folder;
  private final long cacheBytes;
  private final ProcessMeter meter = new ProcessMeter();
  private @Nullable StorePeer peer;
  private @Nullable StoreSession inserting;
  private Keys keys = Keys.inOrder();
  private Sums expected = Sums.NONE;

  Subject(PeerName name, Path folder, long cacheBytes) {
    this.name = name;
    this.folder = folder;
    this.cacheBytes = cacheBytes;
  }

  /** Work whose time is measured. */
  private interface Task {
    Measured run() throws Exception;
  }

  private Measured metered(Task task) throws Exception {
    meter.awaitQuiet();
    long before = meter.cpuNanos();
    Measured run = task.run();
    meter.awaitQuiet();
    return run.withCpuSeconds((meter.cpuNanos() - before) / 1e9);
  }

  long peakBytes() throws IOException {
    return meter.peakBytes();
  }

  long fileBytes() throws IOException {
    return Folders.bytes(folder);
  }

  private StorePeer peer() {
    if (peer == null) {
      throw new IllegalStateException("no store was made");
    }
    return peer;
  }

  private StorePeer renew() throws Exception {
    close();
    if (Files.exists(folder)) {
      Folders.delete(folder);
    }
    Files.createDirectories(folder);
    StorePeer made = name.open(folder, cacheBytes);
    peer = made;
    expected = Sums.NONE;
    return made;
  }

  String wayOfLoading() {
    return peer().wayOfLoading();
  }

  void create() throws Exception {
    renew().create();
    keys = Keys.atRandom();
  }

  Measured load(long rows) throws Exception {
    StorePeer made = renew();
    keys = Keys.inOrder();
    expected = Sums.of(0, rows);
    return metered(() -> {
      long began = System.nanoTime();
      made.load(rows);
      return rowsSince(began, rows);
    });
  }

  private static Measured rowsSince(long began, long rows) {
    return new Measured(rows, (System.nanoTime() - began) / 1e9, 0, 0, 0);
  }

  Measured update(int writers, boolean virtual, long millis, long seed) throws Exception {
    Measured run =
        metered(() ->
            Crew.run(
                peer(),
                writers,
                virtual,
                millis,
                seed,
                (session, random) -> {
                  session.addOne(keys.of(random.nextLong(expected.rows())));
                  return 1;
                }));
    expected = expected.withUpdates((long) run.count());
    check();
    return run;
  }

  Measured read(int threads, long millis, long seed) throws Exception {
    Measured run =
        metered(() ->
            Crew.run(
                peer(),
                threads,
                false,
                millis,
                seed,
                (session, random) -> {
                  Row row = new Row();
                  for (int i = 0; i < READS_PER_STEP; i++) {
                    long id = keys.of(random.nextLong(expected.rows()));
                    session.read(id, row);
                    Rows.check(id, row);
                  }
                  return READS_PER_STEP;
                }));
    // The times are of many reads each, and say nothing of one.
    return new Measured(run.count(), run.seconds(), run.cpuSeconds(), 0, 0);
  }

  Measured scan(long millis) throws Exception {
    return metered(() ->
        Crew.run(
            peer(),
            1,
            false,
            millis,
            0,
            (session, _) -> {
              require(expected, session.scan());
              return expected.rows();
            }));
  }

  Measured range(long millis, long seed) throws Exception {
    return metered(() ->
        Crew.run(
            peer(),
            1,
            false,
            millis,
            seed,
            (session, random) -> {
              long from = random.nextLong(expected.rows() - RANGE_ROWS);
              Sums found = session.scan(from, from + RANGE_ROWS - 1);
              // To check the sums of each would take a good part of the time of a fast peer.
              if (found.rows() != RANGE_ROWS || random.nextInt(CHECKED_RANGES) == 0) {
                require(Sums.of(from, from + RANGE_ROWS), found);
              }
              return 1;
            }));
  }

  /** Does not wait for the background, which must keep up while a table grows. */
  Measured insert(long rows, int rowsPerCommit) throws Exception {
    if (inserting == null) {
      inserting = peer().session();
    }
    StoreSession session = inserting;
    long cpu = meter.cpuNanos();
    long began = System.nanoTime();
    long[] ids = new long[rowsPerCommit];
    for (long done = 0; done < rows; done += ids.length) {
      for (int i = 0; i < ids.length; i++) {
        ids[i] = keys.of(expected.rows());
        expected = expected.withRow(ids[i]);
      }
      session.insert(ids);
    }
    Measured run = rowsSince(began, rows);
    return run.withCpuSeconds((meter.cpuNanos() - cpu) / 1e9);
  }

  void check() throws Exception {
    try (StoreSession session = peer().session()) {
      require(expected, session.scan());
    }
  }

  private static void require(Sums wanted, Sums found) {
    if (!found.equals(wanted)) {
      throw new WrongAnswerException("found " + found + ", wanted " + wanted);
    }
  }

  void compact() throws Exception {
    peer().compact();
    meter.awaitQuiet();
  }

  @Override
  public void close() throws SQLException {
    if (inserting != null) {
      inserting.close();
      inserting = null;
    }
    if (peer != null) {
      peer.close();
      peer = null;
    }
  }
}
