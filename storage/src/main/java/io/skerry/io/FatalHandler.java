package io.skerry.io;

/**
 * Ends the process when durability can no longer be promised, such as after a failed fsync.
 *
 * <p>The server's handler logs and halts. A test's handler returns; then the store refuses every
 * further change.
 */
@FunctionalInterface
public interface FatalHandler {
  void fatal(String message, Throwable cause);
}
