package io.skerry.testkit.model;

import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import java.util.List;

/** The indexes that tables have. */
enum IndexKind {
  BY_NAME(
      new IndexShape(new KeyShape(List.of(new KeyShape.KeyColumn(3, false)), false), List.of(2))),
  UNIQUE_NUMBER_NAME(
      new IndexShape(
          new KeyShape(
              List.of(new KeyShape.KeyColumn(1, false), new KeyShape.KeyColumn(3, false)), true),
          List.of(0))),
  BY_NUMBER_DESCENDING(
      new IndexShape(new KeyShape(List.of(new KeyShape.KeyColumn(1, true)), false), List.of()));

  final IndexShape shape;

  IndexKind(IndexShape shape) {
    this.shape = shape;
  }
}
