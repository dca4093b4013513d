package io.skerry.bench.first;

import java.sql.Connection;
import java.sql.SQLException;

/** A running server with an empty database. */
interface Peer extends AutoCloseable {
  String name();

  Connection connect() throws SQLException;

  /** The resident memory of the server's processes, in bytes. */
  long memoryBytes();

  @Override
  void close();
}
