package io.skerry.proc;

import io.skerry.batch.Batch;
import io.skerry.operator.Operator;
import io.skerry.physical.PhysicalPlan;

/**
 * Runs an insert plan again and again, each time with the rows of one batch: bulk loads and INSERT
 * EXEC.
 */
final class SuppliedInsert {
  private final EngineParts parts;
  private final SessionState state;
  private final Scope scope;
  private final Operator operator;
  private long rows;

  SuppliedInsert(EngineParts parts, SessionState state, Scope scope, PhysicalPlan.Insert plan) {
    this.parts = parts;
    this.state = state;
    this.scope = scope;
    this.operator = parts.planCompiler().compile(plan);
  }

  void insert(Batch batch) {
    StatementContext context = new StatementContext(parts, state, scope, batch);
    try {
      operator.open(context);
      while (operator.next() != null) {
        context.checkCancelled();
      }
    } finally {
      operator.close();
      context.close();
    }
    rows += context.rowCount();
  }

  /** The rows inserted so far. */
  long rows() {
    return rows;
  }
}
