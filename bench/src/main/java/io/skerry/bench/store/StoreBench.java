package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code ./dev bench store}: the storage engine and its peers in turn, in one run. */
public final class StoreBench {
  private static final String USAGE =
      "./dev bench store [quick] [profile] [PEERS] [WORKLOADS], lists with commas; peers: "
          + words(Arrays.stream(PeerName.values()).map(PeerName::word).toList())
          + "; workloads: "
          + words(Arrays.stream(WorkloadName.values()).map(WorkloadName::word).toList());

  private final Set<PeerName> peers = EnumSet.noneOf(PeerName.class);
  private final Set<WorkloadName> workloads = EnumSet.noneOf(WorkloadName.class);
  private Sizes sizes = Sizes.FULL;
  private boolean isProfiled;

  private StoreBench() {}

  private static String words(Collection<String> words) {
    return String.join(",", words);
  }

  /** Arguments in any order; without any, all peers and all workloads. */
  public static void main(String[] arguments) throws IOException {
    StoreBench bench = new StoreBench();
    for (String argument : arguments) {
      for (String word : argument.split(",", -1)) {
        bench.choose(word);
      }
    }
    bench.run(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  private void choose(String word) {
    List<PeerName> peer =
        Arrays.stream(PeerName.values()).filter(each -> each.word().equals(word)).toList();
    List<WorkloadName> workload =
        Arrays.stream(WorkloadName.values()).filter(each -> each.word().equals(word)).toList();
    peers.addAll(peer);
    workloads.addAll(workload);
    if (word.equals("quick")) {
      sizes = Sizes.QUICK;
    } else if (word.equals("profile")) {
      isProfiled = true;
    } else if (peer.isEmpty() && workload.isEmpty()) {
      throw new IllegalArgumentException(word + "? " + USAGE);
    }
  }

  private void run(PrintStream out) throws IOException {
    if (peers.isEmpty()) {
      peers.addAll(EnumSet.allOf(PeerName.class));
    }
    if (workloads.isEmpty()) {
      workloads.addAll(EnumSet.allOf(WorkloadName.class));
    }
    long began = System.nanoTime();
    Path folder = Files.createTempDirectory("skerry-bench-store");
    Report report = new Report(out);
    try {
      MachineFacts.of(folder).forEach(report::line);
      Setting setting = new Setting(sizes, List.copyOf(peers), isProfiled, folder, report);
      for (WorkloadName workload : workloads) {
        workload.run(setting);
      }
      new Aims(report).print();
    } finally {
      Folders.delete(folder);
    }
    report.line("the whole run took %,d s".formatted((System.nanoTime() - began) / 1_000_000_000));
  }
}
