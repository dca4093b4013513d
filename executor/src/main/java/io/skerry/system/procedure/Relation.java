package io.skerry.system.procedure;

import io.skerry.catalog.Column;
import io.skerry.catalog.Table;
import io.skerry.system.RowsetShape;
import io.skerry.system.SystemViews;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table or view as catalog procedures see it.
 *
 * @param table null for a view
 * @param columns made when asked for, as there are many views
 */
record Relation(String schema, String name, @Nullable Table table, ColumnSource columns) {
  private static final String DEFAULT_SCHEMA = "dbo";

  /** One column. */
  record RelationColumn(
      String name,
      SqlType type,
      boolean nullable,
      boolean identity,
      @Nullable String defaultText) {}

  /** Gives the columns in order. */
  interface ColumnSource {
    List<RelationColumn> list();
  }

  /** The user tables, in order of their ids, then the system views. */
  static List<Relation> all(ProcedureEnvironment environment) {
    List<Relation> relations = new ArrayList<>();
    for (Table table : environment.database().tablesInOrder()) {
      relations.add(new Relation(table.schema(), table.name(), table, () -> columnsOf(table)));
    }
    SystemViews views = environment.views();
    for (String view : views.names()) {
      int dot = view.indexOf('.');
      String name = view.substring(dot + 1);
      relations.add(
          new Relation(view.substring(0, dot), name, null, () -> columnsOf(views.shapeOf(view))));
    }
    return relations;
  }

  private static List<RelationColumn> columnsOf(Table table) {
    List<RelationColumn> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          new RelationColumn(
              column.name(),
              column.type(),
              column.nullable(),
              column.identity(),
              column.defaultText()));
    }
    return columns;
  }

  private static List<RelationColumn> columnsOf(RowsetShape shape) {
    List<RelationColumn> columns = new ArrayList<>();
    for (RowsetShape.ShapeColumn column : shape.columns()) {
      columns.add(new RelationColumn(column.name(), column.type(), column.nullable(), false, null));
    }
    return columns;
  }

  /**
   * The relations that a procedure's name and owner mean. With patterns, and where one of the two
   * has a wildcard, all that match; else the one of this name, by default in schema dbo.
   */
  static List<Relation> matching(ProcedureRun run, String nameParameter, String ownerParameter) {
    String name = run.text(nameParameter, "%");
    String owner = run.text(ownerParameter);
    boolean wild = NamePattern.hasWildcard(owner == null ? name : name + owner);
    if (run.usesPatterns() && wild) {
      return select(run, NamePattern.like(name), NamePattern.like(owner));
    }
    return exactly(run, name, owner);
  }

  /** The relation of exactly this name, in dbo where no owner is given. */
  static List<Relation> exactly(ProcedureRun run, String name, @Nullable String owner) {
    String schema = owner == null || owner.isEmpty() ? DEFAULT_SCHEMA : owner;
    return select(run, new NamePattern.Exact(name), new NamePattern.Exact(schema));
  }

  static List<Relation> select(ProcedureRun run, NamePattern name, NamePattern owner) {
    return all(run.environment()).stream()
        .filter(relation -> name.matches(relation.name()) && owner.matches(relation.schema()))
        .toList();
  }
}
