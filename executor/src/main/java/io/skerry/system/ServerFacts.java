package io.skerry.system;

import java.time.Instant;
import java.util.List;

/** What system views tell of the running server; may be called from any thread. */
public interface ServerFacts {
  /** All open sessions in order of their ids. */
  List<OpenSession> sessions();

  /** When the server started. */
  Instant started();

  /** The TCP port of the listener. */
  int port();

  /** The memory of the machine or container. */
  long memoryBytes();

  /**
   * An open session.
   *
   * @param id {@code @@SPID}
   * @param libraryName the client library as it calls itself at login
   * @param clientAddress in text, {@code 127.0.0.1}
   * @param encrypted whether the connection is under TLS
   * @param running whether a request runs now
   * @param isolationLevel as sys.dm_exec_sessions has it (2 = READ COMMITTED)
   */
  record OpenSession(
      int id,
      String loginName,
      String hostName,
      String programName,
      String libraryName,
      String clientAddress,
      boolean encrypted,
      String database,
      boolean running,
      int isolationLevel,
      long openTransactions,
      long lastRowCount,
      Instant loginTime,
      Instant lastRequestStart,
      Instant lastRequestEnd) {}
}
