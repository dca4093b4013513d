package io.skerry.lock;

import org.jspecify.annotations.Nullable;

/** The ranges that one owner holds in one space. */
final class HeldRanges {
  final RangeSpace space;
  final TableGrant table;
  final Intervals intervals = new Intervals();

  /** What of its bytes is counted. */
  long bytesCounted;

  HeldRanges(RangeSpace space, TableGrant table) {
    this.space = space;
    this.table = table;
  }

  LockOwner owner() {
    return table.owner;
  }

  void add(byte[] from, byte @Nullable [] to, LockMode mode) {
    table.rangeCount -= intervals.size();
    intervals.add(from, to, mode);
    table.rangeCount += intervals.size();
  }
}
