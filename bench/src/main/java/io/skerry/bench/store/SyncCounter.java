package io.skerry.bench.store;

import io.skerry.bench.store.peer.PeerName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts how often a peer has the disk sync, by the system calls that {@code strace} sees: calls
 * that sync, and writes to files that were opened to be synced by each write.
 */
final class SyncCounter {
  /** The beginning of a file name that is asked for where counting begins and ends. */
  static final String MARK = "skerry-bench-mark-";

  private static final int ROWS = 1000;
  private static final double PER_COMMIT_MIN = 0.9;
  private static final Path STRACE = Path.of("/usr/bin/strace");

  private static final Pattern CALL = Pattern.compile("^(?:\\[?\\w* *\\d+]? +)?(\\w+)\\((.*)$");
  private static final Set<String> SYNCS =
      Set.of("fsync", "fdatasync", "sync_file_range", "sync", "syncfs", "msync");
  private static final Set<String> WRITES =
      Set.of("write", "pwrite64", "writev", "pwritev", "pwritev2");
  private static final Pattern SYNCED_OPEN = Pattern.compile("^\\w+, \"([^\"]+)\", \\S*O_D?SYNC.*");
  private static final Pattern FILE_OF_WRITE = Pattern.compile("^\\d+<([^>]*)>.*");

  private final Path folder;
  private final int millis;

  /**
   * @param millis how long writers are watched
   */
  SyncCounter(Path folder, int millis) {
    this.folder = folder;
    this.millis = millis;
  }

  /** Syncs for each commit, of one writer and of 16. */
  record Syncs(double one, double sixteen) {
    boolean isDurable() {
      return one >= PER_COMMIT_MIN;
    }
  }

  static boolean canCount() {
    return Files.isExecutable(STRACE);
  }

  Syncs count(PeerName name, long cacheBytes) throws IOException, PeerFailedException {
    Path own = folder.resolve("strace-" + name.word());
    Files.createDirectories(own);
    Path log = own.resolve("calls");
    List<String> strace =
        List.of(
            STRACE.toString(),
            "-f",
            "-y",
            "-qq",
            "-s",
            "0",
            "-e",
            "signal=none",
            "-e",
            calls(),
            "-o",
            log.toString());
    Measured one;
    Measured sixteen;
    try (Child child = Child.traced(name, own, cacheBytes, strace)) {
      child.ask(Verb.LOAD, ROWS);
      child.ask(Verb.MARK, 1);
      one = child.measure(Verb.UPDATE, 1, 0, millis, 1);
      child.ask(Verb.MARK, 2);
      sixteen = child.measure(Verb.UPDATE, 16, 0, millis, 1);
      child.ask(Verb.MARK, 3);
    }
    Syncs syncs = new Syncs(syncsAfter(log, 1) / one.count(), syncsAfter(log, 2) / sixteen.count());
    Folders.delete(own);
    return syncs;
  }

  /** The question mark lets strace pass over calls that this kind of machine does not have. */
  private static String calls() {
    return "trace=openat,?access,faccessat,faccessat2,newfstatat,statx,"
        + String.join(",", SYNCS)
        + ","
        + String.join(",", WRITES);
  }

  /** The syncs between the mark {@code number} and the next one. */
  static long syncsAfter(Path log, int number) throws IOException {
    Set<String> syncedFiles = new HashSet<>();
    boolean isBetween = false;
    long syncs = 0;
    try (Stream<String> lines = Files.lines(log)) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.contains(MARK + number + "\"")) {
          isBetween = true;
        } else if (line.contains(MARK + (number + 1) + "\"")) {
          break;
        } else if (isSync(line, syncedFiles) && isBetween) {
          syncs++;
        }
      }
    }
    return syncs;
  }

  /** Whether a line begins a call that syncs; keeps in mind which files sync by themselves. */
  private static boolean isSync(String line, Set<String> syncedFiles) {
    Matcher call = CALL.matcher(line);
    if (!call.matches()) {
      return false;
    }
    String name = call.group(1);
    String arguments = call.group(2);
    Matcher opened = SYNCED_OPEN.matcher(arguments);
    if (name.equals("openat") && opened.matches()) {
      syncedFiles.add(opened.group(1));
    }
    Matcher written = FILE_OF_WRITE.matcher(arguments);
    return SYNCS.contains(name)
        || WRITES.contains(name)
            && (arguments.contains("RWF_DSYNC")
                || written.matches() && syncedFiles.contains(written.group(1)));
  }
}
