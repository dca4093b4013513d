package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import java.util.Optional;

/** What the store is meant to reach, beside what it reached in this run. */
final class Aims {
  private final Report report;

  Aims(Report report) {
    this.report = report;
  }

  void print() {
    report.title("aims");
    report.line("%-62s %8s %8s".formatted("", "reached", "aim"));
    Optional<Double> raw = report.rawSync().map(Measured::perSecond);
    for (PeerName peer : new PeerName[] {PeerName.SQLITE, PeerName.ROCKSDB}) {
      against("durable updates, 16 writers", Measure.UPDATE_16, Measure.UPDATE_16, peer, 2.5);
      against(
          "durable updates, 16 virtual threads",
          Measure.UPDATE_16_VIRTUAL,
          Measure.UPDATE_16,
          peer,
          2.5);
    }
    print("durable updates, 1 writer: Skerry / raw fdatasync", ours(Measure.UPDATE_1), raw, 0.8);
    against("point reads, 1 thread", Measure.READ_1, Measure.READ_1, PeerName.ROCKSDB, 2);
    against("point reads, 2 threads", Measure.READ_2, Measure.READ_2, PeerName.ROCKSDB, 2);
    against("scans of a table", Measure.SCAN, Measure.SCAN, PeerName.ROCKSDB, 5);
    against("scans of 100 rows", Measure.RANGE, Measure.RANGE, PeerName.ROCKSDB, 5);
    print(
        "random inserts: at 4 times the cache / inside it",
        ours(Measure.INSERT_BEYOND),
        ours(Measure.INSERT_INSIDE),
        0.3);
  }

  private void against(String what, Measure our, Measure their, PeerName peer, double aim) {
    print(what + ": Skerry / " + peer.title(), ours(our), rate(their, peer), aim);
  }

  private Optional<Double> ours(Measure measure) {
    return rate(measure, PeerName.SKERRY);
  }

  private Optional<Double> rate(Measure measure, PeerName peer) {
    return report.median(measure, peer).map(Measured::perSecond);
  }

  /** Prints a ratio if both its sides were measured. */
  private void print(String what, Optional<Double> ours, Optional<Double> theirs, double aim) {
    if (ours.isPresent() && theirs.isPresent()) {
      double ratio = ours.get() / theirs.get();
      report.line(
          "%-62s %8.2f %8.2f  %s".formatted(what, ratio, aim, ratio >= aim ? "reached" : "missed"));
    }
  }
}
