package io.skerry.lock;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that one owner holds in one space, each in S, U or X: intervals that do not overlap, in
 * order. Neighbours of one mode are one interval, so a scan that goes on where it stopped makes no
 * new ones.
 *
 * <p>Keys are compared as bytes without sign. An interval goes from a key to before another; the
 * empty key is before all others, so it is the open end on the left; null is the one on the right.
 */
final class Intervals {
  /** What an interval takes, without its keys. */
  private static final int BYTES = 140;

  static final class Interval {
    final byte[] from;
    private byte @Nullable [] to;
    private LockMode mode;

    private Interval(byte[] from, byte @Nullable [] to, LockMode mode) {
      this.from = from;
      this.to = to;
      this.mode = mode;
    }

    byte @Nullable [] to() {
      return to;
    }

    LockMode mode() {
      return mode;
    }
  }

  private final TreeMap<byte[], Interval> byFrom = new TreeMap<>(Arrays::compareUnsigned);
  private long keyBytes;

  static boolean isBefore(byte[] key, byte @Nullable [] end) {
    return end == null || Arrays.compareUnsigned(key, end) < 0;
  }

  int size() {
    return byFrom.size();
  }

  /** An estimate of what all intervals take. */
  long bytes() {
    return (long) byFrom.size() * BYTES + keyBytes;
  }

  static int bytesOf(byte[] from, byte @Nullable [] to) {
    return BYTES + from.length + (to == null ? 0 : to.length);
  }

  Collection<Interval> all() {
    return byFrom.values();
  }

  /** The mode in which a key is held. */
  LockMode modeOf(byte[] key) {
    Interval interval = floor(key);
    return interval != null && isBefore(key, interval.to) ? interval.mode : LockMode.NONE;
  }

  private @Nullable Interval floor(byte[] key) {
    Map.Entry<byte[], Interval> entry = byFrom.floorEntry(key);
    return entry == null ? null : entry.getValue();
  }

  private @Nullable Interval ceiling(byte[] key) {
    Map.Entry<byte[], Interval> entry = byFrom.ceilingEntry(key);
    return entry == null ? null : entry.getValue();
  }

  private @Nullable Interval higher(byte[] key) {
    Map.Entry<byte[], Interval> entry = byFrom.higherEntry(key);
    return entry == null ? null : entry.getValue();
  }

  /** The first interval that ends behind a key. */
  private @Nullable Interval firstAt(byte[] key) {
    Interval interval = floor(key);
    return interval != null && isBefore(key, interval.to) ? interval : higher(key);
  }

  /** Whether any key of the range is held. */
  boolean overlaps(byte[] from, byte @Nullable [] to) {
    Interval first = firstAt(from);
    return first != null && isBefore(first.from, to);
  }

  /** Whether the range is held in a mode that is not compatible. */
  boolean conflicts(byte[] from, byte @Nullable [] to, LockMode asked) {
    Interval interval = firstAt(from);
    while (interval != null && isBefore(interval.from, to)) {
      if (!asked.isCompatibleWith(interval.mode)) {
        return true;
      }
      interval = higher(interval.from);
    }
    return false;
  }

  /** Whether each key of the range is held in a mode that covers {@code asked}. */
  boolean covers(byte[] from, byte @Nullable [] to, LockMode asked) {
    byte[] at = from;
    while (isBefore(at, to)) {
      Interval interval = floor(at);
      if (interval == null || !isBefore(at, interval.to) || !interval.mode.covers(asked)) {
        return false;
      }
      byte[] end = interval.to;
      if (end == null) {
        return true;
      }
      at = end;
    }
    return true;
  }

  /** Adds a range; what of it was held in a lower mode is held in {@code asked}. */
  void add(byte[] from, byte @Nullable [] to, LockMode asked) {
    split(from);
    if (to != null) {
      split(to);
    }
    byte[] at = from;
    Interval next = ceiling(from);
    while (next != null && isBefore(next.from, to)) {
      if (isBefore(at, next.from)) {
        put(new Interval(at, next.from, asked));
      }
      next.mode = next.mode.with(asked);
      byte[] end = next.to;
      if (end == null) {
        merge(from, to);
        return;
      }
      at = end;
      next = ceiling(at);
    }
    if (isBefore(at, to)) {
      put(new Interval(at, to, asked));
    }
    merge(from, to);
  }

  /** Cuts the interval that has this key inside. */
  private void split(byte[] key) {
    Interval interval = floor(key);
    if (interval != null
        && Arrays.compareUnsigned(interval.from, key) < 0
        && isBefore(key, interval.to)) {
      byte[] end = interval.to;
      setEnd(interval, key);
      put(new Interval(key, end, interval.mode));
    }
  }

  /** Makes one interval of neighbours with one mode, at and about a range just added. */
  private void merge(byte[] from, byte @Nullable [] to) {
    Map.Entry<byte[], Interval> before = byFrom.lowerEntry(from);
    Interval interval = before == null ? ceiling(from) : before.getValue();
    while (interval != null) {
      Interval next = higher(interval.from);
      byte[] end = interval.to;
      if (next == null || end == null) {
        return;
      }
      if (Arrays.equals(end, next.from) && interval.mode == next.mode) {
        remove(next);
        setEnd(interval, next.to);
      } else if (isBefore(next.from, to)) {
        interval = next;
      } else {
        return;
      }
    }
  }

  private void put(Interval interval) {
    byFrom.put(interval.from, interval);
    keyBytes += bytesOf(interval.from, interval.to) - BYTES;
  }

  private void remove(Interval interval) {
    byFrom.remove(interval.from);
    keyBytes -= bytesOf(interval.from, interval.to) - BYTES;
  }

  private void setEnd(Interval interval, byte @Nullable [] end) {
    byte[] old = interval.to;
    keyBytes += (end == null ? 0 : end.length) - (old == null ? 0 : old.length);
    interval.to = end;
  }
}
