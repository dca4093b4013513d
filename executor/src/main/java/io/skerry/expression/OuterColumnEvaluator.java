package io.skerry.expression;

import io.skerry.batch.Vector;
import io.skerry.types.SqlType;

/** A column of an outer row. */
final class OuterColumnEvaluator extends Broadcast {
  private final OuterRow outer;
  private final int ordinal;

  OuterColumnEvaluator(OuterRow outer, int ordinal, SqlType type) {
    super(type);
    this.outer = outer;
    this.ordinal = ordinal;
  }

  @Override
  long version() {
    return outer.version();
  }

  @Override
  void load(Vector target) {
    target.copyFrom(outer.batch().column(ordinal), outer.row(), 0);
  }
}
