package io.skerry.bind;

import org.jspecify.annotations.Nullable;

/**
 * An aggregate over the rows of a group.
 *
 * @param argument already converted to what the aggregate adds up in; null for COUNT(*)
 * @param separator of STRING_AGG, null for others
 * @param output the column that holds the result; its type is the aggregate's
 */
public record AggregateCall(
    Kind kind,
    @Nullable BoundExpression argument,
    boolean distinct,
    @Nullable BoundExpression separator,
    BoundColumn output) {

  /** The aggregates. COUNT gives int, COUNT_BIG bigint. */
  public enum Kind {
    COUNT_ROWS,
    COUNT,
    COUNT_BIG,
    SUM,
    AVG,
    MIN,
    MAX,
    STDEV,
    STDEVP,
    VAR,
    VARP,
    STRING_AGG
  }
}
