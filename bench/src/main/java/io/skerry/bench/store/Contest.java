package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Peers that take turns, each in a process and a folder of its own that last for the contest. */
final class Contest implements AutoCloseable {
  private final Setting setting;
  private final Path folder;
  private final MachineLoad load = MachineLoad.now();
  private final Map<PeerName, Child> children = new EnumMap<>(PeerName.class);

  private Contest(Setting setting, Path folder) {
    this.setting = setting;
    this.folder = folder;
  }

  /** Starts a process for each peer. */
  static Contest start(Setting setting, Collection<PeerName> peers, long cacheBytes)
      throws IOException {
    Contest contest = new Contest(setting, setting.folder().resolve("contest"));
    for (PeerName peer : peers) {
      Path own = contest.folder.resolve(peer.word());
      contest.children.put(peer, Child.start(peer, own, cacheBytes, setting.isProfiled()));
    }
    return contest;
  }

  /** What is done with each child in turn. */
  interface Turn {
    void take(PeerName peer, Child child) throws PeerFailedException, IOException;
  }

  /** A peer that fails is out. */
  void each(String what, Turn turn) throws IOException {
    for (PeerName peer : List.copyOf(children.keySet())) {
      Child child = children.get(peer);
      if (child != null) {
        try {
          turn.take(peer, child);
        } catch (PeerFailedException e) {
          setting.report().failed(what, peer, e.reason());
          children.remove(peer);
          child.close();
        }
      }
    }
  }

  void askEach(String what, Verb verb, long... numbers) throws IOException {
    each(what, (_, child) -> child.ask(verb, numbers));
  }

  /** A warm-up, rounds, and a line for each peer. */
  void measure(Trial trial) throws IOException {
    rounds(trial).forEach((peer, runs) -> setting.report().add(trial.measure(), peer, runs, ""));
  }

  /** A warm-up, and rounds in each of which each peer has its turn. */
  Map<PeerName, List<Measured>> rounds(Trial trial) throws IOException {
    Sizes sizes = setting.sizes();
    turns(trial, (_, child) -> trial.warmUp().ask(child, sizes.warmUpMillis()));
    if (setting.isProfiled()) {
      turns(trial, (_, child) -> child.ask(Verb.PROFILE));
    }
    Map<PeerName, List<Measured>> runs = new EnumMap<>(PeerName.class);
    for (int round = 0; round < trial.rounds(); round++) {
      trial.before().round();
      turns(
          trial,
          (peer, child) ->
              runs.computeIfAbsent(peer, _ -> new ArrayList<>())
                  .add(trial.request().ask(child, sizes.millis())));
    }
    runs.keySet().retainAll(children.keySet());
    if (setting.isProfiled()) {
      printProfiles(trial);
    }
    return runs;
  }

  private void turns(Trial trial, Turn turn) throws IOException {
    each(
        trial.measure().title(),
        (peer, child) -> {
          if (trial.peers().contains(peer)) {
            turn.take(peer, child);
          }
        });
  }

  private void printProfiles(Trial trial) throws IOException {
    turns(
        trial,
        (peer, child) -> {
          setting.report().line("profile: " + trial.measure().title() + ", " + peer.title());
          SelfTimes.of(Path.of(child.ask(Verb.PROFILED))).forEach(setting.report()::line);
        });
  }

  /** Ends the processes, deletes their data, and says what memory and other work there was. */
  @Override
  public void close() throws IOException {
    List<String> peaks = new ArrayList<>();
    each(
        "memory",
        (peer, child) ->
            peaks.add(
                "%s %,d".formatted(peer.title(), Long.parseLong(child.ask(Verb.PEAK)) >> 20)));
    if (!peaks.isEmpty()) {
      setting.report().line("peak memory, MiB: " + String.join(", ", peaks));
    }
    setting
        .report()
        .line(load.since(children.values().stream().map(Child::cpu).collect(Collectors.toList())));
    children.values().forEach(Child::close);
    Folders.delete(folder);
  }
}
