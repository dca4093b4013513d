package io.skerry.expression;

import io.skerry.batch.Vector;
import io.skerry.types.SqlType;
import org.jspecify.annotations.Nullable;

/** A constant. */
final class LiteralEvaluator extends Broadcast {
  private final @Nullable Object value;

  LiteralEvaluator(SqlType type, @Nullable Object value) {
    super(type);
    this.value = value;
  }

  @Nullable Object value() {
    return value;
  }

  @Override
  long version() {
    return 0;
  }

  @Override
  void load(Vector target) {
    target.set(0, value);
  }
}
