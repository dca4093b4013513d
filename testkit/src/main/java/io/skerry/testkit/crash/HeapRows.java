package io.skerry.testkit.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Transactions that insert one row into a table without a key. */
final class HeapRows implements CrashWork {
  @Override
  public List<String> tables() {
    return List.of(
        "CREATE TABLE heap (writer int NOT NULL, number int NOT NULL, payload nvarchar(400) NOT"
            + " NULL)");
  }

  @Override
  public void write(Connection connection, int writer, int number) throws SQLException {
    CrashWork.run(
        connection, "INSERT INTO heap VALUES (?, ?, ?)", writer, number, payload(writer, number));
  }

  private static String payload(int writer, int number) {
    return CrashWork.payload(writer, number, 0, CrashWork.length(number, 10, 390));
  }

  @Override
  public Set<Integer> audit(Connection connection, int writer, WriterFates fates)
      throws SQLException {
    TreeMap<Integer, List<String>> found =
        CrashWork.rows(connection, "SELECT number, payload FROM heap WHERE writer = ?", writer);
    Set<Integer> numbers = new TreeSet<>(fates.numbers());
    numbers.addAll(found.keySet());
    for (int number : numbers) {
      List<String> there = found.getOrDefault(number, List.of());
      fates.check(number, !there.isEmpty());
      if (!there.isEmpty() && !there.equals(List.of(payload(writer, number)))) {
        fates.fault("twice or wrong: " + number + " has the rows " + there);
      }
    }
    return found.keySet();
  }
}
