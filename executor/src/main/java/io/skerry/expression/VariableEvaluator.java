package io.skerry.expression;

import io.skerry.batch.Vector;
import io.skerry.types.SqlType;

/** A variable or parameter. */
final class VariableEvaluator extends Broadcast {
  private final RunState run;
  private final int slot;

  VariableEvaluator(RunState run, int slot, SqlType type) {
    super(type);
    this.run = run;
    this.slot = slot;
  }

  @Override
  long version() {
    return run.version();
  }

  @Override
  void load(Vector target) {
    target.set(0, run.variable(slot));
  }
}
