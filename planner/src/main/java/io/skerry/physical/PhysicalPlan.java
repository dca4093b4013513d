package io.skerry.physical;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.catalog.Index;
import io.skerry.catalog.SystemView;
import io.skerry.catalog.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operator and its inputs. */
public sealed interface PhysicalPlan {
  /** The columns of its rows, in order. */
  List<BoundColumn> output();

  /** The plans that this one reads, in order. */
  default List<PhysicalPlan> inputs() {
    return switch (this) {
      case TableScan _, SystemViewScan _, Values _, SuppliedRows _ -> List.of();
      case Filter filter -> List.of(filter.input());
      case Project project -> List.of(project.input());
      case NestedLoopJoin join -> List.of(join.left(), join.right());
      case HashJoin join -> List.of(join.left(), join.right());
      case Aggregate aggregate -> List.of(aggregate.input());
      case Sort sort -> List.of(sort.input());
      case Top top -> List.of(top.input());
      case UnionAll union -> union.inputs();
      case SingleRow single -> List.of(single.input());
      case Insert insert -> List.of(insert.source());
      case Update update -> List.of(update.source());
      case Delete delete -> List.of(delete.source());
    };
  }

  /**
   * Reads a table in the order of an index.
   *
   * @param index null for the clustered index or the heap
   * @param ordinals of the table's columns that are read; {@code output} begins with their columns
   * @param residual kept rows satisfy it; it refers to {@code output}; null for none
   * @param locator where the rows are to be changed: the row's locator, last in {@code output}, and
   *     the rows are locked; null else
   * @param estimatedRows after the residual
   */
  record TableScan(
      Table table,
      @Nullable Index index,
      ScanRange range,
      boolean descending,
      List<Integer> ordinals,
      @Nullable BoundExpression residual,
      @Nullable BoundColumn locator,
      List<BoundColumn> output,
      double estimatedRows)
      implements PhysicalPlan {
    public TableScan {
      ordinals = List.copyOf(ordinals);
      output = List.copyOf(output);
    }
  }

  /**
   * Rows that the executor makes of the catalog and its own state.
   *
   * @param database whose objects are meant
   * @param ordinals of the view's columns, parallel to {@code output}
   */
  record SystemViewScan(
      String database, SystemView view, List<Integer> ordinals, List<BoundColumn> output)
      implements PhysicalPlan {
    public SystemViewScan {
      ordinals = List.copyOf(ordinals);
      output = List.copyOf(output);
    }
  }

  /** Rows of expressions; {@code SELECT 1} projects over one row without columns. */
  record Values(List<List<BoundExpression>> rows, List<BoundColumn> output)
      implements PhysicalPlan {
    public Values {
      rows = List.copyOf(rows);
      output = List.copyOf(output);
    }
  }

  /**
   * Rows that come with the request, such as those of a bulk load: {@code
   * ExecutionContext.suppliedRows}.
   */
  record SuppliedRows(List<BoundColumn> output) implements PhysicalPlan {
    public SuppliedRows {
      output = List.copyOf(output);
    }
  }

  /** Keeps the rows for which the predicate is true. */
  record Filter(PhysicalPlan input, BoundExpression predicate) implements PhysicalPlan {
    @Override
    public List<BoundColumn> output() {
      return input.output();
    }
  }

  /** Computes columns. A plain column reference passes a column on. */
  record Project(PhysicalPlan input, List<BoundExpression> expressions, List<BoundColumn> output)
      implements PhysicalPlan {
    public Project {
      expressions = List.copyOf(expressions);
      output = List.copyOf(output);
    }
  }

  /**
   * For each left row, opens the right input anew; the right input may refer to columns of the left
   * row.
   *
   * @param predicate null where all pairs match
   */
  record NestedLoopJoin(
      JoinKind kind,
      PhysicalPlan left,
      PhysicalPlan right,
      @Nullable BoundExpression predicate,
      List<BoundColumn> output)
      implements PhysicalPlan {
    public NestedLoopJoin {
      output = List.copyOf(output);
    }
  }

  /**
   * Builds a hash table of the right input and probes it with the left one. Keys are pairwise of
   * one kind; NULL matches nothing.
   *
   * @param residual a further condition on a pair; null for none
   */
  record HashJoin(
      JoinKind kind,
      PhysicalPlan left,
      PhysicalPlan right,
      List<BoundColumn> leftKeys,
      List<BoundColumn> rightKeys,
      @Nullable BoundExpression residual,
      List<BoundColumn> output)
      implements PhysicalPlan {
    public HashJoin {
      leftKeys = List.copyOf(leftKeys);
      rightKeys = List.copyOf(rightKeys);
      output = List.copyOf(output);
    }
  }

  /**
   * Groups and aggregates. Without keys there is one row, also for no input.
   *
   * @param sorted whether the input comes in the order of the keys, so that no hash table is needed
   */
  record Aggregate(
      PhysicalPlan input,
      List<BoundColumn> keys,
      List<AggregateCall> aggregates,
      boolean sorted,
      List<BoundColumn> output)
      implements PhysicalPlan {
    public Aggregate {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
      output = List.copyOf(output);
    }
  }

  /** Orders the rows; the order among equals is not defined. */
  record Sort(PhysicalPlan input, List<SortKey> keys) implements PhysicalPlan {
    public Sort {
      keys = List.copyOf(keys);
    }

    @Override
    public List<BoundColumn> output() {
      return input.output();
    }
  }

  /**
   * Keeps {@code count} rows after {@code offset}; with {@code keys}, of the rows in that order,
   * without keeping more than needed in memory.
   *
   * @param count bigint, or float where {@code percent}; null for all
   * @param offset bigint; null for none
   * @param keys empty where the input's order stands
   * @param withTies whether rows equal in {@code keys} to the last one follow
   */
  record Top(
      PhysicalPlan input,
      @Nullable BoundExpression count,
      @Nullable BoundExpression offset,
      List<SortKey> keys,
      boolean percent,
      boolean withTies)
      implements PhysicalPlan {
    public Top {
      keys = List.copyOf(keys);
    }

    @Override
    public List<BoundColumn> output() {
      return input.output();
    }
  }

  /** All rows of all inputs, whose columns correspond by position. */
  record UnionAll(List<PhysicalPlan> inputs, List<BoundColumn> output) implements PhysicalPlan {
    public UnionAll {
      inputs = List.copyOf(inputs);
      output = List.copyOf(output);
    }
  }

  /**
   * Ends with error 512 if the input has more than one row; gives a row of NULLs if it has none.
   */
  record SingleRow(PhysicalPlan input) implements PhysicalPlan {
    @Override
    public List<BoundColumn> output() {
      return input.output();
    }
  }

  /**
   * Inserts rows.
   *
   * @param values for each column of the table, over the source's columns; null for the identity
   *     column that the store numbers. Strings and binaries have the column's kind with length
   *     (max): the operator checks and pads
   * @param explicitIdentity whether SET IDENTITY_INSERT is on and the identity value comes from
   *     {@code values}
   * @param inserted the columns that stand for the inserted row in {@code returning}
   * @param returning the OUTPUT clause; empty for none. {@code output} are its columns
   */
  record Insert(
      Table table,
      PhysicalPlan source,
      List<@Nullable BoundExpression> values,
      boolean explicitIdentity,
      List<BoundColumn> inserted,
      List<BoundExpression> returning,
      List<BoundColumn> output)
      implements PhysicalPlan {}

  /**
   * Changes rows.
   *
   * @param source gives the locator and all columns of the old row
   * @param locator a column of the source
   * @param deleted the source's columns that hold the old row, by ordinal of the table
   * @param changed ordinals of the table's columns that are assigned
   * @param values parallel to {@code changed}, over the source's columns; as in {@link Insert}
   * @param assignments variables that the statement sets too ({@code SET @v = column = expression}
   *     and {@code SET @v = expression})
   * @param inserted the columns that stand for the new row in {@code returning}
   */
  record Update(
      Table table,
      PhysicalPlan source,
      BoundColumn locator,
      List<BoundColumn> deleted,
      List<Integer> changed,
      List<BoundExpression> values,
      List<VariableAssignment> assignments,
      List<BoundColumn> inserted,
      List<BoundExpression> returning,
      List<BoundColumn> output)
      implements PhysicalPlan {}

  /** Deletes rows; the parameters are as in {@link Update}. */
  record Delete(
      Table table,
      PhysicalPlan source,
      BoundColumn locator,
      List<BoundColumn> deleted,
      List<BoundExpression> returning,
      List<BoundColumn> output)
      implements PhysicalPlan {}
}
