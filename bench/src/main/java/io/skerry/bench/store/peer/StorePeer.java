package io.skerry.bench.store.peer;

import java.sql.SQLException;

/**
 * An engine with one table, in a folder of its own. Its own methods are called by one thread;
 * sessions are used by many, each by one.
 */
public interface StorePeer extends AutoCloseable {

  /** How {@link #load} writes, in a few words. */
  String wayOfLoading();

  /** Makes the table, empty. */
  void create() throws Exception;

  /** Makes the table with the rows 0 to {@code rows} - 1, durable when this returns. */
  void load(long rows) throws Exception;

  StoreSession session() throws Exception;

  /** Brings the files into the shape that the engine keeps for long: checkpoint, compaction. */
  void compact() throws Exception;

  @Override
  void close() throws SQLException;
}
