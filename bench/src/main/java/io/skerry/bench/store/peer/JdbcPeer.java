package io.skerry.bench.store.peer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** An engine in this process behind JDBC. One connection stays open, so that the engine does. */
abstract class JdbcPeer implements StorePeer {
  private static final int ROWS_PER_BATCH = 1000;

  /** Of a load by engines that keep an undo log of what is not committed. */
  static final long ROWS_PER_COMMIT = 50 * ROWS_PER_BATCH;

  private final String url;
  private Connection root;

  JdbcPeer(String url) throws SQLException {
    this.url = url;
    root = connect();
  }

  /** A new connection in autocommit mode. */
  final Connection connect() throws SQLException {
    return DriverManager.getConnection(url);
  }

  final Connection root() {
    return root;
  }

  /** Closes and opens the engine. */
  final void reopen() throws SQLException {
    root.close();
    root = connect();
  }

  final void execute(String sql) throws SQLException {
    try (Statement statement = root.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void create() throws SQLException {
    execute("CREATE TABLE stock (id bigint NOT NULL PRIMARY KEY, " + Rows.COLUMNS + ")");
  }

  /** Inserts rows through the one open connection, {@code rowsPerCommit} to a commit. */
  final void insert(long rows, long rowsPerCommit) throws SQLException {
    root.setAutoCommit(false);
    try (PreparedStatement insert = root.prepareStatement(JdbcSession.INSERT)) {
      for (long id = 0; id < rows; id++) {
        JdbcSession.addRow(insert, id);
        if ((id + 1) % ROWS_PER_BATCH == 0 || id + 1 == rows) {
          insert.executeBatch();
        }
        if ((id + 1) % rowsPerCommit == 0) {
          root.commit();
        }
      }
    }
    root.commit();
    root.setAutoCommit(true);
  }

  @Override
  public StoreSession session() throws SQLException {
    return new JdbcSession(connect());
  }

  @Override
  public void close() throws SQLException {
    root.close();
  }
}
