package io.skerry.bench.first;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./skerry up} on a free port. */
final class SkerryPeer implements Peer {
  private static final Pattern READY = Pattern.compile("Skerry is ready on \\S+ port (\\d+).*");
  private static final String PASSWORD = "Bench-Passw0rd";

  private final Process process;
  private final int port;

  private SkerryPeer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static SkerryPeer start(Path data) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("./skerry", "up", "--port", "0", "--data", data.toString()));
    builder.environment().put("MSSQL_SA_PASSWORD", PASSWORD);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(System.err::println));
        return new SkerryPeer(process, Integer.parseInt(ready.group(1)));
      }
    }
    throw new IOException("./skerry up ended before it was ready");
  }

  @Override
  public String name() {
    return "Skerry";
  }

  @Override
  public Connection connect() throws SQLException {
    SQLServerDataSource source = new SQLServerDataSource();
    source.setServerName("127.0.0.1");
    source.setPortNumber(port);
    source.setUser("sa");
    source.setPassword(PASSWORD);
    source.setDatabaseName("master");
    source.setEncrypt("false");
    return source.getConnection();
  }

  @Override
  public long memoryBytes() {
    return Processes.memoryBytes(process.toHandle());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
