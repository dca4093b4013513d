package io.skerry.bench.store.peer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * SQLite with a write-ahead log and synchronous=FULL.
 *
 * <p>Writers take turns at one connection by a lock of ours; readers have connections of their own.
 * SQLite has one writer at a time in any case, and its own way of waiting is to sleep and try
 * again.
 */
final class SqlitePeer extends JdbcPeer {
  private final long cacheBytes;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable JdbcSession writer;

  private SqlitePeer(Path file, long cacheBytes) throws SQLException {
    super("jdbc:sqlite:" + file);
    this.cacheBytes = cacheBytes;
    setUp(root());
    execute("PRAGMA journal_mode = WAL");
  }

  static SqlitePeer open(Path folder, long cacheBytes) throws SQLException {
    return new SqlitePeer(folder.resolve("stock.sqlite"), cacheBytes);
  }

  private void setUp(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA cache_size = -" + (cacheBytes >> 10));
    }
  }

  @Override
  public String wayOfLoading() {
    return "one transaction with a rollback journal, as pages that are new need no copy in it";
  }

  /** The key is the row's own number, as in SQLite only an INTEGER PRIMARY KEY is. */
  @Override
  public void create() throws SQLException {
    execute("CREATE TABLE stock (id integer NOT NULL PRIMARY KEY, " + Rows.COLUMNS + ")");
  }

  @Override
  public void load(long rows) throws SQLException {
    execute("PRAGMA journal_mode = DELETE");
    create();
    insert(rows, Long.MAX_VALUE);
    execute("PRAGMA journal_mode = WAL");
  }

  @Override
  public StoreSession session() throws SQLException {
    if (writer == null) {
      writer = new JdbcSession(root());
    }
    Connection own = connect();
    setUp(own);
    return new Session(own, writer);
  }

  @Override
  public void compact() throws SQLException {
    execute("VACUUM");
    execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** Reads through its own connection, writes in turn through the common one. */
  private final class Session extends JdbcSession {
    private final JdbcSession writer;

    private Session(Connection own, JdbcSession writer) throws SQLException {
      super(own);
      this.writer = writer;
    }

    @Override
    public void addOne(long id) throws SQLException {
      turn.lock();
      try {
        writer.addOne(id);
      } finally {
        turn.unlock();
      }
    }

    @Override
    public void insert(long[] ids) throws SQLException {
      turn.lock();
      try {
        writer.insert(ids);
      } finally {
        turn.unlock();
      }
    }
  }
}
