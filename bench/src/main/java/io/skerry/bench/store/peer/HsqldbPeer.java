package io.skerry.bench.store.peer;

import java.nio.file.Path;
import java.sql.SQLException;

/** HSQLDB with cached tables, row versions instead of table locks, and write_delay=false. */
final class HsqldbPeer extends JdbcPeer {
  private HsqldbPeer(String url) throws SQLException {
    super(url);
  }

  static HsqldbPeer open(Path folder, long cacheBytes) throws SQLException {
    // The cache has a limit of bytes and one of rows; the bytes are meant to be the limit.
    long rowsMax = cacheBytes / Rows.ROW_BYTES;
    return new HsqldbPeer(
        ("jdbc:hsqldb:file:%s;user=SA;hsqldb.write_delay=false;hsqldb.default_table_type=cached"
                + ";hsqldb.tx=mvcc;hsqldb.cache_size=%d;hsqldb.cache_rows=%d"
                + ";hsqldb.reconfig_logging=false")
            .formatted(folder.resolve("stock"), cacheBytes >> 10, rowsMax));
  }

  @Override
  public String wayOfLoading() {
    return "SET FILES LOG FALSE, batches of 1,000 rows, 50 to a commit, CHECKPOINT";
  }

  @Override
  public void load(long rows) throws SQLException {
    create();
    execute("SET FILES LOG FALSE");
    insert(rows, ROWS_PER_COMMIT);
    execute("CHECKPOINT");
    execute("SET FILES LOG TRUE");
  }

  @Override
  public void compact() throws SQLException {
    execute("CHECKPOINT DEFRAG");
  }

  @Override
  public void close() throws SQLException {
    execute("SHUTDOWN");
    super.close();
  }
}
