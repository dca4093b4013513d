package io.skerry.testkit.history;

import io.skerry.testkit.history.Dependency.Kind;
import io.skerry.testkit.history.Dependency.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What registers tell. A read names one version only, so their order is known in part: nothing
 * comes first; a version that a transaction read comes before the one it then wrote; and what was
 * acknowledged before a transaction began comes before what that wrote.
 */
final class RegisterInference {
  private final Evidence evidence;
  private final Map<Long, Register> registers = new TreeMap<>();

  /** One register. */
  private static final class Register {
    /** The writer of each value. */
    final Map<Long, Integer> writers = new HashMap<>();

    /** What each writer wrote last, in the order of the history. */
    final Map<Integer, Long> versions = new LinkedHashMap<>();

    /** Committed transactions that read a version of others, by its value. */
    final Map<Long, Set<Integer>> readers = new LinkedHashMap<>();

    /** Which versions come after which. */
    final Map<Long, Set<Long>> later = new LinkedHashMap<>();

    void addOrder(long before, long after) {
      later.computeIfAbsent(before, _ -> new LinkedHashSet<>()).add(after);
    }

    boolean isVersion(long value) {
      Integer writer = writers.get(value);
      return value == Operation.NOTHING || writer != null && version(writer) == value;
    }

    long version(int writer) {
      return versions.getOrDefault(writer, Operation.NOTHING);
    }
  }

  RegisterInference(Evidence evidence) {
    this.evidence = evidence;
  }

  void infer() {
    int transactions = evidence.history().transactions().size();
    for (int place = 0; place < transactions; place++) {
      collectWrites(place);
    }
    for (int place = 0; place < transactions; place++) {
      if (evidence.isCommitted(place)) {
        collectReads(place);
      }
    }
    registers.forEach(this::inferRegister);
  }

  private Register register(long key) {
    return registers.computeIfAbsent(key, _ -> new Register());
  }

  private void collectWrites(int place) {
    for (Operation operation : evidence.transaction(place).operations()) {
      if (operation instanceof Operation.Write(long key, long value)) {
        Register register = register(key);
        if (value == Operation.NOTHING || register.writers.put(value, place) != null) {
          throw new IllegalArgumentException(value + " is written twice to register " + key);
        }
        register.versions.put(place, value);
      }
    }
  }

  // ---- each read alone

  private void collectReads(int place) {
    Map<Long, Long> own = new HashMap<>();
    for (Operation operation : evidence.transaction(place).operations()) {
      if (operation instanceof Operation.Write(long key, long value)) {
        own.put(key, value);
      } else if (operation instanceof Operation.Read(long key, long value)) {
        Long expected = own.get(key);
        if (expected == null) {
          collectRead(place, register(key), key, value);
        } else if (expected != value) {
          evidence.report(
              AnomalyKind.INTERNAL,
              place,
              () ->
                  "%s, where it had itself written %d."
                      .formatted(text(place, key, value), expected));
        }
      }
    }
  }

  /** A read before any write of the reader's own to the register. */
  private void collectRead(int reader, Register register, long key, long value) {
    Integer writer = register.writers.get(value);
    if (value == Operation.NOTHING) {
      addReader(register, reader, value);
    } else if (writer == null) {
      evidence.report(
          AnomalyKind.UNKNOWN_VALUE,
          reader,
          () -> text(reader, key, value) + "; nobody wrote that.");
    } else if (writer == reader) {
      evidence.report(
          AnomalyKind.INTERNAL,
          reader,
          () -> text(reader, key, value) + ", which it writes only later.");
    } else if (evidence.isAborted(writer)) {
      evidence.report(
          AnomalyKind.G1A,
          reader,
          writer,
          () ->
              "%s; %s wrote it and aborted."
                  .formatted(text(reader, key, value), evidence.name(writer)));
    } else if (!register.isVersion(value)) {
      evidence.report(
          AnomalyKind.G1B,
          reader,
          writer,
          () ->
              "%s; %s then wrote %d there."
                  .formatted(
                      text(reader, key, value), evidence.name(writer), register.version(writer)));
    } else if (evidence.isCommitted(writer)) {
      addReader(register, reader, value);
    }
  }

  private String text(int reader, long key, long value) {
    return "%s read %s in register %d"
        .formatted(evidence.name(reader), HistoryText.register(value), key);
  }

  private static void addReader(Register register, int reader, long value) {
    register.readers.computeIfAbsent(value, _ -> new LinkedHashSet<>()).add(reader);
  }

  // ---- the versions of a register

  private void inferRegister(long key, Register register) {
    register.versions.keySet().removeIf(writer -> !evidence.isCommitted(writer));
    register.readers.forEach((value, readers) -> reportLostUpdate(key, register, value, readers));
    inferOrder(register);
    if (isCircular(register)) {
      reportCircle(key, register);
      return;
    }
    register.later.forEach(
        (before, afters) -> afters.forEach(after -> inferPair(key, register, before, after)));
    register.readers.forEach((value, readers) -> {
      if (value != Operation.NOTHING) {
        int writer = register.writers.getOrDefault(value, 0);
        readers.forEach(reader -> add(Kind.WRITE_READ, key, writer, reader, value, value));
      }
    });
  }

  /** Of two transactions that read one version and changed it, one did not see the other. */
  private void reportLostUpdate(long key, Register register, long value, Set<Integer> readers) {
    List<Integer> both =
        readers.stream()
            .filter(register.versions::containsKey)
            .filter(reader -> evidence.forbids(reader, AnomalyKind.LOST_UPDATE))
            .limit(2)
            .toList();
    if (both.size() == 2) {
      evidence.report(
          AnomalyKind.LOST_UPDATE,
          both.get(0),
          both.get(1),
          () ->
              "%s and then wrote it, and so did %s."
                  .formatted(text(both.get(0), key, value), evidence.name(both.get(1))));
    }
  }

  private void inferOrder(Register register) {
    register.readers.forEach((value, readers) -> {
      for (int reader : readers) {
        Long written = register.versions.get(reader);
        if (written != null) {
          register.addOrder(value, written);
        }
      }
    });
    List<Integer> writers = new ArrayList<>(register.versions.keySet());
    RealTimeOrder.infer(
        evidence,
        writers,
        (first, second) -> register.addOrder(register.version(first), register.version(second)));
    Set<Long> notFirst = new LinkedHashSet<>();
    register.later.values().forEach(notFirst::addAll);
    for (long value : register.versions.values()) {
      if (!notFirst.contains(value)) {
        register.addOrder(Operation.NOTHING, value);
      }
    }
  }

  /** Takes away versions that nothing comes before, until none is left or each has one before. */
  private static boolean isCircular(Register register) {
    Map<Long, Integer> before = new HashMap<>();
    register
        .later
        .values()
        .forEach(afters -> afters.forEach(after -> before.merge(after, 1, Integer::sum)));
    ArrayDeque<Long> free = new ArrayDeque<>();
    register.later.keySet().stream().filter(value -> !before.containsKey(value)).forEach(free::add);
    int removed = 0;
    while (!free.isEmpty()) {
      for (long after : register.later.getOrDefault(free.remove(), Set.of())) {
        if (before.merge(after, -1, Integer::sum) == 0) {
          removed++;
          free.add(after);
        }
      }
    }
    return removed < before.size();
  }

  private void reportCircle(long key, Register register) {
    register.versions.keySet().stream()
        .findFirst()
        .ifPresent(writer ->
            evidence.report(
                AnomalyKind.INCOMPATIBLE_ORDER,
                writer,
                () ->
                    "The versions of register %d come before each other in a circle: %s."
                        .formatted(key, register.later)));
  }

  private void inferPair(long key, Register register, long before, long after) {
    int writer = register.writers.getOrDefault(after, 0);
    if (before != Operation.NOTHING) {
      add(Kind.WRITE_WRITE, key, register.writers.getOrDefault(before, 0), writer, before, after);
    }
    register
        .readers
        .getOrDefault(before, Set.of())
        .forEach(reader -> add(Kind.READ_WRITE, key, reader, writer, before, after));
  }

  private void add(Kind kind, long key, int from, int to, long before, long after) {
    evidence.add(new Dependency(from, to, kind, Subject.REGISTER, key, before, after));
  }
}
