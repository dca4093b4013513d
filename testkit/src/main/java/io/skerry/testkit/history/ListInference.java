package io.skerry.testkit.history;

import io.skerry.testkit.history.Dependency.Kind;
import io.skerry.testkit.history.Dependency.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What lists tell: a read gives all versions that came before, in their order (Elle, section 4.2).
 *
 * <p>The longest read of a list is the order of its versions; what aborted transactions appended is
 * left out. A committed append that no read shows came after all that were seen.
 */
final class ListInference {
  private static final int UNSEEN = -1;

  private final Evidence evidence;
  private final Map<Long, ListKey> keys = new TreeMap<>();

  /** One list. */
  private static final class ListKey {
    final Map<Long, ListAppend> appends = new HashMap<>();
    final Map<Integer, ListAppend> firstOfWriter = new HashMap<>();
    final List<ListRead> reads = new ArrayList<>();
    @Nullable ListAppend newest;
  }

  /** One append. */
  private static final class ListAppend {
    final int writer;
    final long value;

    /** Whether it is its transaction's last to the list. */
    boolean isLast = true;

    /** Its place in the order of versions. */
    int position = UNSEEN;

    ListAppend(int writer, long value) {
      this.writer = writer;
      this.value = value;
    }
  }

  /**
   * One read of a committed transaction.
   *
   * @param seen the committed appends in it
   * @param isOwn whether the reader itself had appended before
   */
  private record ListRead(int reader, List<ListAppend> seen, boolean isOwn) {}

  ListInference(Evidence evidence) {
    this.evidence = evidence;
  }

  void infer() {
    int transactions = evidence.history().transactions().size();
    for (int place = 0; place < transactions; place++) {
      collectAppends(place);
    }
    for (int place = 0; place < transactions; place++) {
      if (evidence.isCommitted(place)) {
        collectReads(place);
      }
    }
    keys.forEach(this::inferKey);
  }

  private ListKey key(long key) {
    return keys.computeIfAbsent(key, _ -> new ListKey());
  }

  private void collectAppends(int place) {
    for (Operation operation : evidence.transaction(place).operations()) {
      if (operation instanceof Operation.Append(long key, long value)) {
        ListKey list = key(key);
        ListAppend append = new ListAppend(place, value);
        if (list.appends.put(value, append) != null) {
          throw new IllegalArgumentException(value + " is appended twice to list " + key);
        }
        ListAppend before = list.newest;
        if (before != null && before.writer == place) {
          before.isLast = false;
        } else {
          list.firstOfWriter.put(place, append);
        }
        list.newest = append;
      }
    }
  }

  // ---- each read alone

  private void collectReads(int place) {
    Map<Long, List<Long>> own = new HashMap<>();
    for (Operation operation : evidence.transaction(place).operations()) {
      if (operation instanceof Operation.Append(long key, long value)) {
        own.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
      } else if (operation instanceof Operation.ReadList(long key, List<Long> values)) {
        collectRead(place, key, values, own.getOrDefault(key, List.of()));
      }
    }
  }

  /**
   * @param own what the reader had appended before
   */
  private void collectRead(int reader, long key, List<Long> values, List<Long> own) {
    ListKey list = key(key);
    int others = values.size() - own.size();
    if (others < 0 || !values.subList(others, values.size()).equals(own)) {
      evidence.report(
          AnomalyKind.INTERNAL,
          reader,
          () -> text(reader, key, values) + ", after it had itself appended " + own + ".");
      return;
    }
    List<ListAppend> all = new ArrayList<>(values.size());
    Set<Long> distinct = new HashSet<>();
    for (long value : values) {
      ListAppend append = list.appends.get(value);
      if (append == null) {
        evidence.report(
            AnomalyKind.UNKNOWN_VALUE,
            reader,
            () -> text(reader, key, values) + "; nobody appended " + value + " to it.");
        return;
      }
      if (!distinct.add(value)) {
        evidence.report(
            AnomalyKind.DUPLICATE_VALUE,
            reader,
            append.writer,
            () -> text(reader, key, values) + ": the same value twice.");
        return;
      }
      if (all.size() < others && append.writer == reader) {
        evidence.report(
            AnomalyKind.INTERNAL,
            reader,
            () -> text(reader, key, values) + ", though it appends " + value + " later.");
        return;
      }
      all.add(append);
    }
    reportUncommitted(reader, key, all);
    List<ListAppend> seen =
        all.stream().filter(append -> evidence.isCommitted(append.writer)).toList();
    list.reads.add(new ListRead(reader, seen, !own.isEmpty()));
  }

  private String text(int reader, long key, List<Long> values) {
    return "%s read %s in list %d".formatted(evidence.name(reader), values, key);
  }

  /** Reports what a read shows of aborted transactions and of those under way. */
  private void reportUncommitted(int reader, long key, List<ListAppend> all) {
    for (ListAppend append : all) {
      if (evidence.isAborted(append.writer)) {
        evidence.report(
            AnomalyKind.G1A,
            reader,
            append.writer,
            () ->
                "%s; %s appended %d and aborted."
                    .formatted(
                        text(reader, key, values(all)),
                        evidence.name(append.writer),
                        append.value));
        reportUpdatesAfter(append, reader, key, all);
      }
    }
    ListAppend last = all.isEmpty() ? null : all.getLast();
    if (last != null && !last.isLast && last.writer != reader) {
      evidence.report(
          AnomalyKind.G1B,
          reader,
          last.writer,
          () ->
              "%s; %s appended more after %d."
                  .formatted(
                      text(reader, key, values(all)), evidence.name(last.writer), last.value));
    }
  }

  private void reportUpdatesAfter(ListAppend aborted, int reader, long key, List<ListAppend> all) {
    for (ListAppend append : all.subList(all.indexOf(aborted), all.size())) {
      if (evidence.isCommitted(append.writer)) {
        evidence.report(
            AnomalyKind.DIRTY_UPDATE,
            append.writer,
            aborted.writer,
            () ->
                "%s; %s appended %d after the %d of %s, which aborted."
                    .formatted(
                        text(reader, key, values(all)),
                        evidence.name(append.writer),
                        append.value,
                        aborted.value,
                        evidence.name(aborted.writer)));
      }
    }
  }

  // ---- the reads of a list together

  private void inferKey(long key, ListKey list) {
    if (list.reads.isEmpty()) {
      return;
    }
    ListRead longest =
        Collections.max(list.reads, Comparator.comparingInt(read -> read.seen.size()));
    List<ListAppend> order = longest.seen;
    for (int i = 0; i < order.size(); i++) {
      order.get(i).position = i;
    }
    List<ListAppend> unseen =
        list.appends.values().stream()
            .filter(append -> append.position == UNSEEN && evidence.isCommitted(append.writer))
            .toList();
    inferWrites(key, order, unseen);
    boolean isReported = false;
    for (ListRead read : list.reads) {
      if (read.seen.equals(order.subList(0, Math.min(read.seen.size(), order.size())))) {
        inferRead(key, list, read, order, unseen);
      } else if (!isReported) {
        isReported = true;
        evidence.report(
            AnomalyKind.INCOMPATIBLE_ORDER,
            read.reader,
            longest.reader,
            () ->
                "%s read %s in list %d, and %s read %s: neither came before the other."
                    .formatted(
                        evidence.name(read.reader),
                        values(read.seen),
                        key,
                        evidence.name(longest.reader),
                        values(order)));
      }
    }
  }

  private static List<Long> values(List<ListAppend> appends) {
    return appends.stream().map(append -> append.value).toList();
  }

  private void inferWrites(long key, List<ListAppend> order, List<ListAppend> unseen) {
    for (int i = 1; i < order.size(); i++) {
      add(Kind.WRITE_WRITE, key, order.get(i - 1), order.get(i).writer, order.get(i).value);
    }
    if (!order.isEmpty()) {
      for (ListAppend append : unseen) {
        add(Kind.WRITE_WRITE, key, order.getLast(), append.writer, append.value);
      }
    }
  }

  private void inferRead(
      long key, ListKey list, ListRead read, List<ListAppend> order, List<ListAppend> unseen) {
    if (read.isOwn) {
      return;
    }
    int reader = read.reader;
    int size = read.seen.size();
    long last = Operation.NOTHING;
    if (size > 0) {
      last = read.seen.getLast().value;
      add(Kind.WRITE_READ, key, read.seen.getLast(), reader, last);
    }
    if (size < order.size()) {
      ListAppend next = order.get(size);
      addOverwritten(key, reader, last, next);
      reportLostUpdate(key, list, read, next);
    } else {
      for (ListAppend append : unseen) {
        addOverwritten(key, reader, last, append);
      }
    }
  }

  private void reportLostUpdate(long key, ListKey list, ListRead read, ListAppend next) {
    ListAppend own = list.firstOfWriter.get(read.reader);
    if (own != null
        && next.writer != read.reader
        && (own.position == UNSEEN || own.position > next.position)) {
      evidence.report(
          AnomalyKind.LOST_UPDATE,
          read.reader,
          next.writer,
          () ->
              "%s read %s in list %d and then appended %d, but %s had appended %d in between."
                  .formatted(
                      evidence.name(read.reader),
                      values(read.seen),
                      key,
                      own.value,
                      evidence.name(next.writer),
                      next.value));
    }
  }

  private void add(Kind kind, long key, ListAppend first, int to, long after) {
    evidence.add(new Dependency(first.writer, to, kind, Subject.LIST, key, first.value, after));
  }

  private void addOverwritten(long key, int reader, long last, ListAppend next) {
    evidence.add(
        new Dependency(reader, next.writer, Kind.READ_WRITE, Subject.LIST, key, last, next.value));
  }
}
