package io.skerry.backup;

import java.time.Instant;

/** Where the restore of a log ends. */
public sealed interface StopAt {
  /** With the log. */
  record End() implements StopAt {}

  /** Before the first transaction that committed after this moment (STOPAT). */
  record Time(Instant moment) implements StopAt {}

  /** Before the first transaction whose record ends behind this position of the log. */
  record Position(long position) implements StopAt {}

  /** All of the log. */
  StopAt END = new End();

  /** Whether a transaction comes too late. */
  default boolean isBefore(LoggedTransaction transaction) {
    return switch (this) {
      case End() -> false;
      case Time(Instant moment) ->
          transaction.hasTime() && transaction.timeMillis() > moment.toEpochMilli();
      case Position(long position) -> transaction.end() > position;
    };
  }
}
