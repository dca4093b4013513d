package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.physical.PhysicalPlan;
import io.skerry.rows.Compactor;
import io.skerry.rows.MemoryGrant;
import io.skerry.rows.Selection;
import io.skerry.types.SqlType;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets each row of a change through once, though a join may give it several times. */
final class ChangedRows {
  private static final int BYTES = 64;

  private final int locator;
  private final boolean mayRepeat;
  private final Compactor compactor;
  private final Selection fresh = new Selection();
  private final Set<Object> seen = new HashSet<>();
  private @Nullable MemoryGrant grant;

  /** For a source whose column {@code locator} says which row is meant. */
  ChangedRows(PhysicalPlan source, int locator, List<SqlType> types) {
    this.locator = locator;
    this.mayRepeat = mayRepeat(source);
    this.compactor = new Compactor(types);
  }

  private static boolean mayRepeat(PhysicalPlan plan) {
    return switch (plan) {
      case PhysicalPlan.TableScan _ -> false;
      case PhysicalPlan.Filter filter -> mayRepeat(filter.input());
      case PhysicalPlan.Project project -> mayRepeat(project.input());
      case PhysicalPlan.Sort sort -> mayRepeat(sort.input());
      case PhysicalPlan.Top top -> mayRepeat(top.input());
      case PhysicalPlan.SystemViewScan _,
          PhysicalPlan.Values _,
          PhysicalPlan.SuppliedRows _,
          PhysicalPlan.NestedLoopJoin _,
          PhysicalPlan.HashJoin _,
          PhysicalPlan.Aggregate _,
          PhysicalPlan.UnionAll _,
          PhysicalPlan.SingleRow _,
          PhysicalPlan.Insert _,
          PhysicalPlan.Update _,
          PhysicalPlan.Delete _ ->
          true;
    };
  }

  void begin(MemoryGrant from) {
    seen.clear();
    grant = from;
  }

  /** The rows that have not been changed yet; may be empty. */
  Batch fresh(Batch batch) {
    if (!mayRepeat) {
      return batch;
    }
    ObjectVector locators = (ObjectVector) batch.column(locator);
    fresh.clear(batch.size());
    for (int row = 0; row < batch.size(); row++) {
      Object place = locators.get(row);
      if (place != null
          && seen.add(place instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : place)) {
        fresh.add(row);
      }
    }
    if (grant != null) {
      grant.reserve((long) fresh.size() * BYTES);
    }
    return compactor.compact(batch, fresh);
  }

  void end() {
    if (grant != null) {
      grant.release((long) seen.size() * BYTES);
      grant = null;
    }
    seen.clear();
  }
}
