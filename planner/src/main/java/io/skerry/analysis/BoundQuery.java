package io.skerry.analysis;

import io.skerry.bind.BoundColumn;
import io.skerry.logical.LogicalPlan;
import io.skerry.physical.VariableAssignment;
import java.util.List;

/**
 * A query with its names and types known.
 *
 * @param columns that are its result, in order; the plan's output begins with them
 * @param assignments of {@code SELECT @v = ...}, over the columns; else empty
 */
public record BoundQuery(
    LogicalPlan plan, List<BoundColumn> columns, List<VariableAssignment> assignments) {
  public BoundQuery {
    columns = List.copyOf(columns);
    assignments = List.copyOf(assignments);
  }

  BoundQuery(LogicalPlan plan, List<BoundColumn> columns) {
    this(plan, columns, List.of());
  }
}
