package io.skerry.system.procedure;

import io.skerry.catalog.Index;
import io.skerry.catalog.Table;
import java.util.List;

/** Which columns tell the rows of a table apart. */
final class RowIdentity {
  private RowIdentity() {}

  /**
   * The ordinals of the primary key's columns, else of the shortest unique key's; empty without
   * one.
   *
   * @param mayBeNull whether a key with columns that may be NULL counts
   */
  static List<Integer> columns(Table table, boolean mayBeNull) {
    List<Integer> best = List.of();
    for (Index index : table.indexes()) {
      List<Integer> ordinals = index.columns().stream().map(Index.IndexColumn::ordinal).toList();
      if (index.kind() == Index.Kind.PRIMARY_KEY) {
        return ordinals;
      }
      boolean nullable = ordinals.stream().anyMatch(at -> table.columns().get(at).nullable());
      boolean shorter = best.isEmpty() || ordinals.size() < best.size();
      if (index.unique() && shorter && (mayBeNull || !nullable)) {
        best = ordinals;
      }
    }
    return best;
  }
}
