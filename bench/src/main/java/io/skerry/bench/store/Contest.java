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
      contest.children.put(peer, Child.start(peer, own, cacheBytes, List.of()));
    }
    return contest;
  }

  /** What is done with each child in turn. */
  interface Turn {
    void take(PeerName peer, Child child) throws PeerFailedException, IOException;
  }

  /** What is done before each round. */
  interface Before {
    void round() throws IOException;
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

  /** What is measured of each child in turn, for some milliseconds. */
  interface Request {
    Measured ask(Child child, long millis) throws PeerFailedException, IOException;
  }

  /** A warm-up. */
  void warmUp(Measure measure, Request request) throws IOException {
    each(measure.title(), (_, child) -> request.ask(child, setting.sizes().warmUpMillis()));
  }

  /** Rounds, in each of which each peer has its turn. */
  Map<PeerName, List<Measured>> rounds(Measure measure, int rounds, Before before, Request request)
      throws IOException {
    if (setting.isProfiled()) {
      askEach(measure.title(), Verb.PROFILE);
    }
    Map<PeerName, List<Measured>> runs = new EnumMap<>(PeerName.class);
    for (int round = 0; round < rounds; round++) {
      before.round();
      each(
          measure.title(),
          (peer, child) ->
              runs.computeIfAbsent(peer, _ -> new ArrayList<>())
                  .add(request.ask(child, setting.sizes().millis())));
    }
    runs.keySet().retainAll(children.keySet());
    if (setting.isProfiled()) {
      printProfiles(measure);
    }
    return runs;
  }

  private void printProfiles(Measure measure) throws IOException {
    each(
        measure.title(),
        (peer, child) -> {
          setting.report().line("profile: " + measure.title() + ", " + peer.title());
          SelfTimes.of(Path.of(child.ask(Verb.PROFILED))).forEach(setting.report()::line);
        });
  }

  /** A warm-up, rounds, and a line for each peer. */
  void measure(Measure measure, Request request) throws IOException {
    warmUp(measure, request);
    Map<PeerName, List<Measured>> runs =
        rounds(measure, setting.sizes().rounds(), () -> {}, request);
    runs.forEach((peer, ofPeer) -> setting.report().add(measure, peer, ofPeer, ""));
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
