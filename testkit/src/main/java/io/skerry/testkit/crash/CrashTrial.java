package io.skerry.testkit.crash;

import io.skerry.testkit.server.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Rounds of load, SIGKILL, restart and audit on one data directory. */
public final class CrashTrial {
  private static final int LOAD_MILLIS_MIN = 50;
  private static final int LOAD_MILLIS_MAX = 600;
  private static final int ROUNDS_PER_GENERATION = 20;
  private static final int FAULTS_SHOWN = 5;

  private final Starter starter;
  private final Path folder;
  private final Path dataDirectory;
  private final PrintStream out;
  private final Random random;
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean isKilling;

  /** Starts the server under trial on a data directory. */
  public interface Starter {
    ServerProcess start(Path dataDirectory) throws IOException;
  }

  /**
   * @param folder an empty one, for the data and the acknowledgements
   * @param seed of the lengths of the rounds
   */
  public CrashTrial(Starter starter, Path folder, long seed, PrintStream out) {
    this.starter = starter;
    this.folder = folder;
    this.dataDirectory = folder.resolve("data");
    this.out = out;
    this.random = new Random(seed);
  }

  /**
   * Runs so many rounds, prints a table of them, and returns every fault found; none is what must
   * be.
   */
  public List<String> run(int rounds) throws IOException, InterruptedException, SQLException {
    List<CrashGeneration> generations = new ArrayList<>();
    out.println("round  load ms  acknowledged  in doubt (found)  restart ms  faults");
    ServerProcess server = starter.start(dataDirectory);
    try {
      for (int round = 1; round <= rounds; round++) {
        if (round % ROUNDS_PER_GENERATION == 1) {
          generations.add(begin(generations.size(), server));
        }
        CrashGeneration generation = generations.getLast();
        int loadMillis = random.nextInt(LOAD_MILLIS_MIN, LOAD_MILLIS_MAX);
        loadAndKill(server, generation, loadMillis);
        long killed = System.nanoTime();
        server = starter.start(dataDirectory);
        try (Connection connection = server.connect(generation.database())) {
          long restartMillis = Duration.ofNanos(System.nanoTime() - killed).toMillis();
          report(round, loadMillis, restartMillis, generation.audit(connection));
        }
      }
      auditAll(generations, server);
      int exitCode = server.terminate();
      if (exitCode != 0) {
        faults.add("exit code " + exitCode + " after SIGTERM");
      }
    } finally {
      server.close();
      for (CrashGeneration generation : generations) {
        generation.close();
      }
    }
    return faults;
  }

  private CrashGeneration begin(int number, ServerProcess server)
      throws IOException, InterruptedException, SQLException {
    CrashGeneration generation = new CrashGeneration(number, folder);
    try (Connection connection = server.connect("master")) {
      generation.create(connection);
    }
    return generation;
  }

  /** What was there after its last round is there at the end. */
  private void auditAll(List<CrashGeneration> generations, ServerProcess server)
      throws IOException, InterruptedException, SQLException {
    int acknowledged = 0;
    for (CrashGeneration generation : generations) {
      try (Connection connection = server.connect(generation.database())) {
        CrashAudit audit = generation.audit(connection);
        acknowledged += audit.acknowledged();
        audit.faults().forEach(fault -> faults.add("at the end: " + fault));
      }
    }
    out.println(acknowledged + " transactions acknowledged in all");
  }

  private void loadAndKill(ServerProcess server, CrashGeneration generation, int loadMillis)
      throws InterruptedException, SQLException {
    isKilling = false;
    List<CrashWriter> writers = generation.writers();
    CountDownLatch broken = new CountDownLatch(writers.size());
    List<SQLException> early = Collections.synchronizedList(new ArrayList<>());
    for (CrashWriter writer : writers) {
      Connection connection = server.connect(generation.database());
      Thread.ofPlatform()
          .name("writer")
          .start(() -> {
            try (connection) {
              early.add(writer.writeUntilBroken(connection));
            } catch (SQLException e) {
              early.add(e);
            }
            broken.countDown();
          });
    }
    boolean allBroke = waitAndCheckpoint(server, broken, loadMillis);
    if (allBroke || !early.isEmpty()) {
      faults.add("a writer failed while the server lived: " + early);
    }
    isKilling = true;
    server.kill();
    broken.await();
  }

  /**
   * Lets the writers work, with a checkpoint on the way, so that a kill also comes during one and
   * soon after. True only if all writers broke while the server lived.
   */
  private boolean waitAndCheckpoint(ServerProcess server, CountDownLatch broken, int loadMillis)
      throws InterruptedException, SQLException {
    int before = random.nextInt(loadMillis);
    if (broken.await(before, TimeUnit.MILLISECONDS)) {
      return true;
    }
    CountDownLatch sent = new CountDownLatch(1);
    Connection connection = server.connect("master");
    Thread.ofPlatform().name("checkpoint").start(() -> checkpoint(connection, sent));
    sent.await();
    return broken.await(loadMillis - before, TimeUnit.MILLISECONDS);
  }

  private void checkpoint(Connection connection, CountDownLatch sent) {
    try (connection;
        Statement statement = connection.createStatement()) {
      sent.countDown();
      statement.execute("CHECKPOINT");
    } catch (SQLException e) {
      sent.countDown();
      // The kill may come before the answer.
      if (!isKilling) {
        faults.add("CHECKPOINT failed while the server lived: " + e);
      }
    }
  }

  private void report(int round, int loadMillis, long restartMillis, CrashAudit audit) {
    out.printf(
        Locale.ROOT,
        "%5d  %7d  %12d  %8d (%5d)  %10d  %6d%n",
        round,
        loadMillis,
        audit.acknowledged(),
        audit.inDoubt(),
        audit.inDoubtFound(),
        restartMillis,
        audit.faults().size());
    audit.faults().stream().limit(FAULTS_SHOWN).forEach(fault -> out.println("       " + fault));
    audit.faults().forEach(fault -> faults.add("round " + round + ": " + fault));
  }
}
