package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * One thing that is measured in rounds.
 *
 * @param peers who takes part
 * @param before what is done before each round
 */
record Trial(
    Measure measure,
    Set<PeerName> peers,
    int rounds,
    Before before,
    Request warmUp,
    Request request) {
  Trial {
    peers = Set.copyOf(peers);
  }

  /** Of all peers. */
  Trial(Measure measure, int rounds, Request request) {
    this(measure, EnumSet.allOf(PeerName.class), rounds, () -> {}, request, request);
  }

  /** What is done before each round. */
  interface Before {
    void round() throws IOException;
  }

  /** What is measured of a peer, for some milliseconds. */
  interface Request {
    Measured ask(Child child, long millis) throws PeerFailedException, IOException;
  }

  Trial only(PeerName peer) {
    return new Trial(measure, Set.of(peer), rounds, before, warmUp, request);
  }

  Trial before(Before first) {
    return new Trial(measure, peers, rounds, first, warmUp, request);
  }

  Trial warmUp(Request first) {
    return new Trial(measure, peers, rounds, before, first, request);
  }
}
