package io.skerry.testkit.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What a client does in each of its transactions, and what of it must be found. */
interface CrashWork {
  /** Statements that make the tables; the same for all clients of one kind. */
  List<String> tables();

  /** Makes the changes of a client's transaction; the caller ends it. */
  void write(Connection connection, int writer, int number) throws SQLException;

  /**
   * Looks at what there is, and tells of what must not be.
   *
   * @return the transactions that are there, as far as anything tells
   */
  Set<Integer> audit(Connection connection, int writer, WriterFates fates) throws SQLException;

  /** The same for a transaction and a part of it whenever it is asked for. */
  static String payload(int writer, int number, int part, int length) {
    String unit = writer + "/" + number + "/" + part + " ";
    return unit.repeat(length / unit.length() + 1).substring(0, length).strip();
  }

  /** A length between two bounds, by a transaction's number. */
  static int length(int number, int min, int max) {
    return min + Math.floorMod(number * 7919, max - min);
  }

  /** Returns how many rows were changed. */
  static int run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  /** Rows by their first column; the others with a space between. */
  static TreeMap<Integer, List<String>> rows(Connection connection, String sql, Object... values)
      throws SQLException {
    TreeMap<Integer, List<String>> found = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 2; i <= columns; i++) {
            row.add(rows.getString(i));
          }
          found.computeIfAbsent(rows.getInt(1), _ -> new ArrayList<>()).add(String.join(" ", row));
        }
      }
    }
    return found;
  }
}
