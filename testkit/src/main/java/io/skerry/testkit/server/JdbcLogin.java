package io.skerry.testkit.server;

import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import java.sql.SQLException;

/** Logs {@code sa} in by Microsoft's JDBC driver, under TLS. */
final class JdbcLogin {
  private JdbcLogin() {}

  static SQLServerConnection connect(int port, String database) throws SQLException {
    SQLServerDataSource source = new SQLServerDataSource();
    source.setServerName("127.0.0.1");
    source.setPortNumber(port);
    source.setUser("sa");
    // Without it the driver asks the name server for this machine's name, which may take seconds.
    source.setWorkstationID("localhost");
    source.setPassword(TestServer.PASSWORD);
    source.setDatabaseName(database);
    source.setEncrypt("true");
    source.setTrustServerCertificate(true);
    return (SQLServerConnection) source.getConnection();
  }
}
