package io.skerry.analysis;

import io.skerry.bind.BoundExpression;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.LogicalPlan;
import io.skerry.physical.JoinKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression stands: what it may name and contain, and the subqueries that were met in it.
 */
final class Site {
  /** The clauses, as far as their rules differ. */
  enum Clause {
    SELECT_LIST,
    WHERE,
    GROUP_BY,
    HAVING,
    ORDER_BY,
    AGGREGATE_ARGUMENT,
    SET_LIST,
    VALUE
  }

  /**
   * A subquery that is joined below the operator that evaluates the expression.
   *
   * @param kind LEFT for one that gives a value; SEMI and ANTI keep or drop the row
   */
  record Subquery(JoinKind kind, LogicalPlan plan, @Nullable BoundExpression predicate) {}

  private final Scope scope;
  private final Clause clause;
  private final @Nullable Grouping grouping;
  private final List<Subquery> subqueries = new ArrayList<>();

  Site(Scope scope, Clause clause, @Nullable Grouping grouping) {
    this.scope = scope;
    this.clause = clause;
    this.grouping = grouping;
  }

  Scope scope() {
    return scope;
  }

  Clause clause() {
    return clause;
  }

  /** Takes the aggregates; where there is none, aggregates are errors 130, 144, 147 or 157. */
  Grouping grouping() {
    if (grouping != null) {
      return grouping;
    }
    throw new SqlException(
        switch (clause) {
          case AGGREGATE_ARGUMENT -> SqlError.AGGREGATE_OF_AGGREGATE;
          case GROUP_BY -> SqlError.AGGREGATE_IN_GROUP_BY;
          case SET_LIST -> SqlError.AGGREGATE_IN_SET_LIST;
          case SELECT_LIST, WHERE, HAVING, ORDER_BY, VALUE -> SqlError.AGGREGATE_IN_WHERE;
        });
  }

  /** Takes a subquery; errors 130 and 144 where none may stand. */
  void add(Subquery subquery) {
    if (clause == Clause.AGGREGATE_ARGUMENT) {
      throw new SqlException(SqlError.AGGREGATE_OF_AGGREGATE);
    }
    if (clause == Clause.GROUP_BY) {
      throw new SqlException(SqlError.AGGREGATE_IN_GROUP_BY);
    }
    subqueries.add(subquery);
  }

  List<Subquery> subqueries() {
    return subqueries;
  }

  /** The input with the subqueries that were met so far joined to it; they are then forgotten. */
  LogicalPlan attach(LogicalPlan input) {
    LogicalPlan plan = attach(input, subqueries);
    subqueries.clear();
    return plan;
  }

  static LogicalPlan attach(LogicalPlan input, List<Subquery> subqueries) {
    LogicalPlan plan = input;
    for (Subquery subquery : subqueries) {
      plan = LogicalPlan.Apply.of(subquery.kind(), plan, subquery.plan(), subquery.predicate());
    }
    return plan;
  }
}
