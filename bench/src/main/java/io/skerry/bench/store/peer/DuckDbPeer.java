package io.skerry.bench.store.peer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB with its defaults and a memory limit. */
final class DuckDbPeer extends JdbcPeer {
  private DuckDbPeer(String url) throws SQLException {
    super(url);
  }

  static DuckDbPeer open(Path folder, long cacheBytes) throws SQLException {
    DuckDbPeer peer = new DuckDbPeer("jdbc:duckdb:" + folder.resolve("stock.duckdb"));
    peer.execute("SET memory_limit = '" + (cacheBytes >> 20) + "MiB'");
    return peer;
  }

  @Override
  public String wayOfLoading() {
    return "its appender in one transaction, then CHECKPOINT";
  }

  @Override
  public void load(long rows) throws SQLException {
    create();
    root().setAutoCommit(false);
    try (DuckDBAppender appender = appender(root())) {
      for (long id = 0; id < rows; id++) {
        append(appender, id);
      }
    }
    root().commit();
    root().setAutoCommit(true);
    execute("CHECKPOINT");
  }

  private static DuckDBAppender appender(Connection connection) throws SQLException {
    return connection.unwrap(DuckDBConnection.class).createAppender("stock");
  }

  private static void append(DuckDBAppender appender, long id) throws SQLException {
    appender
        .beginRow()
        .append(id)
        .append(Rows.quantity(id))
        .append(Rows.price(id))
        .append(Rows.label(id))
        .endRow();
  }

  @Override
  public StoreSession session() throws SQLException {
    return new Session(connect());
  }

  @Override
  public void compact() throws SQLException {
    execute("CHECKPOINT");
  }

  private static final class Session extends JdbcSession {
    private final Connection connection;

    private Session(Connection connection) throws SQLException {
      super(connection);
      this.connection = connection;
    }

    /** A transaction that meets another's change of the same row fails at once: it tries again. */
    @Override
    public void addOne(long id) throws SQLException {
      while (true) {
        try {
          super.addOne(id);
          return;
        } catch (SQLException conflict) {
          if (!String.valueOf(conflict.getMessage()).contains("Conflict")) {
            throw conflict;
          }
          renewUpdate();
        }
      }
    }

    @Override
    public void insert(long[] ids) throws SQLException {
      connection.setAutoCommit(false);
      try (DuckDBAppender appender = appender(connection)) {
        for (long id : ids) {
          append(appender, id);
        }
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }
}
