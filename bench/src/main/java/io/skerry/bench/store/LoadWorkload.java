package io.skerry.bench.store;

import java.io.IOException;

/** Bulk load in key order into new stores, and the bytes that the same rows take. */
final class LoadWorkload {

  private static final int WARM_UP_SHARE = 10;

  private LoadWorkload() {}

  static void run(Setting setting) throws IOException {
    Sizes sizes = setting.sizes();
    Report report = setting.report();
    long rows = sizes.scannedRows();
    report.title("bulk load of %,d rows in key order, durable at its end".formatted(rows));
    try (Contest contest = Contest.start(setting, setting.peers(), sizes.cacheBytes())) {

      report.columns();

      contest.measure(
          new Trial(Measure.LOAD, sizes.longRounds(), (child, _) -> child.measure(Verb.LOAD, rows))
              .warmUp((child, _) -> child.measure(Verb.LOAD, rows / WARM_UP_SHARE)));
      contest.each(
          "way of loading",
          (peer, child) ->
              report.line(
                  "%-42s %-9s %s".formatted("way of loading", peer.title(), child.ask(Verb.WAY))));
      contest.askEach("check", Verb.CHECK);
      report.line("%-42s %-9s %12s %20s".formatted("bytes on disk, MB", "", "loaded", "compacted"));
      contest.each(
          "size",
          (peer, child) -> {
            double loaded = megabytes(child);
            child.ask(Verb.COMPACT);
            report.line(
                "%-42s %-9s %,12.1f %,20.1f".formatted("", peer.title(), loaded, megabytes(child)));
          });
    }
  }

  static double megabytes(Child child) throws PeerFailedException, IOException {
    return Long.parseLong(child.ask(Verb.SIZE)) / 1e6;
  }
}
