package io.skerry.optimize;

import io.skerry.logical.ColumnSet;
import io.skerry.physical.SortKey;
import java.util.List;

/** Compares the order that rows have with the one that is wanted. */
final class Orders {
  private Orders() {}

  /**
   * Whether rows in order {@code has} are in order {@code wanted}.
   *
   * @param fixed columns with one value in all rows, which do not matter to any order
   */
  static boolean satisfies(List<SortKey> has, ColumnSet fixed, List<SortKey> wanted) {
    int at = 0;
    for (SortKey key : wanted) {
      if (fixed.contains(key.column())) {
        continue;
      }
      while (at < has.size() && fixed.contains(has.get(at).column())) {
        at++;
      }
      if (at == has.size()
          || has.get(at).column().id() != key.column().id()
          || has.get(at).descending() != key.descending()) {
        return false;
      }
      at++;
    }
    return true;
  }

  /** Whether equal values of the columns stand together in rows of this order. */
  static boolean groups(List<SortKey> has, ColumnSet fixed, ColumnSet columns) {
    ColumnSet missing = new ColumnSet();
    missing.addAll(columns);
    missing.removeAll(fixed);
    for (SortKey key : has) {
      if (missing.isEmpty()) {
        return true;
      }
      if (fixed.contains(key.column())) {
        continue;
      }
      if (!missing.contains(key.column())) {
        return false;
      }
      missing.removeAll(new ColumnSet(List.of(key.column())));
    }
    return missing.isEmpty();
  }
}
