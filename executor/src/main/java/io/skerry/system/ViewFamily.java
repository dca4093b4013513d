package io.skerry.system;

/** System views that belong together: their shapes, and what makes their rows. */
interface ViewFamily {
  /** As {@link ShapeText} reads it. */
  String shapes();

  /**
   * Makes the rows of a view of this family.
   *
   * @param view lower case {@code schema.name}
   */
  void produce(String view, ViewRequest request, RowsetRows rows);
}
