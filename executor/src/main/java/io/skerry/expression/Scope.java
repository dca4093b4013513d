package io.skerry.expression;

import io.skerry.bind.BoundColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that an expression may name: those of its input, and those of the rows of outer joins
 * around it.
 */
public final class Scope {
  private final List<BoundColumn> columns;
  private final @Nullable Outer outer;

  public Scope(List<BoundColumn> columns, @Nullable Outer outer) {
    this.columns = columns;
    this.outer = outer;
  }

  /** The columns of a join's left input, seen from its right input. */
  public static final class Outer {
    private final List<BoundColumn> columns;
    private final OuterRow row;
    private final @Nullable Outer next;
    private boolean used;

    public Outer(List<BoundColumn> columns, OuterRow row, @Nullable Outer next) {
      this.columns = columns;
      this.row = row;
      this.next = next;
    }

    /** Whether any expression compiled so far names one of these columns. */
    public boolean used() {
      return used;
    }
  }

  /** The place of a column in a list, -1 if it is not there. */
  public static int find(List<BoundColumn> columns, BoundColumn column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).id() == column.id()) {
        return i;
      }
    }
    return -1;
  }

  Evaluator column(BoundColumn column) {
    int ordinal = find(columns, column);
    if (ordinal >= 0) {
      return new ColumnEvaluator(ordinal);
    }
    for (Outer at = outer; at != null; at = at.next) {
      ordinal = find(at.columns, column);
      if (ordinal >= 0) {
        at.used = true;
        return new OuterColumnEvaluator(at.row, ordinal, column.type());
      }
    }
    throw new AssertionError("column " + column + " is not among " + columns);
  }
}
