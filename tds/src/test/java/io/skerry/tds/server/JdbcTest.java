package io.skerry.tds.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.sqlserver.jdbc.SQLServerBulkCopy;
import com.microsoft.sqlserver.jdbc.SQLServerError;
import com.microsoft.sqlserver.jdbc.SQLServerException;
import io.skerry.session.ProcedureCall;
import io.skerry.types.SqlType;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;
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

  @Test
  void logsInStrictly() throws SQLException {
    String options = "encrypt=strict;hostNameInCertificate=localhost;serverCertificate=";
    try (Connection connection = connect(options + certificate.certificateFile());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("rows 3000")) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      assertThat(count).isEqualTo(3000);
      assertThat(engine.logins.getLast().encrypted()).isTrue();
    }
  }

  @Test
  void reportsAnErrorBehindRows() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("error")) {
      assertThat(rows.next()).isTrue();
      assertThatThrownBy(rows::next)
          .isInstanceOfSatisfying(
              SQLServerException.class,
              error -> {
                assertThat(error.getErrorCode()).isEqualTo(50001);
                SQLServerError detail = error.getSQLServerError();
                assertThat(detail.getErrorSeverity()).isEqualTo(16);
                assertThat(detail.getErrorState()).isEqualTo(7);
                assertThat(detail.getLineNumber()).isEqualTo(12);
                assertThat(detail.getProcedureName()).isEqualTo("dbo.p");
                assertThat(detail.getServerName()).isEqualTo("SKERRY");
              });
    }
  }

  @Test
  void aMissingProcedureLeavesTheSessionUsable() throws SQLException {
    try (Connection connection = connect();
        CallableStatement call = connection.prepareCall("{call missing(?)}")) {
      call.setInt(1, 1);
      assertThatThrownBy(call::execute)
          .isInstanceOfSatisfying(
              SQLException.class, error -> assertThat(error.getErrorCode()).isEqualTo(2812));
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("rows 1")) {
        assertThat(rows.next()).isTrue();
      }
    }
  }

  @Test
  void preparesOnceAndExecutesByHandle() throws SQLException {
    int before = engine.calls.size();
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement("any ?, ?")) {
      for (int i = 0; i < 4; i++) {
        statement.setInt(1, i);
        statement.setString(2, "täxt€" + i);
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getInt(1)).isEqualTo(i);
          assertThat(rows.getString(2)).isEqualTo("täxt€" + i);
        }
      }
      assertThat(engine.calls.subList(before, before + 4).stream().map(ProcedureCall::name))
          .containsExactly("sp_executesql", "sp_prepexec", "sp_execute", "sp_execute");
      assertThat(engine.calls.get(before + 3).arguments().getFirst().value()).isEqualTo(7L);
    }
  }

  @Test
  void carriesEveryTypeBothWays() throws SQLException {
    UUID guid = UUID.fromString("01234567-89ab-cdef-fedc-ba9876543210");
    String plain = "€ é Ÿ";
    Object[] values = {
      true,
      (short) 255,
      (short) -32768,
      Integer.MIN_VALUE,
      Long.MAX_VALUE,
      1.5f,
      -2.25e300,
      new BigDecimal("-12345678901234567890123456789.123456789"),
      new BigDecimal("0.01"),
      "текст 😀",
      "x".repeat(10_000),
      new byte[] {0, 1, -1},
      new byte[9000],
      LocalDate.of(9999, 12, 31),
      LocalTime.of(23, 59, 59, 999_999_900),
      LocalDateTime.of(2024, 2, 29, 1, 2, 3, 123_456_700),
      OffsetDateTime.of(1900, 1, 2, 3, 4, 5, 600, ZoneOffset.ofHoursMinutes(-5, -30)),
    };
    try (Connection connection = connect("encrypt=false;sendTimeAsDatetime=false");
        PreparedStatement statement =
            connection.prepareStatement("any" + " ?,".repeat(values.length + 5))) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      int at = values.length;
      setSpecial(statement, at, guid, plain);
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getBoolean(1)).isTrue();
        assertThat(rows.getShort(2)).isEqualTo((short) 255);
        assertThat(rows.getShort(3)).isEqualTo((short) -32768);
        assertThat(rows.getInt(4)).isEqualTo(Integer.MIN_VALUE);
        assertThat(rows.getLong(5)).isEqualTo(Long.MAX_VALUE);
        assertThat(rows.getFloat(6)).isEqualTo(1.5f);
        assertThat(rows.getDouble(7)).isEqualTo(-2.25e300);
        assertThat(rows.getBigDecimal(8)).isEqualByComparingTo((BigDecimal) values[7]);
        assertThat(rows.getBigDecimal(9)).isEqualByComparingTo("0.01");
        assertThat(rows.getString(10)).isEqualTo(values[9]);
        assertThat(rows.getString(11)).isEqualTo(values[10]);
        assertThat(rows.getBytes(12)).isEqualTo(values[11]);
        assertThat(rows.getBytes(13)).isEqualTo(values[12]);
        assertThat(rows.getObject(14, LocalDate.class)).isEqualTo(values[13]);
        assertThat(rows.getObject(15, LocalTime.class)).isEqualTo(values[14]);
        assertThat(rows.getObject(16, LocalDateTime.class)).isEqualTo(values[15]);
        assertThat(rows.getObject(17, OffsetDateTime.class)).isEqualTo(values[16]);
        assertThat(rows.getString(18)).isEqualToIgnoringCase(guid.toString());
        assertThat(rows.getBigDecimal(19)).isEqualByComparingTo("-922337203685477.5808");
        assertThat(rows.getTimestamp(20)).isEqualTo(Timestamp.valueOf("1753-01-01 00:00:00.003"));
        assertThat(rows.getTimestamp(21)).isEqualTo(Timestamp.valueOf("2079-06-06 23:59:00"));
        assertThat(rows.getString(22)).isEqualTo(plain);
      }
    }
  }

  /** Types that the driver has to be told. */
  private static void setSpecial(PreparedStatement statement, int at, UUID guid, String plain)
      throws SQLException {
    statement.setObject(at + 1, guid.toString(), microsoft.sql.Types.GUID);
    statement.setObject(at + 2, new BigDecimal("-922337203685477.5808"), microsoft.sql.Types.MONEY);
    statement.setObject(
        at + 3, Timestamp.valueOf("1753-01-01 00:00:00.003"), microsoft.sql.Types.DATETIME);
    statement.setObject(
        at + 4, Timestamp.valueOf("2079-06-06 23:59:00"), microsoft.sql.Types.SMALLDATETIME);
    statement.setObject(at + 5, plain, java.sql.Types.VARCHAR);
  }

  @Test
  void carriesNullsOfEveryType() throws SQLException {
    int[] types = {
      java.sql.Types.BIT,
      java.sql.Types.TINYINT,
      java.sql.Types.SMALLINT,
      java.sql.Types.INTEGER,
      java.sql.Types.BIGINT,
      java.sql.Types.REAL,
      java.sql.Types.DOUBLE,
      java.sql.Types.DECIMAL,
      java.sql.Types.NVARCHAR,
      java.sql.Types.LONGNVARCHAR,
      java.sql.Types.VARCHAR,
      java.sql.Types.VARBINARY,
      java.sql.Types.LONGVARBINARY,
      java.sql.Types.DATE,
      java.sql.Types.TIME,
      java.sql.Types.TIMESTAMP,
      microsoft.sql.Types.DATETIMEOFFSET,
      microsoft.sql.Types.GUID,
      microsoft.sql.Types.MONEY,
      microsoft.sql.Types.SMALLMONEY,
    };
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement("any" + " ?,".repeat(types.length))) {
      for (int i = 0; i < types.length; i++) {
        statement.setNull(i + 1, types[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        for (int i = 1; i <= types.length; i++) {
          assertThat(rows.getObject(i)).isNull();
        }
      }
    }
  }

  @Test
  void carriesALongValue() throws SQLException {
    String text = "0123456789".repeat(1_000_000);
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement("any ?")) {
      statement.setNString(1, text);
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1).equals(text)).isTrue();
      }
    }
  }

  @Test
  void returnsOutputParametersAndStatus() throws SQLException {
    try (Connection connection = connect();
        CallableStatement call = connection.prepareCall("{? = call outputs(?, ?, ?)}")) {
      call.registerOutParameter(1, java.sql.Types.INTEGER);
      call.setInt(2, 41);
      call.setLong(3, 1);
      call.registerOutParameter(3, java.sql.Types.BIGINT);
      call.setString(4, "same");
      call.registerOutParameter(4, java.sql.Types.NVARCHAR);
      call.execute();
      assertThat(call.getInt(1)).isEqualTo(42);
      assertThat(call.getLong(3)).isEqualTo(2);
      assertThat(call.getString(4)).isEqualTo("same");
    }
  }

  @Test
  void runsTransactionsOfTheDriver() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("rows 1");
      Savepoint savepoint = connection.setSavepoint("here");
      connection.rollback(savepoint);
      connection.commit();
      statement.execute("rows 1");
      connection.rollback();
      assertThat(statement.execute("rows 1")).isTrue();
    }
  }

  @Test
  void takesBulkCopy() throws SQLException {
    engine.bulkRows.clear();
    CachedRowSet source = RowSetProvider.newFactory().createCachedRowSet();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("rows 2500")) {
      source.populate(rows);
    }
    try (Connection connection = connect();
        SQLServerBulkCopy copy = new SQLServerBulkCopy(connection)) {
      copy.setDestinationTableName("bulk");
      copy.addColumnMapping(1, 1);
      copy.addColumnMapping(2, 2);
      copy.writeToServer(source);
    }
    assertThat(engine.bulkRows).hasSize(2500);
    assertThat(engine.bulkRows.get(2)).containsExactly(2L, null);
    assertThat(engine.bulkRows.get(2497)).containsExactly(2497L, "text 2497");
    assertThat(engine.bulkColumns.getFirst().type()).isEqualTo(SqlType.INT);
  }

  @Test
  void cancelsWhileRowsStream() throws SQLException {
    try (Connection connection = connect("encrypt=true;trustServerCertificate=true");
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 3; i++) {
        try (ResultSet rows = statement.executeQuery("stream")) {
          for (int row = 0; row < 1000; row++) {
            assertThat(rows.next()).isTrue();
          }
          statement.cancel();
        }
        assertThat(statement.execute("rows 1")).isTrue();
      }
    }
  }

  @Test
  void losesNoCancelHoweverItFalls() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ExecutorService canceller = Executors.newSingleThreadExecutor()) {
      for (int i = 0; i < 300; i++) {
        int pause = i * 1000;
        Future<?> cancel =
            canceller.submit(() -> {
              LockSupport.parkNanos(pause);
              statement.cancel();
              return null;
            });
        try (ResultSet rows = statement.executeQuery("rows 200")) {
          while (rows.next()) {
            assertThat(rows.getInt(1)).isBetween(0, 199);
          }
        } catch (SQLException cancelled) {
          assertThat(cancelled.getMessage()).containsIgnoringCase("cancel");
        }
        cancel.get();
      }
    }
  }

  @Test
  void aFaultOfTheEngineEndsOnlyItsConnection() throws SQLException {
    int before = engine.open.get();
    try (Connection other = connect();
        Connection connection = connect();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("fault"))
          .isInstanceOfSatisfying(
              SQLException.class, error -> assertThat(error.getErrorCode()).isEqualTo(3624));
      try (Statement next = other.createStatement()) {
        assertThat(next.execute("rows 1")).isTrue();
      }
    }
    Awaiting.until(() -> engine.open.get() <= before);
  }
}
