package io.skerry.tds.server;

/** What a connection's thread is. */
public enum ThreadKind {
  /** A thread of the operating system: the fastest where connections are few. */
  PLATFORM,
  /** A virtual thread: small where connections are many. */
  VIRTUAL
}
