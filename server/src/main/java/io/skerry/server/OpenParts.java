package io.skerry.server;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was opened so far, to be closed in the opposite order, each part once. Used by one thread at
 * a time.
 */
final class OpenParts {
  private final Deque<Runnable> closers = new ArrayDeque<>();

  /** Closes {@code part} with the rest, before all that was added until now. */
  void add(Runnable close) {
    closers.push(close);
  }

  /**
   * Closes all parts, also those below one that fails to close; then throws what the first of those
   * threw.
   */
  void close() {
    if (closers.isEmpty()) {
      return;
    }
    try {
      closers.pop().run();
    } finally {
      close();
    }
  }
}
