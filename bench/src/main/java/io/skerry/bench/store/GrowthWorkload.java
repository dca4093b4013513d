package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Inserts at random keys into a table that outgrows the cache, a durable commit for each 1,000
 * rows, and point reads before and after. In between, where nothing is measured, the table grows by
 * larger commits, which all engines do faster.
 *
 * <p>Peers run one after the other, each from beginning to end: what an engine puts off to its
 * background threads would else be paid for in the turns of the others.
 */
final class GrowthWorkload {
  private static final int ROWS_PER_COMMIT = 1000;
  private static final int ROWS_PER_COMMIT_BETWEEN = 20_000;

  /** Sizes of the table, in caches. */
  private static final double WARM_UP_TO = 0.15;

  private static final double INSIDE_TO = 0.25;
  private static final double BEYOND_FROM = 4;

  /** What one measured step adds, in caches; and what is not measured before the table is grown. */
  private static final double STEP = 0.02;

  private static final double SETTLING = 0.05;

  /** A table that is smaller by this, in caches, still counts as grown. */
  private static final double TOLERANCE = 0.2;

  private static final int STEPS = 5;
  private static final int SEED = 1;

  private final Setting setting;
  private final Report report;

  GrowthWorkload(Setting setting) {
    this.setting = setting;
    this.report = setting.report();
  }

  void run() throws IOException {
    Sizes sizes = setting.sizes();
    report.title(
        "random inserts, 1,000 rows a commit, into a table that grows to 4 times a cache of %,d MiB"
            .formatted(sizes.smallCacheBytes() >> 20));
    report.columns();
    for (PeerName peer : setting.peers()) {
      try (Contest contest = Contest.start(setting, List.of(peer), sizes.smallCacheBytes())) {
        contest.each("growth", this::grow);
      }
    }
  }

  private void grow(PeerName peer, Child child) throws PeerFailedException, IOException {
    child.ask(Verb.CREATE);
    insert(child, WARM_UP_TO);
    List<Measured> inside = measureInserts(child);
    List<Measured> readInside = read(child);
    report.add(Measure.INSERT_INSIDE, peer, inside, "");
    report.add(Measure.READ_INSIDE, peer, readInside, "");
    double reached = growBetween(child);
    insert(child, SETTLING);
    List<Measured> beyond = measureInserts(child);
    List<Measured> readBeyond = read(child);
    if (reached + SETTLING >= BEYOND_FROM - TOLERANCE) {
      report.add(Measure.INSERT_BEYOND, peer, beyond, "");
      report.add(Measure.READ_BEYOND, peer, readBeyond, "");
    } else {
      // Too slow for the time: shown, but no figure for an aim.
      String size = "at %.1f times the cache".formatted(reached + SETTLING);
      report.row("random insert " + size + ", rows", peer.title(), beyond, "");
      report.row("point read " + size, peer.title(), readBeyond, "");
    }
    report.line(
        "%-42s %-9s inserts %.2f, reads %.2f"
            .formatted(
                "then / inside the cache",
                peer.title(),
                ratio(beyond, inside),
                ratio(readBeyond, readInside)));
    child.ask(Verb.CHECK);
    double grown = LoadWorkload.megabytes(child);
    child.ask(Verb.COMPACT);
    report.line(
        "%-42s %-9s %,.1f grown, %,.1f compacted"
            .formatted("bytes on disk, MB", peer.title(), grown, LoadWorkload.megabytes(child)));
  }

  /** Inserts so many caches' worth of rows. */
  private Measured insert(Child child, double caches) throws PeerFailedException, IOException {
    long rows = setting.sizes().rowsOfSmallCaches(caches, ROWS_PER_COMMIT);
    return child.measure(Verb.INSERT, rows, ROWS_PER_COMMIT);
  }

  private List<Measured> measureInserts(Child child) throws PeerFailedException, IOException {
    List<Measured> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      steps.add(insert(child, STEP));
    }
    return steps;
  }

  /** Grows the table until it has its size or the time is over; returns its size in caches. */
  private double growBetween(Child child) throws PeerFailedException, IOException {
    Sizes sizes = setting.sizes();
    long deadline = System.nanoTime() + sizes.growthMillisMax() * 1_000_000;
    double wanted = BEYOND_FROM - SETTLING;
    long rows = sizes.rowsOfSmallCaches(2 * STEP, ROWS_PER_COMMIT_BETWEEN);
    double step = rows / (double) sizes.rowsOfSmallCaches(1, 1);
    double reached = INSIDE_TO;
    while (reached < wanted && System.nanoTime() < deadline) {
      child.measure(Verb.INSERT, rows, ROWS_PER_COMMIT_BETWEEN);
      reached += step;
    }
    return reached;
  }

  private static double ratio(List<Measured> ours, List<Measured> base) {
    return Measured.median(ours).perSecond() / Measured.median(base).perSecond();
  }

  private List<Measured> read(Child child) throws PeerFailedException, IOException {
    int millis = setting.sizes().millis() / 2;
    child.measure(Verb.READ, 1, millis, 0);
    List<Measured> runs = new ArrayList<>();
    for (int round = 0; round < setting.sizes().rounds(); round++) {
      runs.add(child.measure(Verb.READ, 1, millis, SEED + round));
    }
    return runs;
  }
}
