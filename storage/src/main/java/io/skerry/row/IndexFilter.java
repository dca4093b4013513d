package io.skerry.row;

import java.util.List;

/**
 * Which rows a filtered index has: those for which every condition is true. A comparison with NULL
 * is not true, as in a WHERE clause. No condition is on a column of sql_variant.
 *
 * <p>Source: T-SQL reference, CREATE INDEX, <i>filter_predicate</i>.
 *
 * @param conditions none where the index has all rows
 */
public record IndexFilter(List<Condition> conditions) {
  public static final IndexFilter ALL_ROWS = new IndexFilter(List.of());

  public IndexFilter {
    conditions = List.copyOf(conditions);
  }

  /** What is asked of one column, named by its ordinal. */
  public sealed interface Condition {
    int ordinal();

    /** The same of a column that stands elsewhere. */
    Condition movedTo(int newOrdinal);
  }

  /**
   * A comparison with a constant.
   *
   * @param value boxed, of the column's type, not null
   */
  public record Comparison(int ordinal, Operator operator, Object value) implements Condition {
    @Override
    public Condition movedTo(int newOrdinal) {
      return new Comparison(newOrdinal, operator, value);
    }
  }

  /** How two values are compared. The order is the code in files: add at the end only. */
  public enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    /**
     * @param order of a value and the constant, as comparators give it
     */
    public boolean accepts(int order) {
      return switch (this) {
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
      };
    }
  }

  /** IN with a list of constants: boxed, of the column's type, none null. */
  public record In(int ordinal, List<Object> values) implements Condition {
    public In {
      values = List.copyOf(values);
    }

    @Override
    public Condition movedTo(int newOrdinal) {
      return new In(newOrdinal, values);
    }
  }

  public record IsNull(int ordinal) implements Condition {
    @Override
    public Condition movedTo(int newOrdinal) {
      return new IsNull(newOrdinal);
    }
  }

  public record IsNotNull(int ordinal) implements Condition {
    @Override
    public Condition movedTo(int newOrdinal) {
      return new IsNotNull(newOrdinal);
    }
  }

  /** Whether a condition is on a column. */
  public boolean names(int ordinal) {
    return conditions.stream().anyMatch(condition -> condition.ordinal() == ordinal);
  }
}
