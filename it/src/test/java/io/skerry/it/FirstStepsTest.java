package io.skerry.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.sqlserver.jdbc.SQLServerException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first steps of five real clients: an encrypted login, a table, parameters of every type,
 * NULLs, a violated key, a transaction rolled back, a running statement cancelled.
 */
@Tag("first")
class FirstStepsTest {
  private static final List<String> STEPS =
      List.of(
          "ok login",
          "ok create",
          "ok insert",
          "ok read",
          "ok violation",
          "ok rollback",
          "ok cancel");

  @TempDir static Path data;
  private static SkerryUp server;
  private static Clients clients;

  @BeforeAll
  static void start() throws Exception {
    server = SkerryUp.start(data);
    server.process().awaitPort();
    clients = new Clients(SkerryUp.repository());
    clients.needLibrary("libltdl.so.7", "libltdl7");
  }

  @AfterAll
  static void stop() throws Exception {
    assertThat(server.process().terminate()).isZero();
  }

  @Test
  void goMssqldb() throws Exception {
    assertThat(clients.go(server.environment())).isEqualTo(STEPS);
  }

  @Test
  void pymssql() throws Exception {
    assertThat(clients.python(server.environment(), "first_pymssql.py")).isEqualTo(STEPS);
  }

  @Test
  void microsoftOdbcDriver() throws Exception {
    assertThat(clients.python(server.environment(), "first_mssql_python.py")).isEqualTo(STEPS);
  }

  @Test
  void tedious() throws Exception {
    assertThat(clients.node(server.environment(), "first.js")).isEqualTo(STEPS);
  }

  @Test
  void mssqlJdbc() throws Exception {
    try (Connection connection = server.process().connect("master")) {
      assertThat(
              scalar(
                  connection,
                  "SELECT encrypt_option FROM sys.dm_exec_connections WHERE session_id = @@SPID"))
          .isEqualTo("TRUE");
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE jdbc_first (id int NOT NULL PRIMARY KEY, big bigint, flag bit, amount"
                + " decimal(18,4), ratio float, title nvarchar(50), code varchar(50), raw"
                + " varbinary(50), day date, moment datetime2(7), tag uniqueidentifier)");
      }
      insertAndReadBack(connection);
      assertThatThrownBy(() -> insertId(connection, 1))
          .isInstanceOfSatisfying(
              SQLServerException.class,
              error -> {
                assertThat(error.getErrorCode()).isEqualTo(2627);
                assertThat(error.getSQLServerError().getErrorSeverity()).isEqualTo(14);
                assertThat(error.getSQLState()).isEqualTo("23000");
              });
      rollBack(connection);
      cancel(connection);
    }
  }

  private static Object scalar(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getObject(1);
    }
  }

  private static void insertId(Connection connection, int id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO jdbc_first (id) VALUES (?)")) {
      insert.setInt(1, id);
      insert.executeUpdate();
    }
  }

  private static void insertAndReadBack(Connection connection) throws SQLException {
    Timestamp moment = Timestamp.valueOf("2026-11-23 14:50:25.1234567");
    insertValuesAndNulls(connection, moment);
    readBack(connection, moment);
  }

  private static void insertValuesAndNulls(Connection connection, Timestamp moment)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO jdbc_first VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setInt(1, 1);
      insert.setLong(2, Long.MIN_VALUE);
      insert.setBoolean(3, true);
      insert.setBigDecimal(4, new BigDecimal("12345678901234.5678"));
      insert.setDouble(5, 0.1);
      insert.setNString(6, "Grüße, 世界");
      insert.setString(7, "plain");
      insert.setBytes(8, new byte[] {0, 1, -1});
      insert.setDate(9, Date.valueOf("2026-11-23"));
      insert.setTimestamp(10, moment);
      insert.setString(11, "01234567-89AB-CDEF-0123-456789ABCDEF");
      assertThat(insert.executeUpdate()).isEqualTo(1);
      insert.setInt(1, 2);
      int[] types = {
        Types.BIGINT,
        Types.BIT,
        Types.DECIMAL,
        Types.DOUBLE,
        Types.NVARCHAR,
        Types.VARCHAR,
        Types.VARBINARY,
        Types.DATE,
        Types.TIMESTAMP,
        Types.CHAR
      };
      for (int i = 0; i < types.length; i++) {
        insert.setNull(i + 2, types[i]);
      }
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
  }

  private static void readBack(Connection connection, Timestamp moment) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM jdbc_first WHERE id = ?")) {
      select.setInt(1, 1);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt("id")).isEqualTo(1);
        assertThat(row.getLong("big")).isEqualTo(Long.MIN_VALUE);
        assertThat(row.getBoolean("flag")).isTrue();
        assertThat(row.getBigDecimal("amount")).isEqualTo(new BigDecimal("12345678901234.5678"));
        assertThat(row.getDouble("ratio")).isEqualTo(0.1);
        assertThat(row.getString("title")).isEqualTo("Grüße, 世界");
        assertThat(row.getString("code")).isEqualTo("plain");
        assertThat(row.getBytes("raw")).containsExactly(0, 1, -1);
        assertThat(row.getDate("day")).isEqualTo(Date.valueOf("2026-11-23"));
        assertThat(row.getTimestamp("moment")).isEqualTo(moment);
        assertThat(row.getString("tag")).isEqualTo("01234567-89AB-CDEF-0123-456789ABCDEF");
      }
      select.setInt(1, 2);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        for (int column = 2; column <= 11; column++) {
          assertThat(row.getObject(column)).isNull();
        }
      }
    }
  }

  private static void rollBack(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    insertId(connection, 3);
    connection.rollback();
    connection.setAutoCommit(true);
    assertThat(scalar(connection, "SELECT COUNT(*) FROM jdbc_first")).isEqualTo(2);
  }

  private static void cancel(Connection connection) throws Exception {
    try (Statement waiting = connection.createStatement()) {
      CompletableFuture<Throwable> ended =
          CompletableFuture.supplyAsync(() -> {
            try {
              waiting.execute("WAITFOR DELAY '00:01:00'");
              return new AssertionError("the statement was not cancelled");
            } catch (SQLException e) {
              return e;
            }
          });
      Instant began = Instant.now();
      TimeUnit.MILLISECONDS.sleep(300);
      waiting.cancel();
      assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(SQLException.class);
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
    assertThat(scalar(connection, "SELECT 1")).isEqualTo(1);
  }
}
