package io.skerry.testkit.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Transactions of one to four rows, each in two tables, and their count in a third one. */
final class SeveralRows implements CrashWork {
  private static final int ROWS_MAX = 4;

  @Override
  public List<String> tables() {
    String columns =
        " (writer int NOT NULL, number int NOT NULL, part int NOT NULL, payload nvarchar(400) NOT"
            + " NULL, PRIMARY KEY (writer, number, part))";
    return List.of(
        "CREATE TABLE entries" + columns,
        "CREATE TABLE copies" + columns,
        "CREATE TABLE totals (writer int NOT NULL PRIMARY KEY, transactions int NOT NULL)");
  }

  @Override
  public void write(Connection connection, int writer, int number) throws SQLException {
    List<String> payloads = payloads(writer, number);
    for (String table : List.of("entries", "copies")) {
      for (int part = 0; part < payloads.size(); part++) {
        CrashWork.run(
            connection,
            "INSERT INTO " + table + " VALUES (?, ?, ?, ?)",
            writer,
            number,
            part,
            payloads.get(part));
      }
    }
    int counted =
        CrashWork.run(
            connection,
            "UPDATE totals SET transactions = transactions + 1 WHERE writer = ?",
            writer);
    if (counted == 0) {
      CrashWork.run(connection, "INSERT INTO totals VALUES (?, 1)", writer);
    }
  }

  private static List<String> payloads(int writer, int number) {
    List<String> payloads = new ArrayList<>();
    for (int part = 0; part <= number % ROWS_MAX; part++) {
      payloads.add(
          CrashWork.payload(writer, number, part, CrashWork.length(number + part, 10, 390)));
    }
    return payloads;
  }

  @Override
  public Set<Integer> audit(Connection connection, int writer, WriterFates fates)
      throws SQLException {
    TreeMap<Integer, List<String>> entries = rows(connection, "entries", writer);
    TreeMap<Integer, List<String>> copies = rows(connection, "copies", writer);
    Set<Integer> numbers = new TreeSet<>(fates.numbers());
    numbers.addAll(entries.keySet());
    numbers.addAll(copies.keySet());
    for (int number : numbers) {
      List<String> found = entries.getOrDefault(number, List.of());
      if (!found.equals(copies.getOrDefault(number, List.of()))) {
        fates.fault("half: " + number + " differs in entries and copies");
      } else if (!found.isEmpty() && !found.equals(payloads(writer, number))) {
        fates.fault("half or wrong: " + number + " has the rows " + found);
      }
      fates.check(number, !found.isEmpty());
    }
    TreeMap<Integer, List<String>> totals =
        CrashWork.rows(
            connection, "SELECT writer, transactions FROM totals WHERE writer = ?", writer);
    List<String> wanted = entries.isEmpty() ? List.of() : List.of("" + entries.size());
    if (!totals.getOrDefault(writer, List.of()).equals(wanted)) {
      fates.fault("half: " + entries.size() + " transactions, their total is " + totals);
    }
    return entries.keySet();
  }

  private static TreeMap<Integer, List<String>> rows(
      Connection connection, String table, int writer) throws SQLException {
    return CrashWork.rows(
        connection,
        "SELECT number, payload FROM " + table + " WHERE writer = ? ORDER BY number, part",
        writer);
  }
}
