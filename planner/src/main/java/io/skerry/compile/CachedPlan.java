package io.skerry.compile;

import io.skerry.catalog.Table;
import io.skerry.program.PlanContext;
import java.util.List;

/**
 * A plan and what it was made for.
 *
 * @param sizes the row counts that the optimizer saw
 */
record CachedPlan<P>(
    P plan, long catalogVersion, String database, String identityInsert, List<Size> sizes) {

  /** Beyond this factor a table has another size, once it has more than a few pages. */
  private static final int GROWTH_FACTOR = 8;

  private static final int SMALL_ROWS = 1_000;

  /** The row count of a table when the plan was made. */
  record Size(Table table, long rows) {
    boolean stillHolds(PlanContext context) {
      long now = Math.max(context.rowCounts().applyAsLong(table), SMALL_ROWS);
      long then = Math.max(rows, SMALL_ROWS);
      return now / then < GROWTH_FACTOR && then / now < GROWTH_FACTOR;
    }
  }

  boolean isFor(PlanContext context) {
    if (context.catalog().version() != catalogVersion
        || !database.equals(context.database())
        || !identityInsert.equals(context.identityInsert())) {
      return false;
    }
    for (Size size : sizes) {
      if (!size.stillHolds(context)) {
        return false;
      }
    }
    return true;
  }

  static <P> CachedPlan<P> of(P plan, PlanContext context, List<Size> sizes) {
    return new CachedPlan<>(
        plan,
        context.catalog().version(),
        context.database(),
        context.identityInsert(),
        List.copyOf(sizes));
  }
}
