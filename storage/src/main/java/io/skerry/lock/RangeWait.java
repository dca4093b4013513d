package io.skerry.lock;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for a range, or for a moment in which a key is in nobody's range. */
final class RangeWait extends Wait {
  final RangeSpace space;

  /** The table's grant; null for a key, of which nothing is held. */
  final @Nullable TableGrant table;

  final byte[] from;
  final byte @Nullable [] to;
  final LockMode mode;

  /** Whether the owner holds some of the range already. */
  final boolean isConversion;

  RangeWait(
      RangeSpace space,
      TableGrant table,
      byte[] from,
      byte @Nullable [] to,
      LockMode mode,
      boolean isConversion) {
    super(table.owner);
    this.space = space;
    this.table = table;
    this.from = from;
    this.to = to;
    this.mode = mode;
    this.isConversion = isConversion;
  }

  /** For a key: the range from it to the next possible key. */
  RangeWait(LockOwner owner, RangeSpace space, byte[] key, LockMode mode) {
    super(owner);
    this.space = space;
    this.table = null;
    this.from = key;
    this.to = Arrays.copyOf(key, key.length + 1);
    this.mode = mode;
    this.isConversion = false;
  }

  boolean isOfKey() {
    return table == null;
  }

  boolean conflictsWith(RangeWait other) {
    return owner != other.owner
        && !(isOfKey() && other.isOfKey())
        && !mode.isCompatibleWith(other.mode)
        && Intervals.isBefore(from, other.to)
        && Intervals.isBefore(other.from, to);
  }

  @Override
  Resource.Kind kind() {
    return Resource.Kind.RANGE;
  }

  @Override
  List<LockOwner> blockers() {
    return space.blockers(this);
  }
}
