package io.skerry.compile;

import io.skerry.ast.Operand;
import io.skerry.physical.PhysicalPlan;
import io.skerry.program.ScalarSource;
import io.skerry.types.SqlType;
import org.jspecify.annotations.Nullable;

/** A value or condition of a program, with the last plan made for it. */
final class CompiledScalar implements ScalarSource {
  private final Operand operand;
  private final @Nullable SqlType target;
  private final int line;
  private volatile @Nullable CachedPlan<PhysicalPlan> cached;

  CompiledScalar(Operand operand, @Nullable SqlType target, int line) {
    this.operand = operand;
    this.target = target;
    this.line = line;
  }

  @Override
  public int line() {
    return line;
  }

  @Override
  public @Nullable SqlType target() {
    return target;
  }

  Operand operand() {
    return operand;
  }

  @Nullable CachedPlan<PhysicalPlan> cached() {
    return cached;
  }

  void cache(CachedPlan<PhysicalPlan> plan) {
    cached = plan;
  }
}
