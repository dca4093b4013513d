package io.skerry.bench.store.peer;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * H2 with WRITE_DELAY=0, the most durable setting it has, and without its cache of query results.
 */
final class H2Peer extends JdbcPeer {
  private H2Peer(String url) throws SQLException {
    super(url);
  }

  static H2Peer open(Path folder, long cacheBytes) throws SQLException {
    return new H2Peer(
        "jdbc:h2:%s;WRITE_DELAY=0;CACHE_SIZE=%d;OPTIMIZE_REUSE_RESULTS=0;LOCK_TIMEOUT=60000"
            .formatted(folder.resolve("stock"), cacheBytes >> 10));
  }

  @Override
  public String wayOfLoading() {
    return "batches of 1,000 rows, 50 to a commit, and CHECKPOINT SYNC";
  }

  @Override
  public void load(long rows) throws SQLException {
    create();
    insert(rows, ROWS_PER_COMMIT);
    execute("CHECKPOINT SYNC");
  }

  @Override
  public void compact() throws SQLException {
    execute("SHUTDOWN COMPACT");
    reopen();
  }
}
