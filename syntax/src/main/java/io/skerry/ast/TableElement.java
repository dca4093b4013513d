package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between the parentheses of CREATE TABLE. */
public sealed interface TableElement {
  Position position();

  /**
   * @param nullable null when neither NULL nor NOT NULL is written
   * @param defaultValue null without one
   * @param constraints those written at the column; a key's or foreign key's {@code columns} then
   *     hold just this column
   * @param indexes those written at the column
   * @param attributes ROWGUIDCOL, SPARSE and such, in upper case
   */
  record Column(
      String name,
      TypeName type,
      @Nullable String collation,
      @Nullable Boolean nullable,
      @Nullable Identity identity,
      Constraint.@Nullable Default defaultValue,
      List<Constraint> constraints,
      List<InlineIndex> indexes,
      List<String> attributes,
      Position position)
      implements TableElement {}

  /**
   * A computed column.
   *
   * @param text of the expression
   * @param constraints as of {@link Column}
   */
  record ComputedColumn(
      String name,
      Expression expression,
      SourceRange text,
      boolean persisted,
      @Nullable Boolean nullable,
      List<Constraint> constraints,
      Position position)
      implements TableElement {}

  /** {@code INDEX name ...} inside CREATE TABLE. */
  record InlineIndex(
      String name,
      boolean unique,
      IndexKind kind,
      List<KeyColumn> columns,
      List<String> included,
      @Nullable Condition where,
      List<Option> options,
      Position position)
      implements TableElement {}

  /** {@code IDENTITY(seed, increment)}; 1 and 1 when not written. */
  record Identity(Expression seed, Expression increment, boolean notForReplication) {}

  record KeyColumn(String name, boolean descending, Position position) {}

  enum IndexKind {
    /** Neither CLUSTERED nor NONCLUSTERED is written. */
    UNSAID,
    CLUSTERED,
    NONCLUSTERED,
    CLUSTERED_COLUMNSTORE,
    NONCLUSTERED_COLUMNSTORE
  }

  /** A constraint of a table or column. {@link #name} is null when the server is to choose one. */
  sealed interface Constraint extends TableElement {
    @Nullable String name();

    /** PRIMARY KEY, or UNIQUE. */
    record Key(
        @Nullable String name,
        boolean primary,
        IndexKind kind,
        List<KeyColumn> columns,
        List<Option> options,
        Position position)
        implements Constraint {}

    /**
     * @param text of the condition, without its outer parentheses
     */
    record Check(
        @Nullable String name,
        Condition condition,
        SourceRange text,
        boolean notForReplication,
        Position position)
        implements Constraint {}

    /**
     * @param referencedColumns empty: the primary key
     */
    record ForeignKey(
        @Nullable String name,
        List<String> columns,
        ObjectName referencedTable,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        boolean notForReplication,
        Position position)
        implements Constraint {}

    /**
     * @param text of the expression
     * @param column the column of {@code ADD DEFAULT ... FOR column}, and the own column of one
     *     written at a column
     * @param withValues WITH VALUES: rows that exist get the value too (ALTER TABLE ADD)
     */
    record Default(
        @Nullable String name,
        Expression value,
        SourceRange text,
        String column,
        boolean withValues,
        Position position)
        implements Constraint {}
  }

  enum ReferentialAction {
    NO_ACTION,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
  }
}
