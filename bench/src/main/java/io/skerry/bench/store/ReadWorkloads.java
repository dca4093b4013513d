package io.skerry.bench.store;

import java.io.IOException;

/** What only reads: rows by key, and scans, of tables that are in memory. */
final class ReadWorkloads {
  private static final int SEED = 1;

  private ReadWorkloads() {}

  static void reads(Setting setting) throws IOException {
    Sizes sizes = setting.sizes();
    Report report = setting.report();
    report.title("point reads by primary key, %,d rows in memory".formatted(sizes.rows()));
    try (Contest contest = Contest.start(setting, setting.peers(), sizes.cacheBytes())) {
      contest.askEach("load", Verb.LOAD, sizes.rows());
      contest.askEach("compaction", Verb.COMPACT);
      report.columns();
      contest.measure(
          new Trial(
              Measure.READ_1,
              sizes.rounds(),
              (child, millis) -> child.measure(Verb.READ, 1, millis, SEED)));
      contest.measure(
          new Trial(
              Measure.READ_2,
              sizes.rounds(),
              (child, millis) -> child.measure(Verb.READ, 2, millis, SEED)));
    }
  }

  static void scans(Setting setting) throws IOException {
    Sizes sizes = setting.sizes();
    Report report = setting.report();
    report.title(
        "scans, %,d rows in memory: sums of an int and a double, engines with SQL add up themselves"
            .formatted(sizes.scannedRows()));
    try (Contest contest = Contest.start(setting, setting.peers(), sizes.cacheBytes())) {
      contest.askEach("load", Verb.LOAD, sizes.scannedRows());
      contest.askEach("compaction", Verb.COMPACT);
      report.columns();
      contest.measure(
          new Trial(
              Measure.SCAN,
              sizes.longRounds(),
              (child, millis) -> child.measure(Verb.SCAN, millis)));
      contest.measure(
          new Trial(
              Measure.RANGE,
              sizes.rounds(),
              (child, millis) -> child.measure(Verb.RANGE, millis, SEED)));
    }
  }
}
