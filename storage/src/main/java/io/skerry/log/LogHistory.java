package io.skerry.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Which epoch wrote which part of the log: each entry's part reaches to the beginning of the next.
 *
 * <p>An older process that wakes up after a newer one has opened the store can only write behind
 * the end of its own part, where nobody reads.
 */
public record LogHistory(List<Part> parts) {
  /** What the epoch wrote begins at this position. */
  public record Part(long epoch, long startLsn) {}

  public LogHistory {
    parts = List.copyOf(parts);
  }

  /** With a new epoch that begins at {@code startLsn}. */
  public LogHistory with(long epoch, long startLsn) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(epoch, startLsn));
    return new LogHistory(more);
  }

  /** Without the parts that end at or before {@code lsn}. */
  public LogHistory from(long lsn) {
    List<Part> kept = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (i == parts.size() - 1 || parts.get(i + 1).startLsn() > lsn) {
        kept.add(parts.get(i));
      }
    }
    return new LogHistory(kept);
  }
}
