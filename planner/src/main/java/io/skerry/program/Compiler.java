package io.skerry.program;

import io.skerry.physical.PhysicalPlan;
import java.util.List;

/**
 * From text to programs and plans; may be called from any thread. Errors are {@link
 * io.skerry.error.SqlException}s with their line.
 */
public interface Compiler {
  /**
   * Parses a batch and lays out its control flow. The same text, parameters and setting give the
   * cached program.
   *
   * @param parameters of sp_executesql or a procedure, the first slots
   */
  Program compile(String batch, List<VariableDefinition> parameters, boolean quotedIdentifier);

  /** Parses a parameter list as sp_executesql takes it, {@code @a int, @b nvarchar(10) OUTPUT}. */
  List<VariableDefinition> parseParameters(String declarations);

  /** Binds and plans a statement of a program. */
  PlannedStatement plan(StatementSource source, PlanContext context);

  /** Plans a value: a plan of one row and one column. */
  PhysicalPlan planScalar(ScalarSource source, PlanContext context);
}
