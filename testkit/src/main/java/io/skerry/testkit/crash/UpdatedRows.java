package io.skerry.testkit.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Transactions that write their number into one of twenty rows. One client only. */
final class UpdatedRows implements CrashWork {
  private static final int SLOTS = 20;

  @Override
  public List<String> tables() {
    return List.of("CREATE TABLE counters (slot int NOT NULL PRIMARY KEY, number int NOT NULL)");
  }

  @Override
  public void write(Connection connection, int writer, int number) throws SQLException {
    if (number < SLOTS) {
      CrashWork.run(connection, "INSERT INTO counters VALUES (?, ?)", number, number);
    } else {
      CrashWork.run(
          connection, "UPDATE counters SET number = ? WHERE slot = ?", number, number % SLOTS);
    }
  }

  @Override
  public Set<Integer> audit(Connection connection, int writer, WriterFates fates)
      throws SQLException {
    TreeMap<Integer, List<String>> found =
        CrashWork.rows(connection, "SELECT slot, number FROM counters");
    TreeMap<Integer, Integer> lastBySlot = new TreeMap<>();
    fates.numbers().stream()
        .filter(fates::isCommitted)
        .forEach(number -> lastBySlot.merge(number % SLOTS, number, Math::max));
    Set<Integer> there = new TreeSet<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      int last = lastBySlot.getOrDefault(slot, -1);
      List<String> rows = found.getOrDefault(slot, List.of());
      int number = rows.isEmpty() ? -1 : Integer.parseInt(rows.getFirst());
      boolean isInDoubt = number > last && fates.isInDoubt(number);
      // Without its first transaction, which may be rolled back, a slot has no row to update.
      boolean isNever = number == -1 && !fates.isCommitted(slot);
      if (number != last && !isInDoubt && !isNever) {
        fates.fault("lost or undead: slot " + slot + " has " + number + ", not " + last);
      }
      there.add(number);
    }
    return there;
  }
}
