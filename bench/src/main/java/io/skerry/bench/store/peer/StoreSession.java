package io.skerry.bench.store.peer;

import java.sql.SQLException;

/** What one thread does with a {@link StorePeer}. */
public interface StoreSession extends AutoCloseable {

  /** Reads a row, adds one to its quantity, and commits: durable when this returns. */
  void addOne(long id) throws Exception;

  /** Reads all columns of a row. */
  void read(long id, Row into) throws Exception;

  /** Reads the quantities and prices of all rows. */
  Sums scan() throws Exception;

  /** Reads the quantities and prices of the rows {@code from} to {@code to}, both inclusive. */
  Sums scan(long from, long to) throws Exception;

  /** Inserts rows and commits: durable when this returns. */
  void insert(long[] ids) throws Exception;

  @Override
  void close() throws SQLException;
}
