package io.skerry.recovery;

import io.skerry.spill.MergeSort;
import java.util.Arrays;

/** Puts changes into the order of keys, and drops all but the last change of each key. */
final class KeyOrder {
  private final PendingOps ops;
  private final long[] prefixes;

  private KeyOrder(PendingOps ops, int[] chosen) {
    this.ops = ops;
    this.prefixes = new long[ops.count()];
    for (int op : chosen) {
      prefixes[op] = ops.prefix(op);
    }
  }

  /**
   * The numbers of the changes to be made, in the order of their keys.
   *
   * @param chosen numbers of changes, in the order of the log
   */
  static int[] of(PendingOps ops, int[] chosen) {
    KeyOrder order = new KeyOrder(ops, chosen);
    int[] sorted = order.isSorted(chosen) ? chosen : MergeSort.sort(chosen, order::compare);
    return order.lastOfEachKey(sorted);
  }

  private int compare(int left, int right) {
    int first = Long.compareUnsigned(prefixes[left], prefixes[right]);
    return first != 0 ? first : ops.compareKeys(left, right);
  }

  private boolean isSorted(int[] list) {
    for (int i = 1; i < list.length; i++) {
      if (compare(list[i - 1], list[i]) > 0) {
        return false;
      }
    }
    return true;
  }

  private int[] lastOfEachKey(int[] sorted) {
    int[] kept = new int[sorted.length];
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i + 1 == sorted.length || compare(sorted[i], sorted[i + 1]) != 0) {
        kept[count++] = sorted[i];
      }
    }
    return count == kept.length ? kept : Arrays.copyOf(kept, count);
  }
}
