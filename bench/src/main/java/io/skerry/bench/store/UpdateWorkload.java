package io.skerry.bench.store;

import io.skerry.bench.store.SyncCounter.Syncs;
import io.skerry.bench.store.peer.PeerName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Durable updates of single rows by several writers, and what the disk would allow. */
final class UpdateWorkload {
  private static final int SEED = 1;

  private final Setting setting;
  private final Report report;
  private final Map<PeerName, Syncs> syncs = new EnumMap<>(PeerName.class);

  UpdateWorkload(Setting setting) {
    this.setting = setting;
    this.report = setting.report();
  }

  void run() throws IOException {
    Sizes sizes = setting.sizes();
    report.title(
        "durable updates of one row, keys at random among %,d rows".formatted(sizes.rows()));
    countSyncs();
    try (Contest contest = Contest.start(setting, setting.peers(), sizes.cacheBytes());
        RawSync raw = RawSync.create(setting.folder().resolve("raw"))) {
      contest.askEach("load", Verb.LOAD, sizes.rows());
      contest.askEach("compaction", Verb.COMPACT);
      report.columns();
      List<Measured> rawRuns = new ArrayList<>();
      print(
          contest,
          updates(Measure.UPDATE_1, 1, 0).before(() -> rawRuns.add(raw.run(sizes.millis()))));
      report.addRawSync(rawRuns);
      print(contest, updates(Measure.UPDATE_16, 16, 0));
      print(contest, updates(Measure.UPDATE_16_VIRTUAL, 16, 1).only(PeerName.SKERRY));
      print(contest, updates(Measure.UPDATE_64, 64, 0));
      print(contest, updates(Measure.UPDATE_64_VIRTUAL, 64, 1).only(PeerName.SKERRY));
    }
  }

  private Trial updates(Measure measure, int writers, int virtual) {
    return new Trial(
        measure,
        setting.sizes().rounds(),
        (child, millis) -> child.measure(Verb.UPDATE, writers, virtual, millis, SEED));
  }

  private void countSyncs() throws IOException {
    if (!SyncCounter.canCount()) {
      report.line("strace is not there (Debian: apt install strace): no syncs were counted");
      return;
    }
    SyncCounter counter = new SyncCounter(setting.folder(), setting.sizes().tracedMillis());
    report.line("%-52s %12s %12s".formatted("syncs a commit, by strace", "1 writer", "16 writers"));
    for (PeerName peer : setting.peers()) {
      try {
        Syncs counted = counter.count(peer, setting.sizes().cacheBytes());
        syncs.put(peer, counted);
        report.line(
            "%-42s %-9s %12.3f %12.3f  %s"
                .formatted("", peer.title(), counted.one(), counted.sixteen(), durability(peer)));
      } catch (PeerFailedException e) {
        report.failed("syncs a commit", peer, e.reason());
      }
    }
  }

  private String durability(PeerName peer) {
    Syncs counted = syncs.get(peer);
    return counted == null || counted.isDurable() ? "" : "NOT DURABLE";
  }

  /** Prints the peers that sync first, and the others apart. */
  private void print(Contest contest, Trial trial) throws IOException {
    Map<PeerName, List<Measured>> runs = contest.rounds(trial);
    List<PeerName> durableFirst = new ArrayList<>(runs.keySet());
    durableFirst.sort((one, other) -> durability(one).compareTo(durability(other)));
    for (PeerName peer : durableFirst) {
      List<Measured> ofPeer = runs.get(peer);
      if (ofPeer != null) {
        report.add(trial.measure(), peer, ofPeer, durability(peer));
      }
    }
  }
}
