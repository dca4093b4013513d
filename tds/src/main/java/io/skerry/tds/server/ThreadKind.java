package io.skerry.tds.server;

/** What a connection's thread is. */
public enum ThreadKind {
  /** A thread of the operating system: the fastest where connections are few. */
  PLATFORM,
  /** A virtual thread: small where connections are many. */
  VIRTUAL,
  /**
   * A platform thread for each of the first {@link #PLATFORM_THREADS_MAX} connections that stand at
   * once, virtual ones beyond.
   */
  AUTOMATIC;

  static final int PLATFORM_THREADS_MAX = 64;

  /** How to start the thread of one more connection. */
  Thread.Builder builder(int connectionsBefore) {
    return switch (this) {
      case PLATFORM -> Thread.ofPlatform();
      case VIRTUAL -> Thread.ofVirtual();
      case AUTOMATIC ->
          connectionsBefore < PLATFORM_THREADS_MAX ? Thread.ofPlatform() : Thread.ofVirtual();
    };
  }
}
