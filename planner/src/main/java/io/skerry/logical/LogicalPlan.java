package io.skerry.logical;

import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.catalog.SystemView;
import io.skerry.catalog.Table;
import io.skerry.physical.JoinKind;
import io.skerry.physical.SortKey;
import io.skerry.physical.VariableAssignment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A relational operator and its inputs. */
public sealed interface LogicalPlan {
  /** The columns of its rows, in order. */
  List<BoundColumn> output();

  /**
   * The rows of a table.
   *
   * @param ordinals of the table's columns, parallel to {@code columns}
   * @param locator where the rows are to be changed: the row's locator, last in the output; null
   *     else
   * @param indexHint the name of an index that a hint demands; null for none
   */
  record Get(
      Table table,
      List<Integer> ordinals,
      List<BoundColumn> columns,
      @Nullable BoundColumn locator,
      @Nullable String indexHint)
      implements LogicalPlan {
    public Get {
      ordinals = List.copyOf(ordinals);
      columns = List.copyOf(columns);
    }

    @Override
    public List<BoundColumn> output() {
      if (locator == null) {
        return columns;
      }
      List<BoundColumn> all = new ArrayList<>(columns);
      all.add(locator);
      return all;
    }
  }

  /** The rows of a system view. */
  record SystemGet(
      String database, SystemView view, List<Integer> ordinals, List<BoundColumn> output)
      implements LogicalPlan {
    public SystemGet {
      ordinals = List.copyOf(ordinals);
      output = List.copyOf(output);
    }
  }

  /** Rows of expressions. */
  record Values(List<List<BoundExpression>> rows, List<BoundColumn> output) implements LogicalPlan {
    /** One row without columns: what SELECT without FROM selects from. */
    public static final Values ONE_ROW = new Values(List.of(List.of()), List.of());

    public Values {
      rows = List.copyOf(rows);
      output = List.copyOf(output);
    }
  }

  /** Keeps the rows for which the predicate is true. */
  record Filter(LogicalPlan input, BoundExpression predicate) implements LogicalPlan {
    @Override
    public List<BoundColumn> output() {
      return input.output();
    }
  }

  /** Computes columns. */
  record Project(LogicalPlan input, List<BoundExpression> expressions, List<BoundColumn> output)
      implements LogicalPlan {
    public Project {
      expressions = List.copyOf(expressions);
      output = List.copyOf(output);
      if (expressions.size() != output.size()) {
        throw new IllegalArgumentException("a projection's columns do not match its expressions");
      }
    }
  }

  /**
   * A join of two inputs that do not depend on each other.
   *
   * @param predicate null where all pairs match
   */
  record Join(
      JoinKind kind,
      LogicalPlan left,
      LogicalPlan right,
      @Nullable BoundExpression predicate,
      List<BoundColumn> output)
      implements LogicalPlan {
    public Join {
      output = List.copyOf(output);
    }

    /** A join whose output follows from its kind. */
    public static Join of(
        JoinKind kind, LogicalPlan left, LogicalPlan right, @Nullable BoundExpression predicate) {
      return new Join(
          kind, left, right, predicate, joinOutput(kind, left.output(), right.output()));
    }
  }

  /**
   * A join whose right side may refer to the row of the left side (a correlated subquery, CROSS
   * APPLY). The kinds are INNER, LEFT, SEMI and ANTI.
   *
   * @param predicate null where all pairs match
   */
  record Apply(
      JoinKind kind,
      LogicalPlan left,
      LogicalPlan right,
      @Nullable BoundExpression predicate,
      List<BoundColumn> output)
      implements LogicalPlan {
    public Apply {
      output = List.copyOf(output);
    }

    /** An apply whose output follows from its kind. */
    public static Apply of(
        JoinKind kind, LogicalPlan left, LogicalPlan right, @Nullable BoundExpression predicate) {
      return new Apply(
          kind, left, right, predicate, joinOutput(kind, left.output(), right.output()));
    }
  }

  /** Groups and aggregates; without keys one row. The output is the keys, then the aggregates. */
  record Aggregate(LogicalPlan input, List<BoundColumn> keys, List<AggregateCall> aggregates)
      implements LogicalPlan {
    public Aggregate {
      keys = List.copyOf(keys);
      aggregates = List.copyOf(aggregates);
    }

    @Override
    public List<BoundColumn> output() {
      List<BoundColumn> output = new ArrayList<>(keys);
      aggregates.forEach(aggregate -> output.add(aggregate.output()));
      return output;
    }
  }

  record Sort(LogicalPlan input, List<SortKey> keys) implements LogicalPlan {
    public Sort {
      keys = List.copyOf(keys);
    }

    @Override
    public List<BoundColumn> output() {
      return input.output();
    }
  }

  /** As {@link io.skerry.physical.PhysicalPlan.Top}. */
  record Top(
      LogicalPlan input,
      @Nullable BoundExpression count,
      @Nullable BoundExpression offset,
      List<SortKey> keys,
      boolean percent,
      boolean withTies)
      implements LogicalPlan {
    public Top {
      keys = List.copyOf(keys);
    }

    @Override
    public List<BoundColumn> output() {
      return input.output();
    }
  }

  /** All rows of all inputs, whose columns correspond by position. */
  record UnionAll(List<LogicalPlan> inputs, List<BoundColumn> output) implements LogicalPlan {
    public UnionAll {
      inputs = List.copyOf(inputs);
      output = List.copyOf(output);
    }
  }

  /** One row: error 512 if the input has more, NULLs if it has none. */
  record SingleRow(LogicalPlan input) implements LogicalPlan {
    @Override
    public List<BoundColumn> output() {
      return input.output().stream().map(LogicalPlan::nullable).toList();
    }
  }

  /** As {@link io.skerry.physical.PhysicalPlan.Insert}. */
  record Insert(
      Table table,
      LogicalPlan source,
      List<@Nullable BoundExpression> values,
      boolean explicitIdentity,
      List<BoundColumn> inserted,
      List<BoundExpression> returning,
      List<BoundColumn> output)
      implements LogicalPlan {}

  /** As {@link io.skerry.physical.PhysicalPlan.Update}. */
  record Update(
      Table table,
      LogicalPlan source,
      BoundColumn locator,
      List<BoundColumn> deleted,
      List<Integer> changed,
      List<BoundExpression> values,
      List<VariableAssignment> assignments,
      List<BoundColumn> inserted,
      List<BoundExpression> returning,
      List<BoundColumn> output)
      implements LogicalPlan {}

  /** As {@link io.skerry.physical.PhysicalPlan.Delete}. */
  record Delete(
      Table table,
      LogicalPlan source,
      BoundColumn locator,
      List<BoundColumn> deleted,
      List<BoundExpression> returning,
      List<BoundColumn> output)
      implements LogicalPlan {}

  /** The column as it is where an outer join may have put NULL. */
  static BoundColumn nullable(BoundColumn column) {
    return column.nullable()
        ? column
        : new BoundColumn(column.id(), column.name(), column.type(), true);
  }

  /** The columns of a join by its kind. */
  static List<BoundColumn> joinOutput(
      JoinKind kind, List<BoundColumn> left, List<BoundColumn> right) {
    if (kind == JoinKind.SEMI || kind == JoinKind.ANTI) {
      return left;
    }
    List<BoundColumn> output = new ArrayList<>(left.size() + right.size());
    boolean leftMayMiss = kind == JoinKind.RIGHT || kind == JoinKind.FULL;
    boolean rightMayMiss = kind == JoinKind.LEFT || kind == JoinKind.FULL;
    left.forEach(column -> output.add(leftMayMiss ? nullable(column) : column));
    right.forEach(column -> output.add(rightMayMiss ? nullable(column) : column));
    return output;
  }
}
