package io.skerry.testkit.history;

import java.util.Locale;

/**
 * A reason why one transaction comes before another in every serial order.
 *
 * @param from the place of the earlier one in the history
 * @param to the place of the later one
 * @param subject what the keys are
 * @param key of the list, register or row; 0 for time
 * @param before the value that {@code from} wrote or read last ({@link Operation#NOTHING} for
 *     none), or its end
 * @param after the value that {@code to} wrote or read, or its start
 */
record Dependency(int from, int to, Kind kind, Subject subject, long key, long before, long after) {

  /** Adya's dependencies, and the order of time. */
  enum Kind {
    /** {@code to} read a version of {@code from}. */
    WRITE_READ,
    /** {@code to} wrote the version after one of {@code from}. */
    WRITE_WRITE,
    /** Item anti-dependency: {@code to} wrote the version after one that {@code from} read. */
    READ_WRITE,
    /** Predicate anti-dependency: {@code to} put a row into a range that {@code from} had read. */
    PHANTOM,
    /** {@code from} had ended before {@code to} began. */
    REAL_TIME;

    boolean isAntiDependency() {
      return this == READ_WRITE || this == PHANTOM;
    }
  }

  /** What a key is the key of. */
  enum Subject {
    LIST,
    REGISTER,
    ROW,
    TIME;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean concernsSameKey(Dependency other) {
    return subject == other.subject && key == other.key;
  }

  /** Says in words why {@code from} comes first. */
  String reason(History history) {
    String first = history.transactions().get(from).name();
    String second = history.transactions().get(to).name();
    String what = subject.word() + " " + key;
    return "%s comes before %s: %s."
        .formatted(
            first,
            second,
            switch (kind) {
              case WRITE_WRITE ->
                  subject == Subject.ROW
                      ? "%s inserted %s, which %s deleted".formatted(first, what, second)
                      : "%s wrote %d to %s, and %s wrote %d after it"
                          .formatted(first, before, what, second, after);
              case WRITE_READ ->
                  subject == Subject.ROW
                      ? "%s inserted %s, and %s saw it".formatted(first, what, second)
                      : "%s wrote %d to %s, and %s saw it".formatted(first, before, what, second);
              case READ_WRITE -> overwritten(first, second, what);
              case PHANTOM ->
                  "%s read a range and did not see %s in it, which %s inserted"
                      .formatted(first, what, second);
              case REAL_TIME ->
                  "%s had ended (at %d) when %s began (at %d)"
                      .formatted(first, before, second, after);
            });
  }

  private String overwritten(String first, String second, String what) {
    if (subject == Subject.ROW) {
      return "%s saw %s, which %s deleted".formatted(first, what, second);
    }
    return "%s saw %s in %s, and %s wrote %d after that"
        .formatted(first, HistoryText.register(before), what, second, after);
  }
}
