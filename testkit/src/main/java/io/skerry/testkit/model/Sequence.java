package io.skerry.testkit.model;

import io.skerry.store.Store;

/** A sequence: what it must give next. Values are given for good, whatever becomes of them. */
final class Sequence {
  private final long id;
  private final long increment;
  private long next;

  /** The most values that were ever taken at once. */
  private int takenMax;

  Sequence(long id, long start, long increment) {
    this.id = id;
    this.increment = increment;
    this.next = start;
  }

  void take(Store store, int count) {
    long first = store.nextValues(id, count);
    Difference.unless(first == next, "sequence " + id + " gives " + first + ", not " + next);
    next += increment * count;
    takenMax = Math.max(takenMax, count);
  }

  void restart(Store store, long value) {
    store.setCurrentValue(id, value);
    next = value + increment;
  }

  void check(Store store) {
    long current = store.currentValue(id);
    Difference.unless(
        current == next - increment,
        "sequence " + id + " is at " + current + ", not at " + (next - increment));
  }

  /** A crash may skip what was reserved. */
  void afterCrash(Store store, int cache) {
    long found = store.currentValue(id) + increment;
    long skipped = (found - next) / increment;
    Difference.unless(
        skipped >= 0 && skipped <= cache + takenMax,
        "sequence " + id + " goes on with " + found + " after " + (next - increment));
    next = found;
  }
}
