package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import java.nio.file.Path;
import java.util.List;

/**
 * What all workloads need to know.
 *
 * @param folder for data
 * @param isProfiled whether the methods that took the time are printed
 */
record Setting(Sizes sizes, List<PeerName> peers, boolean isProfiled, Path folder, Report report) {
  Setting {
    peers = List.copyOf(peers);
  }
}
