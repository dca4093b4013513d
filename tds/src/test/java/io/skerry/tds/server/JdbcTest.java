package io.skerry.tds.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Microsoft's JDBC driver against the server. */
final class JdbcTest {
  private static FakeEngine engine;
  private static TdsServer server;
  private static TestCertificate certificate;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    certificate = TestCertificate.make(directory);
    engine = new FakeEngine();
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = new TdsServer(engine, certificate.context(), TdsSettings.of(any, "SKERRY"));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Connection connect(String options) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", FakeEngine.USER);
    properties.setProperty("password", FakeEngine.PASSWORD);
    return DriverManager.getConnection(
        "jdbc:sqlserver://127.0.0.1:" + server.port() + ";loginTimeout=10;" + options, properties);
  }

  private static Connection connect() throws SQLException {
    return connect("encrypt=false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encrypt=false",
        "encrypt=true;trustServerCertificate=true",
        "encrypt=false;packetSize=512",
        "encrypt=true;trustServerCertificate=true;packetSize=16000",
        "encrypt=false;packetSize=32767"
      })
  void logsInAndRunsABatch(String options) throws SQLException {
    try (Connection connection = connect(options + ";database=shop;applicationName=test");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("rows 5000")) {
      int count = 0;
      while (rows.next()) {
        assertThat(rows.getInt(1)).isEqualTo(count);
        assertThat(rows.getString(2)).isEqualTo(count % 3 == 2 ? null : "text " + count);
        count++;
      }
      assertThat(count).isEqualTo(5000);
      assertThat(connection.getCatalog()).isEqualTo("shop");
      assertThat(engine.logins.getLast().encrypted()).isEqualTo(options.contains("encrypt=true"));
      assertThat(engine.logins.getLast().applicationName()).isEqualTo("test");
    }
  }

  @Test
  void refusesAWrongPassword() {
    Properties properties = new Properties();
    properties.setProperty("user", "sa");
    properties.setProperty("password", "wrong");
    assertThatThrownBy(() ->
            DriverManager.getConnection(
                "jdbc:sqlserver://127.0.0.1:" + server.port() + ";encrypt=false", properties))
        .isInstanceOfSatisfying(
            SQLException.class, error -> assertThat(error.getErrorCode()).isEqualTo(18456))
        .hasMessageContaining("Login failed for user 'sa'.");
  }

  @Test
  void givesSeveralResultsInOrder() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.execute("several")).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(3);
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(statement.getMoreResults()).isTrue();
      assertThat(statement.getWarnings().getMessage()).isEqualTo("between");
      try (ResultSet last = statement.getResultSet()) {
        assertThat(last.next()).isTrue();
        assertThat(last.next()).isFalse();
      }
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }
  }

  @Test
  void cancelsARunningStatement() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.executeQuery("wait").next())
          .isInstanceOf(SQLException.class);
      statement.setQueryTimeout(0);
      try (ResultSet rows = statement.executeQuery("rows 1")) {
        assertThat(rows.next()).isTrue();
      }
    }
  }
}
