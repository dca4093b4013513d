package io.skerry.testkit.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database of its own for some rounds, with eight clients. After these rounds it stays as it is,
 * so that the audit of a round takes as long after the last round as after the first.
 */
final class CrashGeneration implements AutoCloseable {
  private final String database;
  private final Acknowledgements acknowledgements;
  private final List<CrashWork> works =
      List.of(
          new SeveralRows(),
          new SeveralRows(),
          new IndexedRows(),
          WindowRows.longValues(),
          WindowRows.deleting(),
          new UpdatedRows(),
          new HeapRows(),
          new HeapRows());
  private final List<CrashWriter> writers = new ArrayList<>();

  CrashGeneration(int number, Path folder) throws IOException {
    this.database = "crash_trial_" + number;
    this.acknowledgements = new Acknowledgements(folder.resolve("acknowledgements-" + number));
    for (CrashWork work : works) {
      writers.add(new CrashWriter(writers.size(), work, acknowledgements));
    }
  }

  String database() {
    return database;
  }

  List<CrashWriter> writers() {
    return writers;
  }

  void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database);
      statement.execute("USE " + database);
      List<String> tables =
          works.stream().flatMap(work -> work.tables().stream()).distinct().toList();
      for (String table : tables) {
        statement.execute(table);
      }
    }
  }

  CrashAudit audit(Connection connection) throws IOException, SQLException {
    return CrashAudit.of(acknowledgements.read(), works, connection);
  }

  @Override
  public void close() throws IOException {
    acknowledgements.close();
  }
}
