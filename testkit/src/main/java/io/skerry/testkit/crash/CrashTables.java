package io.skerry.testkit.crash;

import io.skerry.testkit.crash.Acknowledgements.Id;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The tables of a crash trial: what a transaction writes to them, and what they hold. */
final class CrashTables {
  static final String DATABASE = "crash_trial";

  private CrashTables() {}

  static void create(Connection connection, int writers) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + DATABASE);
      statement.execute("USE " + DATABASE);
      statement.execute(
          "CREATE TABLE entries (writer int NOT NULL, number int NOT NULL, payload nvarchar(400)"
              + " NOT NULL, PRIMARY KEY (writer, number))");
      statement.execute(
          "CREATE TABLE copies (writer int NOT NULL, number int NOT NULL, payload nvarchar(400)"
              + " NOT NULL, PRIMARY KEY (writer, number))");
      statement.execute(
          "CREATE TABLE totals (writer int NOT NULL PRIMARY KEY, transactions int NOT NULL)");
      for (int writer = 0; writer < writers; writer++) {
        statement.execute("INSERT INTO totals VALUES (" + writer + ", 0)");
      }
    }
  }

  /** The same for a transaction whenever it is asked for, and of any length up to 400. */
  static String payload(Id id) {
    int length = 10 + Math.floorMod(id.number() * 7919 + id.writer() * 104_729, 380);
    return (id.writer() + "/" + id.number() + " ").repeat(length).substring(0, length).strip();
  }

  /** Writes the transaction's rows; the caller ends it. */
  static void write(Connection connection, Id id) throws SQLException {
    insert(connection, "INSERT INTO entries VALUES (?, ?, ?)", id);
    insert(connection, "INSERT INTO copies VALUES (?, ?, ?)", id);
    try (PreparedStatement add =
        connection.prepareStatement(
            "UPDATE totals SET transactions = transactions + 1 WHERE writer = ?")) {
      add.setInt(1, id.writer());
      add.executeUpdate();
    }
  }

  private static void insert(Connection connection, String sql, Id id) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setInt(1, id.writer());
      insert.setInt(2, id.number());
      insert.setString(3, payload(id));
      insert.executeUpdate();
    }
  }

  /** The rows of {@code entries} or {@code copies}. */
  static Map<Id, String> rows(Connection connection, String table) throws SQLException {
    Map<Id, String> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT writer, number, payload FROM " + table)) {
      while (rows.next()) {
        found.put(new Id(rows.getInt(1), rows.getInt(2)), rows.getString(3));
      }
    }
    return found;
  }

  /** For each writer the number of its transactions. */
  static Map<Integer, Integer> totals(Connection connection) throws SQLException {
    Map<Integer, Integer> totals = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT writer, transactions FROM totals")) {
      while (rows.next()) {
        totals.put(rows.getInt(1), rows.getInt(2));
      }
    }
    return totals;
  }
}
