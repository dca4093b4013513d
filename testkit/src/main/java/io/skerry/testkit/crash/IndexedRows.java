package io.skerry.testkit.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Transactions that insert a row into a table with an index, and move the row of the transaction
 * before to another place of that index. One client only.
 */
final class IndexedRows implements CrashWork {
  private static final int CODES = 16;

  @Override
  public List<String> tables() {
    return List.of(
        "CREATE TABLE indexed (number int NOT NULL PRIMARY KEY, code int NOT NULL, payload"
            + " nvarchar(400) NOT NULL)",
        "CREATE INDEX by_code ON indexed (code)");
  }

  @Override
  public void write(Connection connection, int writer, int number) throws SQLException {
    CrashWork.run(
        connection,
        "INSERT INTO indexed VALUES (?, ?, ?)",
        number,
        number % CODES,
        CrashWork.payload(writer, number, 0, CrashWork.length(number, 10, 390)));
    CrashWork.run(
        connection, "UPDATE indexed SET code = ? WHERE number = ?", number % CODES, number - 1);
  }

  @Override
  public Set<Integer> audit(Connection connection, int writer, WriterFates fates)
      throws SQLException {
    TreeMap<Integer, List<String>> found =
        CrashWork.rows(connection, "SELECT number, code, payload FROM indexed");
    TreeMap<Integer, List<Integer>> wantedByCode = new TreeMap<>();
    Set<Integer> numbers = new TreeSet<>(fates.numbers());
    numbers.addAll(found.keySet());
    for (int number : numbers) {
      List<String> row = found.getOrDefault(number, List.of());
      fates.check(number, !row.isEmpty());
      if (!row.isEmpty()) {
        int code = Math.floorMod(found.containsKey(number + 1) ? number + 1 : number, CODES);
        String payload = CrashWork.payload(writer, number, 0, CrashWork.length(number, 10, 390));
        if (!row.equals(List.of(code + " " + payload))) {
          fates.fault("half or wrong: " + number + " has the row " + row);
        }
        wantedByCode.computeIfAbsent(code, _ -> new ArrayList<>()).add(number);
      }
    }
    for (int code = 0; code < CODES; code++) {
      List<Integer> byIndex =
          List.copyOf(
              CrashWork.rows(connection, "SELECT number FROM indexed WHERE code = ?", code)
                  .keySet());
      List<Integer> wanted = wantedByCode.getOrDefault(code, List.of());
      if (!byIndex.equals(wanted)) {
        fates.fault("the index has " + byIndex + " for " + code + ", not " + wanted);
      }
    }
    return found.keySet();
  }
}
