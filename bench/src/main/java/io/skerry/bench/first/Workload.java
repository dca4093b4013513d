package io.skerry.bench.first;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** One kind of statement, run by a number of connections for a time. */
final class Workload {
  /** What is run. */
  enum Kind {
    INSERT,
    SELECT
  }

  private static final int ROWS_TO_SELECT = 100_000;

  private final Kind kind;
  private final int connections;
  private final AtomicLong nextId;

  Workload(Kind kind, int connections) {
    this.kind = kind;
    this.connections = connections;
    // All workloads insert into one table: each from a place of its own.
    this.nextId = new AtomicLong(connections * 1_000_000_000L);
  }

  String name() {
    String what = kind == Kind.INSERT ? "durable insert" : "point select";
    return what + ", " + connections + (connections == 1 ? " connection" : " connections");
  }

  /** Makes the table and the rows that are selected. */
  static void prepare(Peer peer) throws SQLException {
    try (Connection connection = peer.connect()) {
      connection
          .createStatement()
          .execute("CREATE TABLE bench_rows (id bigint NOT NULL PRIMARY KEY, v varchar(100))");
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO bench_rows (id, v) VALUES (?, ?)")) {
        for (int id = 0; id < ROWS_TO_SELECT; id++) {
          insert.setLong(1, id);
          insert.setString(2, "value of row " + id);
          insert.addBatch();
          if (id % 1000 == 999) {
            insert.executeBatch();
          }
        }
      }
      connection.commit();
    }
  }

  /**
   * What one run measured.
   *
   * @param perSecond statements of all connections a second
   * @param p50Micros the median time of a statement
   */
  record Result(double perSecond, double p50Micros, double p99Micros) {}

  Result run(Peer peer, double seconds) throws Exception {
    List<Connection> opened = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      opened.add(peer.connect());
    }
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long began = System.nanoTime();
    List<long[]> times = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<long[]>> running = new ArrayList<>();
      for (Connection connection : opened) {
        running.add(threads.submit(() -> runOne(connection, end)));
      }
      for (Future<long[]> one : running) {
        times.add(one.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(peer.name() + ": " + e.getCause(), e);
    }
    double elapsed = (System.nanoTime() - began) / 1e9;
    for (Connection connection : opened) {
      connection.close();
    }
    long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Result(
        all.length / elapsed, all[all.length / 2] / 1e3, all[(int) (all.length * 0.99)] / 1e3);
  }

  private long[] runOne(Connection connection, long end) throws SQLException {
    long[] nanos = new long[1 << 12];
    int count = 0;
    SplittableRandom random = new SplittableRandom(42);
    String sql =
        kind == Kind.INSERT
            ? "INSERT INTO bench_rows (id, v) VALUES (?, ?)"
            : "SELECT v FROM bench_rows WHERE id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      long before = System.nanoTime();
      while (before < end) {
        if (kind == Kind.INSERT) {
          insert(statement);
        } else {
          select(statement, random.nextInt(ROWS_TO_SELECT));
        }
        long after = System.nanoTime();
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = after - before;
        before = after;
      }
    }
    return Arrays.copyOf(nanos, count);
  }

  private void insert(PreparedStatement statement) throws SQLException {
    long id = nextId.getAndIncrement();
    statement.setLong(1, id);
    statement.setString(2, "value of row " + id);
    statement.executeUpdate();
  }

  private static void select(PreparedStatement statement, int id) throws SQLException {
    statement.setLong(1, id);
    try (ResultSet rows = statement.executeQuery()) {
      if (!rows.next() || !rows.getString(1).endsWith(" " + id)) {
        throw new IllegalStateException("wrong answer for row " + id);
      }
    }
  }
}
