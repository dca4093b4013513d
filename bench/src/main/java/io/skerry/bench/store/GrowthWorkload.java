package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Inserts at random keys into a table that outgrows the cache, a durable commit for each 1,000
 * rows, and point reads before and after.
 *
 * <p>Peers run one after the other, each from beginning to end: what an engine puts off to its
 * background threads would else be paid for in the turns of the others.
 */
final class GrowthWorkload {
  /** Sizes of the table, in caches. */
  private static final double INSIDE_FROM = 0.15;

  private static final double INSIDE_TO = 0.4;
  private static final double BEYOND_FROM = 4;
  private static final double BEYOND_TO = 4.2;
  private static final double STEP = 0.05;
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
    Sizes sizes = setting.sizes();
    long deadline = System.nanoTime() + sizes.growthMillisMax() * 1_000_000;
    child.ask(Verb.CREATE);
    child.ask(Verb.INSERT, sizes.rowsOfSmallCaches(INSIDE_FROM));
    List<Measured> inside = insert(child, INSIDE_FROM, INSIDE_TO, Long.MAX_VALUE);
    report.add(Measure.INSERT_INSIDE, peer, inside, "");
    List<Measured> readInside = read(child);
    report.add(Measure.READ_INSIDE, peer, readInside, "");
    List<Measured> between = insert(child, INSIDE_TO, BEYOND_FROM, deadline);
    double reached = INSIDE_TO + between.size() * STEP;
    List<Measured> beyond =
        insert(child, reached, reached + BEYOND_TO - BEYOND_FROM, Long.MAX_VALUE);
    List<Measured> readBeyond = read(child);
    if (reached > BEYOND_FROM - STEP) {
      report.add(Measure.INSERT_BEYOND, peer, beyond, "");
      report.add(Measure.READ_BEYOND, peer, readBeyond, "");
      report.line(
          "%-42s %-9s inserts %.2f, reads %.2f"
              .formatted(
                  "beyond the cache / inside it",
                  peer.title(),
                  ratio(beyond, inside),
                  ratio(readBeyond, readInside)));
    } else {
      // Too slow for the time: shown, but no figure for an aim.
      String size = "at %.1f times the cache".formatted(reached);
      report.row("random insert " + size + ", rows", peer.title(), beyond, "");
      report.row("point read " + size, peer.title(), readBeyond, "");
    }

    child.ask(Verb.CHECK);
    double grown = LoadWorkload.megabytes(child);
    child.ask(Verb.COMPACT);
    report.line(
        "%-42s %-9s %,.1f grown, %,.1f compacted"
            .formatted("bytes on disk, MB", peer.title(), grown, LoadWorkload.megabytes(child)));
  }

  private static double ratio(List<Measured> ours, List<Measured> base) {
    return Measured.median(ours).perSecond() / Measured.median(base).perSecond();
  }

  /** Inserts in steps, as long as the deadline is not reached. */
  private List<Measured> insert(Child child, double from, double to, long deadline)
      throws PeerFailedException, IOException {
    List<Measured> steps = new ArrayList<>();
    long rows = setting.sizes().rowsOfSmallCaches(STEP);
    int count = (int) Math.round((to - from) / STEP);
    for (int i = 0; i < count && System.nanoTime() < deadline; i++) {
      steps.add(child.measure(Verb.INSERT, rows));
    }
    return steps;
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
