package io.skerry.testkit.history.run;

import io.skerry.testkit.history.IsolationLevel;
import io.skerry.testkit.history.run.MemoryTarget.RangeLock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A transaction of a {@link MemoryTarget}. */
final class MemoryTransaction implements TargetTransaction {
  private static final int STALE_COMMITS = 6;
  private static final Supplier<Set<MemoryTransaction>> NOBODY = Set::of;

  private final MemoryTarget target;
  private final SeededTurns turns;
  private final IsolationLevel level;
  private final long snapshot;

  /** What changed cells held before. */
  private final Map<MemoryCell, @Nullable List<Long>> before = new LinkedHashMap<>();

  private final Set<MemoryCell> locked = new HashSet<>();

  /** For whose end it waits; this changes while it waits. */
  private Supplier<Set<MemoryTransaction>> waitsFor = NOBODY;

  MemoryTransaction(MemoryTarget target, SeededTurns turns, IsolationLevel level) {
    this.target = target;
    this.turns = turns;
    this.level = level;
    int age = target.has(Weakening.STALE_SNAPSHOT) ? STALE_COMMITS : 0;
    this.snapshot = Math.max(0, target.lastCommit() - age);
  }

  // ---- statements

  @Override
  public List<Long> readList(long key) {
    return orEmpty(see(target.cell(key)));
  }

  @Override
  public void append(long key, long value) {
    MemoryCell cell = target.cell(key);
    lockForChange(cell);
    List<Long> longer = new ArrayList<>(orEmpty(cell.current()));
    longer.add(value);
    set(cell, longer);
  }

  @Override
  public long read(long key) {
    return number(see(target.cell(key)));
  }

  @Override
  public void write(long key, long value) {
    MemoryCell cell = target.cell(key);
    lockForChange(cell);
    set(cell, List.of(value));
  }

  @Override
  public boolean addUnlessNegative(long key, long amount) {
    MemoryCell cell = target.cell(key);
    lockForChange(cell);
    long sum = number(cell.current()) + amount;
    if (sum >= 0) {
      set(cell, List.of(sum));
    }
    return sum >= 0;
  }

  @Override
  public List<Long> readAll() {
    List<Long> values = new ArrayList<>();
    scan(Long.MIN_VALUE, Long.MAX_VALUE, (_, value) -> values.add(number(value)));
    return values;
  }

  @Override
  public void insert(long row) {
    MemoryCell cell = target.cell(row);
    lockForChange(cell);
    set(cell, List.of());
  }

  @Override
  public boolean delete(long row) {
    MemoryCell cell = target.cell(row);
    lockForChange(cell);
    if (cell.current() == null) {
      return false;
    }
    set(cell, null);
    return true;
  }

  @Override
  public List<Long> listRows(long first, long last) {
    List<Long> rows = new ArrayList<>();
    if (level == IsolationLevel.SERIALIZABLE && !target.has(Weakening.NO_RANGE_LOCK)) {
      target.rangeLocks().add(new RangeLock(this, first, last));
    }
    scan(first, last, (key, _) -> rows.add(key));
    return rows;
  }

  private interface Rows {
    void add(long key, List<Long> value);
  }

  /** Reads the rows of a range; others run in between where the level reads row by row. */
  private void scan(long first, long last, Rows rows) {
    for (MemoryCell cell = target.next(first);
        cell != null && cell.key() <= last;
        cell = target.next(cell.key() + 1)) {
      List<Long> value = isThere(cell) ? see(cell) : null;
      if (value != null) {
        rows.add(cell.key(), value);
      }
      if (!readsVersions()) {
        turns.pass();
      }
    }
  }

  /** Whether there is a row to look at or to wait for. */
  private boolean isThere(MemoryCell cell) {
    return readsVersions() || cell.current() != null || !others(cell.writers).isEmpty();
  }

  private static List<Long> orEmpty(@Nullable List<Long> value) {
    return value == null ? List.of() : value;
  }

  private static long number(@Nullable List<Long> value) {
    return value == null || value.isEmpty() ? 0 : value.getFirst();
  }

  // ---- what the level says

  private boolean readsVersions() {
    return level == IsolationLevel.SNAPSHOT || level == IsolationLevel.READ_COMMITTED_VERSIONS;
  }

  private @Nullable List<Long> see(MemoryCell cell) {
    if (target.has(Weakening.DIRTY_READS)) {
      return cell.current();
    }
    return switch (level) {
      case READ_UNCOMMITTED -> cell.current();
      case READ_COMMITTED -> {
        waitFor(() -> others(cell.writers));
        yield cell.current();
      }
      case READ_COMMITTED_VERSIONS -> seeVersion(cell, target.lastCommit());
      case SNAPSHOT ->
          seeVersion(
              cell, target.has(Weakening.NON_REPEATABLE_READS) ? target.lastCommit() : snapshot);
      case REPEATABLE_READ, SERIALIZABLE -> {
        waitFor(() -> others(cell.writers));
        if (!target.has(Weakening.NON_REPEATABLE_READS)) {
          cell.readers.add(this);
          locked.add(cell);
        }
        yield cell.current();
      }
    };
  }

  private @Nullable List<Long> seeVersion(MemoryCell cell, long commit) {
    boolean isOwn = before.containsKey(cell) && !target.has(Weakening.OWN_WRITES_UNSEEN);
    return isOwn ? cell.current() : cell.at(commit);
  }

  private void lockForChange(MemoryCell cell) {
    waitFor(() -> blockersOfChange(cell));
    if (level == IsolationLevel.SNAPSHOT
        && cell.lastCommit() > snapshot
        && !target.has(Weakening.NO_FIRST_COMMITTER_WINS)) {
      throw new TransactionFailedException("changed since the snapshot");
    }
    cell.writers.add(this);
    locked.add(cell);
  }

  private Set<MemoryTransaction> blockersOfChange(MemoryCell cell) {
    Set<MemoryTransaction> blockers = others(cell.readers);
    if (!target.has(Weakening.NO_WRITE_LOCK)) {
      blockers.addAll(others(cell.writers));
    }
    for (RangeLock range : target.rangeLocks()) {
      if (range.owner() != this && range.first() <= cell.key() && cell.key() <= range.last()) {
        blockers.add(range.owner());
      }
    }
    return blockers;
  }

  private Set<MemoryTransaction> others(Set<MemoryTransaction> transactions) {
    Set<MemoryTransaction> others = new HashSet<>(transactions);
    others.remove(this);
    return others;
  }

  // ---- waiting

  /** Waits until nobody is in the way; whoever would close a circle of waits fails. */
  private void waitFor(Supplier<Set<MemoryTransaction>> blockers) {
    if (blockers.get().isEmpty()) {
      return;
    }
    waitsFor = blockers;
    try {
      if (waitsForItself()) {
        throw new TransactionFailedException("deadlock");
      }
      turns.await(() -> blockers.get().isEmpty());
    } finally {
      waitsFor = NOBODY;
    }
  }

  private boolean waitsForItself() {
    Set<MemoryTransaction> met = new HashSet<>();
    ArrayDeque<MemoryTransaction> queue = new ArrayDeque<>(waitsFor.get());
    while (!queue.isEmpty()) {
      MemoryTransaction next = queue.remove();
      if (next == this) {
        return true;
      }
      if (met.add(next)) {
        queue.addAll(next.waitsFor.get());
      }
    }
    return false;
  }

  // ---- changes and the end

  private void set(MemoryCell cell, @Nullable List<Long> value) {
    if (!before.containsKey(cell)) {
      before.put(cell, cell.current());
    }
    cell.set(value);
  }

  @Override
  public void commit() {
    if (target.has(Weakening.LOST_WRITE) && before.size() > 1) {
      MemoryCell forgotten = before.keySet().iterator().next();
      forgotten.set(before.remove(forgotten));
    }
    boolean isTorn = target.has(Weakening.TORN_COMMIT);
    long number = before.isEmpty() || isTorn ? 0 : target.nextCommit();
    for (MemoryCell cell : before.keySet()) {
      cell.commit(isTorn ? target.nextCommit() : number);
      if (isTorn) {
        turns.pass();
      }
    }
    end();
  }

  @Override
  public void abort() {
    if (!target.has(Weakening.LOST_UNDO)) {
      before.forEach(MemoryCell::set);
    }
    end();
  }

  private void end() {
    for (MemoryCell cell : locked) {
      cell.readers.remove(this);
      cell.writers.remove(this);
    }
    target.rangeLocks().removeIf(range -> range.owner() == this);
  }
}
