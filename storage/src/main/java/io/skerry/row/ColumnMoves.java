package io.skerry.row;

import java.util.List;

/**
 * Where the columns of a table stand after a change of its columns.
 *
 * @param ordinals the new ordinal of each old one; {@link #GONE} for a column that is dropped
 */
public record ColumnMoves(List<Integer> ordinals) {
  static final int GONE = -1;

  public ColumnMoves {
    ordinals = List.copyOf(ordinals);
  }

  /**
   * The new ordinal of a column that is still needed.
   *
   * @throws IllegalArgumentException when it is dropped
   */
  int of(int ordinal) {
    int moved = ordinals.get(ordinal);
    if (moved == GONE) {
      throw new IllegalArgumentException(
          "column " + ordinal + " is dropped, but an index needs it");
    }
    return moved;
  }

  KeyShape key(KeyShape key) {
    return new KeyShape(
        key.columns().stream()
            .map(column -> new KeyShape.KeyColumn(of(column.ordinal()), column.descending()))
            .toList(),
        key.unique());
  }
}
