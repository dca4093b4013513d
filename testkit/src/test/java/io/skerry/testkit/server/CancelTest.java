package io.skerry.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements that are cancelled, over TDS. */
class CancelTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.startInTemporaryFolder();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aCancelEndsItsOwnStatementAndNoLaterOne() throws Exception {
    try (Connection holder = server.connect("master");
        Connection waiter = server.connect("master");
        Statement holding = holder.createStatement();
        Statement waiting = waiter.createStatement()) {
      holding.execute("CREATE TABLE cancelled (id int NOT NULL PRIMARY KEY, v int)");
      holding.execute("INSERT INTO cancelled VALUES (1, 0)");
      waiter.setAutoCommit(false);
      waiting.execute("SELECT v FROM cancelled WITH (UPDLOCK) WHERE id = 2");
      cancelSoon(waiting);
      assertThatThrownBy(() -> waiting.execute("WAITFOR DELAY '00:00:30'"))
          .isInstanceOf(SQLException.class);

      holder.setAutoCommit(false);
      holding.execute("UPDATE cancelled SET v = 1 WHERE id = 1");
      CompletableFuture<Void> release =
          CompletableFuture.runAsync(
              () -> commit(holder), CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
      assertThat(waiting.executeUpdate("UPDATE cancelled SET v = v + 10 WHERE id = 1"))
          .isEqualTo(1);
      release.get(10, TimeUnit.SECONDS);
      waiter.commit();
      try (ResultSet rows = waiting.executeQuery("SELECT v FROM cancelled")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(11);
      }
    }
  }

  private static void cancelSoon(Statement statement) {
    CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)
        .execute(() -> {
          try {
            statement.cancel();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
