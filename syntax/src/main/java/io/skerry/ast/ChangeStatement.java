package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows. A target is a {@link TableSource.NamedTable} or {@link
 * TableSource.TableVariable}.
 */
public sealed interface ChangeStatement extends Statement {

  /**
   * @param columns empty when none are named: all but the identity column
   */
  record Insert(
      List<CommonTableExpression> with,
      QueryExpression.@Nullable Top top,
      TableSource target,
      List<Expression.Column> columns,
      List<Output> output,
      InsertSource source,
      List<QueryHint> options,
      Position position)
      implements ChangeStatement {}

  sealed interface InsertSource {
    record Values(List<List<Expression>> rows) implements InsertSource {}

    record Select(Query query) implements InsertSource {}

    record DefaultValues() implements InsertSource {}

    record Execute(ProceduralStatement.Execute statement) implements InsertSource {}
  }

  /**
   * @param from empty without FROM
   */
  record Update(
      List<CommonTableExpression> with,
      QueryExpression.@Nullable Top top,
      TableSource target,
      List<Assignment> assignments,
      List<Output> output,
      List<TableSource> from,
      @Nullable Condition where,
      List<QueryHint> options,
      Position position)
      implements ChangeStatement {}

  /**
   * One assignment of UPDATE's SET: {@code column = value}, {@code @variable = value} or
   * {@code @variable = column = value}; one of the two targets may be null.
   */
  record Assignment(
      @Nullable String variable,
      Expression.@Nullable Column column,
      AssignmentOperator operator,
      Expression value) {}

  /**
   * @param from the second FROM, empty without one
   */
  record Delete(
      List<CommonTableExpression> with,
      QueryExpression.@Nullable Top top,
      TableSource target,
      List<Output> output,
      List<TableSource> from,
      @Nullable Condition where,
      List<QueryHint> options,
      Position position)
      implements ChangeStatement {}

  /** The target's alias is in {@code target}. */
  record Merge(
      List<CommonTableExpression> with,
      QueryExpression.@Nullable Top top,
      TableSource target,
      TableSource source,
      Condition on,
      List<MergeClause> clauses,
      List<Output> output,
      List<QueryHint> options,
      Position position)
      implements ChangeStatement {}

  /** {@code WHEN [NOT] MATCHED [BY SOURCE] [AND condition] THEN action}. */
  record MergeClause(
      MergeMatch match, @Nullable Condition condition, MergeAction action, Position position) {}

  enum MergeMatch {
    MATCHED,
    NOT_MATCHED_BY_TARGET,
    NOT_MATCHED_BY_SOURCE
  }

  sealed interface MergeAction {
    record Update(List<Assignment> assignments) implements MergeAction {}

    record Delete() implements MergeAction {}

    /**
     * @param values null for DEFAULT VALUES
     */
    record Insert(List<Expression.Column> columns, @Nullable List<Expression> values)
        implements MergeAction {}
  }

  /**
   * An OUTPUT clause; a statement has at most one with INTO and one without.
   *
   * @param into null: the rows go to the client
   */
  record Output(
      List<SelectItem> items,
      @Nullable TableSource into,
      List<Expression.Column> intoColumns,
      Position position) {}

  record Truncate(ObjectName table, Position position) implements ChangeStatement {}

  /**
   * {@code INSERT BULK}: announces the rows that a client sends next ([MS-TDS], "Bulk Load BCP").
   *
   * @param columns the columns that are sent, in order
   * @param options CHECK_CONSTRAINTS, FIRE_TRIGGERS, KEEP_NULLS, KEEP_IDENTITY, TABLOCK,
   *     ROWS_PER_BATCH, KILOBYTES_PER_BATCH; ORDER with its columns as nested options
   */
  record InsertBulk(
      ObjectName table, List<BulkColumn> columns, List<Option> options, Position position)
      implements ChangeStatement {}

  record BulkColumn(String name, TypeName type, @Nullable String collation) {}
}
