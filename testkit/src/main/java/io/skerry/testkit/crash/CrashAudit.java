package io.skerry.testkit.crash;

import io.skerry.testkit.crash.Acknowledgements.Fate;
import io.skerry.testkit.crash.Acknowledgements.Id;
import io.skerry.testkit.crash.Acknowledgements.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a restarted server holds, compared with what it had acknowledged.
 *
 * @param acknowledged transactions whose commit was acknowledged
 * @param inDoubt transactions whose commit was under way when the server died
 * @param inDoubtFound those of them that are there
 * @param faults what must not be, in words
 */
record CrashAudit(int acknowledged, int inDoubt, int inDoubtFound, List<String> faults) {
  static CrashAudit of(List<Line> lines, Connection connection) throws SQLException {
    Map<Id, Fate> fates = new HashMap<>();
    lines.forEach(line -> fates.put(line.id(), line.fate()));
    Map<Id, String> entries = CrashTables.rows(connection, "entries");
    Map<Id, String> copies = CrashTables.rows(connection, "copies");
    List<String> faults = new ArrayList<>();
    Set<Id> ids = new HashSet<>(fates.keySet());
    ids.addAll(entries.keySet());
    ids.addAll(copies.keySet());
    for (Id id : ids) {
      checkOne(id, fates.get(id), entries.get(id), copies.get(id), faults);
    }
    checkTotals(entries.keySet(), CrashTables.totals(connection), faults);
    List<Id> inDoubt = ids.stream().filter(id -> fates.get(id) == Fate.COMMITTING).toList();
    long committed = fates.values().stream().filter(fate -> fate == Fate.COMMITTED).count();
    long found = inDoubt.stream().filter(entries::containsKey).count();
    return new CrashAudit((int) committed, inDoubt.size(), (int) found, faults);
  }

  private static void checkOne(
      Id id,
      @Nullable Fate fate,
      @Nullable String entry,
      @Nullable String copy,
      List<String> faults) {
    if (!Objects.equals(entry, copy)) {
      faults.add("half: " + id + " is in entries as " + entry + ", in copies as " + copy);
    } else if (entry != null && !entry.equals(CrashTables.payload(id))) {
      faults.add("wrong: " + id + " reads " + entry);
    } else if (fate == Fate.COMMITTED && entry == null) {
      faults.add("lost: " + id + " was acknowledged");
    } else if (fate == Fate.ROLLED_BACK && entry != null) {
      faults.add("undead: " + id + " was rolled back");
    } else if (fate == null && entry != null) {
      faults.add("undead: " + id + " was never asked to commit");
    }
  }

  private static void checkTotals(
      Set<Id> found, Map<Integer, Integer> totals, List<String> faults) {
    totals.forEach((writer, total) -> {
      long rows = found.stream().filter(id -> id.writer() == writer).count();
      if (rows != total) {
        faults.add("half: writer " + writer + " has " + rows + " rows, its total is " + total);
      }
    });
  }
}
