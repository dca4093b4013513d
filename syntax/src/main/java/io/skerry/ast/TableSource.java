package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in FROM, and the target of a change. */
public sealed interface TableSource {
  Position position();

  /**
   * A table, view, synonym or common table expression; in UPDATE and DELETE also an alias of FROM.
   */
  record NamedTable(ObjectName name, @Nullable String alias, List<TableHint> hints)
      implements TableSource {
    @Override
    public Position position() {
      return name.position();
    }
  }

  /**
   * @param variable with its {@code @}
   */
  record TableVariable(
      String variable, @Nullable String alias, List<TableHint> hints, Position position)
      implements TableSource {}

  /**
   * {@code (query) AS alias (columns)}.
   *
   * @param columns empty when none are named
   */
  record DerivedTable(Query query, String alias, List<String> columns, Position position)
      implements TableSource {}

  /** {@code (VALUES (...), ...) AS alias (columns)}. */
  record ValuesTable(
      List<List<Expression>> rows, String alias, List<String> columns, Position position)
      implements TableSource {}

  /**
   * A table-valued function, or a method that gives rows ({@code column.nodes(...)}).
   *
   * @param columns empty when none are named
   */
  record FunctionTable(
      ObjectName name,
      List<Expression> arguments,
      @Nullable String alias,
      List<String> columns,
      List<TableHint> hints)
      implements TableSource {
    @Override
    public Position position() {
      return name.position();
    }
  }

  /** {@code OPENJSON(json, path) WITH (...)}; without WITH it is a {@link FunctionTable}. */
  record OpenJson(
      Expression json,
      @Nullable Expression path,
      List<OpenJsonColumn> schema,
      @Nullable String alias,
      Position position)
      implements TableSource {}

  /**
   * @param path null: the column's own name
   */
  record OpenJsonColumn(String name, TypeName type, @Nullable String path, boolean asJson) {}

  /**
   * @param on null for a cross join
   */
  record Join(
      JoinKind kind,
      JoinHint hint,
      TableSource left,
      TableSource right,
      @Nullable Condition on,
      Position position)
      implements TableSource {}

  enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    CROSS
  }

  /** {@code INNER HASH JOIN} and its kin. */
  enum JoinHint {
    NONE,
    LOOP,
    HASH,
    MERGE,
    REMOTE
  }

  /** CROSS APPLY, or OUTER APPLY. */
  record Apply(boolean outer, TableSource left, TableSource right, Position position)
      implements TableSource {}

  /** {@code source PIVOT (aggregate FOR column IN (values)) AS alias}. */
  record Pivot(
      TableSource source,
      Expression.Call aggregate,
      Expression.Column column,
      List<String> values,
      String alias,
      Position position)
      implements TableSource {}

  /** {@code source UNPIVOT (value FOR name IN (columns)) AS alias}. */
  record Unpivot(
      TableSource source,
      String valueColumn,
      String nameColumn,
      List<Expression.Column> columns,
      String alias,
      Position position)
      implements TableSource {}

  /**
   * A table hint.
   *
   * @param name in upper case: NOLOCK, UPDLOCK, INDEX ...
   * @param arguments the indexes of INDEX and FORCESEEK and the columns of FORCESEEK, else empty
   */
  record TableHint(String name, List<String> arguments, Position position) {}
}
