package io.skerry.server;

/**
 * Hears of an error after which the process must not go on, such as a failed fsync: what is in
 * memory and what is on disk may differ, and only recovery can tell. Called once, from any thread;
 * it does not return to normal work.
 */
public interface FatalErrorHandler {
  void fatal(String message, Throwable cause);
}
