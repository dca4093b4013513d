package io.skerry.testkit.history.run;

import io.skerry.testkit.history.IsolationLevel;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory with all levels, as simple as they allow, that can be weakened on purpose.
 *
 * <p>Values are changed in place under locks that are held to the end; before-images undo them, and
 * each commit leaves versions for the levels that read versions. It has no synchronization: only
 * the process whose turn it is touches it.
 */
public final class MemoryTarget implements HistoryTarget {
  private final SeededTurns turns;
  private final Set<Weakening> weakenings;
  private final TreeMap<Long, MemoryCell> cells = new TreeMap<>();
  private final Set<RangeLock> rangeLocks = new HashSet<>();
  private long lastCommit;

  /** Keeps others from changing anything between two keys, whether it is there or not. */
  record RangeLock(MemoryTransaction owner, long first, long last) {}

  public MemoryTarget(SeededTurns turns, Set<Weakening> weakenings) {
    this.turns = turns;
    this.weakenings = Set.copyOf(weakenings);
  }

  @Override
  public Set<IsolationLevel> levels() {
    return EnumSet.allOf(IsolationLevel.class);
  }

  @Override
  public void prepare(long keys, long value) {
    cells.clear();
    for (long key = 1; key <= keys; key++) {
      cells.put(key, new MemoryCell(key, value == 0 ? List.of() : List.of(value)));
    }
  }

  @Override
  public TargetTransaction begin(IsolationLevel level) {
    return new MemoryTransaction(this, turns, level);
  }

  boolean has(Weakening weakening) {
    return weakenings.contains(weakening);
  }

  /** The cell of a key; a new one without a row if there was none. */
  MemoryCell cell(long key) {
    return cells.computeIfAbsent(key, _ -> new MemoryCell(key, null));
  }

  /** The next cell with at least this key. */
  @Nullable MemoryCell next(long key) {
    var entry = cells.ceilingEntry(key);
    return entry == null ? null : entry.getValue();
  }

  Set<RangeLock> rangeLocks() {
    return rangeLocks;
  }

  /** The number of the last commit. */
  long lastCommit() {
    return lastCommit;
  }

  long nextCommit() {
    return ++lastCommit;
  }
}
