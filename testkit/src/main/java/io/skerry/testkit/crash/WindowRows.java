package io.skerry.testkit.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Transactions that insert some rows and delete those of transactions that lie further back than a
 * window. One client only.
 */
final class WindowRows implements CrashWork {
  private final String table;
  private final int window;
  private final int rows;
  private final int lengthMin;
  private final int lengthMax;

  private WindowRows(String table, int window, int rows, int lengthMin, int lengthMax) {
    this.table = table;
    this.window = window;
    this.rows = rows;
    this.lengthMin = lengthMin;
    this.lengthMax = lengthMax;
  }

  /** Deletes as many rows as it inserts. */
  static WindowRows deleting() {
    return new WindowRows("deleted", 10, 5, 10, 390);
  }

  /** Values that do not fit into pages. */
  static WindowRows longValues() {
    return new WindowRows("long_values", 16, 1, 9_000, 60_000);
  }

  @Override
  public List<String> tables() {
    return List.of(
        "CREATE TABLE "
            + table
            + " (number int NOT NULL, part int NOT NULL, payload nvarchar(max) NOT NULL, PRIMARY"
            + " KEY (number, part))");
  }

  @Override
  public void write(Connection connection, int writer, int number) throws SQLException {
    CrashWork.run(connection, "DELETE FROM " + table + " WHERE number <= ?", number - window);
    for (int part = 0; part < rows; part++) {
      CrashWork.run(
          connection,
          "INSERT INTO " + table + " VALUES (?, ?, ?)",
          number,
          part,
          payload(writer, number, part));
    }
  }

  private String payload(int writer, int number, int part) {
    return CrashWork.payload(
        writer, number, part, CrashWork.length(number + part, lengthMin, lengthMax));
  }

  @Override
  public Set<Integer> audit(Connection connection, int writer, WriterFates fates)
      throws SQLException {
    TreeMap<Integer, List<String>> found =
        CrashWork.rows(
            connection, "SELECT number, payload FROM " + table + " ORDER BY number, part");
    int last = found.isEmpty() ? -1 : found.lastKey();
    if (last < fates.lastCommitted()) {
      fates.fault("lost: " + fates.lastCommitted() + ", the newest is " + last);
    }
    Set<Integer> numbers = new TreeSet<>(fates.numbers());
    numbers.addAll(found.keySet());
    for (int number : numbers) {
      List<String> there = found.getOrDefault(number, List.of());
      if (number > last - window) {
        fates.check(number, !there.isEmpty());
      } else if (!there.isEmpty()) {
        fates.fault("undead: " + number + " was deleted by " + last);
      }
      if (!there.isEmpty() && !isWhole(writer, number, there)) {
        fates.fault("half or wrong: " + number + " has " + there.size() + " rows");
      }
    }
    return found.keySet();
  }

  private boolean isWhole(int writer, int number, List<String> there) {
    if (there.size() != rows) {
      return false;
    }
    for (int part = 0; part < rows; part++) {
      if (!there.get(part).equals(payload(writer, number, part))) {
        return false;
      }
    }
    return true;
  }
}
