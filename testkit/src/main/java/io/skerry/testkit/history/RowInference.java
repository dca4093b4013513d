package io.skerry.testkit.history;

import io.skerry.testkit.history.Dependency.Kind;
import io.skerry.testkit.history.Dependency.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What lists of rows tell. A row is not there, then there, then perhaps deleted for good.
 *
 * <p>A transaction that saw a row comes after its inserter and before its deleter. One that read
 * the range and did not see it comes before its inserter, if no deletion can explain that.
 */
final class RowInference {
  private static final int NOBODY = -1;

  private final Evidence evidence;
  private final TreeMap<Long, Row> rows = new TreeMap<>();

  /** One row. */
  private static final class Row {
    final int inserter;
    int deleter = NOBODY;
    boolean hasAbortedDeletion;

    Row(int inserter) {
      this.inserter = inserter;
    }
  }

  RowInference(Evidence evidence) {
    this.evidence = evidence;
  }

  void infer() {
    int transactions = evidence.history().transactions().size();
    for (int place = 0; place < transactions; place++) {
      collectInserts(place);
    }
    for (int place = 0; place < transactions; place++) {
      collectDeletes(place);
    }
    for (int place = 0; place < transactions; place++) {
      if (evidence.isCommitted(place)) {
        inferTransaction(place);
      }
    }
  }

  private void collectInserts(int place) {
    for (Operation operation : evidence.transaction(place).operations()) {
      if (operation instanceof Operation.Insert(long row)
          && rows.put(row, new Row(place)) != null) {
        throw new IllegalArgumentException("row " + row + " is inserted twice");
      }
    }
  }

  private void collectDeletes(int place) {
    for (Operation operation : evidence.transaction(place).operations()) {
      if (operation instanceof Operation.Delete(long key, boolean found) && found) {
        Row row = rows.get(key);
        if (row != null && evidence.isAborted(place)) {
          row.hasAbortedDeletion = true;
        } else if (row == null) {
          evidence.report(
              AnomalyKind.UNKNOWN_VALUE,
              place,
              () ->
                  "%s deleted row %d, which nobody inserted.".formatted(evidence.name(place), key));
        } else if (row.deleter == NOBODY || evidence.isCommitted(place)) {
          row.deleter = place;
        }
      }
    }
  }

  private void inferTransaction(int place) {
    Map<Long, Boolean> own = new HashMap<>();
    for (Operation operation : evidence.transaction(place).operations()) {
      switch (operation) {
        case Operation.Insert insert -> own.put(insert.row(), true);
        case Operation.Delete delete -> {
          if (delete.found()) {
            inferDelete(place, delete.row());
            own.put(delete.row(), false);
          }
        }
        case Operation.ListRows list -> inferList(place, list, own);
        case Operation.Append _,
            Operation.Read _,
            Operation.ReadBalances _,
            Operation.ReadList _,
            Operation.Transfer _,
            Operation.Write _ -> {}
      }
    }
  }

  private void inferDelete(int deleter, long key) {
    Row row = rows.get(key);
    if (row != null && isSeen(deleter, row, key, "deleted")) {
      add(Kind.WRITE_READ, key, row.inserter, deleter);
      add(Kind.WRITE_WRITE, key, row.inserter, deleter);
    }
  }

  /** Reports a row that the reader should not have met; returns whether its inserter committed. */
  private boolean isSeen(int reader, Row row, long key, String verb) {
    int inserter = row.inserter;
    if (evidence.isAborted(inserter)) {
      evidence.report(
          AnomalyKind.G1A,
          reader,
          inserter,
          () ->
              "%s %s row %d, which %s inserted before it aborted."
                  .formatted(evidence.name(reader), verb, key, evidence.name(inserter)));
    } else if (inserter != reader && row.deleter == inserter) {
      evidence.report(
          AnomalyKind.G1B,
          reader,
          inserter,
          () ->
              "%s %s row %d, which %s inserted and itself deleted again."
                  .formatted(evidence.name(reader), verb, key, evidence.name(inserter)));
    }
    return evidence.isCommitted(inserter);
  }

  /**
   * @param own the rows that the reader had itself inserted (true) or deleted (false) before
   */
  private void inferList(int reader, Operation.ListRows list, Map<Long, Boolean> own) {
    Set<Long> seen = new HashSet<>();
    for (long key : list.rows()) {
      if (!seen.add(key)) {
        evidence.report(
            AnomalyKind.DUPLICATE_VALUE,
            reader,
            () -> "%s found row %d twice.".formatted(evidence.name(reader), key));
      }
    }
    reportOwn(reader, list, own, seen);
    for (long key : seen) {
      Row row = rows.get(key);
      if (row == null || key < list.first() || key > list.last()) {
        evidence.report(
            AnomalyKind.UNKNOWN_VALUE,
            reader,
            () ->
                "%s found row %d among %d-%d; nobody inserted it there."
                    .formatted(evidence.name(reader), key, list.first(), list.last()));
      } else if (!own.containsKey(key) && isSeen(reader, row, key, "saw")) {
        add(Kind.WRITE_READ, key, row.inserter, reader);
        if (row.deleter != NOBODY && evidence.isCommitted(row.deleter)) {
          add(Kind.READ_WRITE, key, reader, row.deleter);
        }
      }
    }
    inferAbsent(reader, list, own, seen);
  }

  private void reportOwn(
      int reader, Operation.ListRows list, Map<Long, Boolean> own, Set<Long> seen) {
    own.forEach((key, isThere) -> {
      if (key >= list.first() && key <= list.last() && seen.contains(key) != isThere) {
        evidence.report(
            AnomalyKind.INTERNAL,
            reader,
            () ->
                "%s %s row %d, which it had itself %s."
                    .formatted(
                        evidence.name(reader),
                        isThere ? "did not see" : "saw",
                        key,
                        isThere ? "inserted" : "deleted"));
      }
    });
  }

  private void inferAbsent(
      int reader, Operation.ListRows list, Map<Long, Boolean> own, Set<Long> seen) {
    Map<Integer, List<Long>> missed = new HashMap<>();
    rows.subMap(list.first(), true, list.last(), true)
        .forEach((key, row) -> {
          if (!seen.contains(key)
              && !own.containsKey(key)
              && !mayBeDeleted(row, reader)
              && evidence.isCommitted(row.inserter)) {
            add(Kind.PHANTOM, key, reader, row.inserter);
            missed.computeIfAbsent(row.inserter, _ -> new ArrayList<>()).add(key);
          }
        });
    for (long key : list.rows()) {
      Row row = rows.get(key);
      List<Long> others = row == null ? null : missed.get(row.inserter);
      if (others != null && row != null && row.inserter != reader) {
        reportPart(reader, row.inserter, key, others);
        return;
      }
    }
  }

  /** Whether a row may have been missed because it was deleted before, be it for a while only. */
  private boolean mayBeDeleted(Row row, int reader) {
    return row.deleter != NOBODY && row.deleter != reader
        || row.hasAbortedDeletion && !evidence.forbids(reader, AnomalyKind.G1A);
  }

  private void reportPart(int reader, int inserter, long key, List<Long> others) {
    evidence.report(
        AnomalyKind.STATEMENT_SKEW,
        reader,
        inserter,
        () ->
            "%s saw in one statement row %d of %s, and not its rows %s."
                .formatted(evidence.name(reader), key, evidence.name(inserter), others));
  }

  private void add(Kind kind, long key, int from, int to) {
    evidence.add(new Dependency(from, to, kind, Subject.ROW, key, 0, 0));
  }
}
