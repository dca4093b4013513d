package io.skerry.analysis;

import io.skerry.ast.CommonTableExpression;
import io.skerry.ast.Expression;
import io.skerry.ast.TableSource;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.catalog.Column;
import io.skerry.catalog.SystemView;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.Plans;
import io.skerry.physical.JoinKind;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds FROM. */
final class TableSourceBinder {
  private final Binder binder;
  private List<CommonTableExpression> commonTables = List.of();
  private int visibleCommonTables;

  TableSourceBinder(Binder binder) {
    this.binder = binder;
  }

  /** A plan and the relations whose columns it gives. */
  record From(LogicalPlan plan, List<Relation> relations) {}

  /** Makes the names of a WITH clause known for the rest of the statement. */
  void define(List<CommonTableExpression> with) {
    commonTables = with;
    visibleCommonTables = with.size();
  }

  /**
   * The tables of a FROM clause, separated by commas; one row without columns where there are none.
   */
  From bind(List<TableSource> sources, @Nullable Scope outer) {
    if (sources.isEmpty()) {
      return new From(LogicalPlan.Values.ONE_ROW, List.of());
    }
    From from = bind(sources.getFirst(), outer);
    for (TableSource source : sources.subList(1, sources.size())) {
      from = cross(from, bind(source, outer));
    }
    checkNames(from.relations());
    return from;
  }

  private static From cross(From left, From right) {
    return new From(
        LogicalPlan.Join.of(JoinKind.INNER, left.plan(), right.plan(), null),
        joined(left.relations(), right.relations()));
  }

  private static List<Relation> joined(List<Relation> left, List<Relation> right) {
    List<Relation> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  private static void checkNames(List<Relation> relations) {
    for (int i = 0; i < relations.size(); i++) {
      for (int j = 0; j < i; j++) {
        Relation first = relations.get(j);
        Relation second = relations.get(i);
        if (!first.name().equalsIgnoreCase(second.name())) {
          continue;
        }
        if (first.schema() == null && second.schema() == null) {
          throw new SqlException(SqlError.CORRELATION_NAME_TWICE, second.name());
        }
        boolean sameObject =
            first.schema() != null
                && first.schema().equalsIgnoreCase(second.schema())
                && String.valueOf(first.database()).equalsIgnoreCase(second.database());
        if (sameObject) {
          throw new SqlException(SqlError.EXPOSED_NAMES_EQUAL, second.name(), first.name());
        }
      }
    }
  }

  private From bind(TableSource source, @Nullable Scope outer) {
    return switch (source) {
      case TableSource.NamedTable named -> named(named);
      case TableSource.DerivedTable derived -> {
        BoundQuery query = binder.queries.subquery(derived.query(), outer);
        yield derived(query, derived.alias(), derived.columns());
      }
      case TableSource.ValuesTable values -> values(values, outer);
      case TableSource.Join join -> join(join, outer);
      case TableSource.Apply apply -> apply(apply, outer);
      case TableSource.TableVariable variable ->
          throw new SqlException(SqlError.TABLE_VARIABLE_NOT_DECLARED, variable.variable())
              .atLine(variable.position().line());
      case TableSource.FunctionTable function ->
          throw new SqlException(SqlError.INVALID_OBJECT_NAME, function.name().text())
              .atLine(function.position().line());
      case TableSource.OpenJson at -> throw unsupported("OPENJSON", at.position().line());
      case TableSource.Pivot at -> throw unsupported("PIVOT", at.position().line());
      case TableSource.Unpivot at -> throw unsupported("UNPIVOT", at.position().line());
    };
  }

  private static SqlException unsupported(String word, int line) {
    return new SqlException(SqlError.UNSUPPORTED_OPTION, word).atLine(line);
  }

  private From named(TableSource.NamedTable named) {
    if (named.name().parts().size() == 1) {
      From common = commonTable(named);
      if (common != null) {
        return common;
      }
    }
    Table table = binder.objects.table(named.name());
    if (table != null) {
      return table(table, named);
    }
    SystemView view = binder.objects.view(named.name());
    if (view != null) {
      return view(view, named);
    }
    throw new SqlException(SqlError.INVALID_OBJECT_NAME, named.name().text());
  }

  private @Nullable From commonTable(TableSource.NamedTable named) {
    for (int i = Math.min(visibleCommonTables, commonTables.size() - 1); i >= 0; i--) {
      CommonTableExpression common = commonTables.get(i);
      if (!common.name().equalsIgnoreCase(named.name().name())) {
        continue;
      }
      if (i == visibleCommonTables) {
        throw unsupported("recursive common table expression", named.position().line());
      }
      int visibleBefore = visibleCommonTables;
      visibleCommonTables = i;
      BoundQuery query = binder.queries.subquery(common.query(), null);
      visibleCommonTables = visibleBefore;
      String alias = named.alias();
      return derived(query, alias == null ? common.name() : alias, common.columns());
    }
    return null;
  }

  /** A scan of all columns of a table that is read. */
  From table(Table table, TableSource.NamedTable named) {
    return table(table, named, lockHint(named));
  }

  /**
   * A column for the rows' locators where UPDLOCK or XLOCK asks for locks as a change takes them;
   * null where rows are read without locks.
   */
  private @Nullable BoundColumn lockHint(TableSource.NamedTable named) {
    boolean locks =
        named.hints().stream()
            .anyMatch(hint -> hint.name().equals("UPDLOCK") || hint.name().equals("XLOCK"));
    return locks ? binder.context.newColumn("", SqlType.varbinary(SqlType.MAX), false) : null;
  }

  /** Error 40517 for promises that the store cannot keep: better than rows that others change. */
  private static void refuseHints(TableSource.NamedTable named) {
    for (TableSource.TableHint hint : named.hints()) {
      switch (hint.name()) {
        case "HOLDLOCK", "SERIALIZABLE", "REPEATABLEREAD", "READPAST", "NOWAIT", "TABLOCKX" ->
            throw new SqlException(SqlError.UNSUPPORTED_OPTION, hint.name())
                .atLine(hint.position().line());
        default -> {}
      }
    }
  }

  /**
   * A scan of all columns of a table.
   *
   * @param locator the column for the rows' locators; null where the rows are only read
   */
  From table(Table table, TableSource.NamedTable named, @Nullable BoundColumn locator) {
    refuseHints(named);
    List<BoundColumn> columns = new ArrayList<>(table.columns().size());
    List<String> names = new ArrayList<>(table.columns().size());
    List<Integer> ordinals = new ArrayList<>(table.columns().size());
    String alias = named.alias();
    String shown = alias == null ? named.name().text() : alias;
    for (int ordinal = 0; ordinal < table.columns().size(); ordinal++) {
      Column column = table.columns().get(ordinal);
      BoundColumn bound = binder.context.newColumn(column.name(), column.type(), column.nullable());
      binder.context.setOrigin(
          bound, new BindContext.Origin(table, ordinal, shown + "." + column.name()));
      columns.add(bound);
      names.add(column.name());
      ordinals.add(ordinal);
    }
    LogicalPlan plan =
        new LogicalPlan.Get(table, ordinals, columns, locator, indexHint(table, named));
    Relation relation =
        alias == null
            ? new Relation(
                table.name(),
                table.schema(),
                binder.objects.databaseName(named.name()),
                names,
                columns)
            : new Relation(alias, null, null, names, columns);
    return new From(plan, List.of(relation));
  }

  private static @Nullable String indexHint(Table table, TableSource.NamedTable named) {
    for (TableSource.TableHint hint : named.hints()) {
      if (hint.name().equals("INDEX") && !hint.arguments().isEmpty()) {
        String index = hint.arguments().getFirst();
        boolean known =
            table.indexes().stream().anyMatch(each -> each.name().equalsIgnoreCase(index));
        if (!known && !Character.isDigit(index.charAt(0))) {
          throw new SqlException(SqlError.INDEX_HINT_UNKNOWN, index, table.name())
              .atLine(hint.position().line());
        }
        return known ? index : null;
      }
    }
    return null;
  }

  private From view(SystemView view, TableSource.NamedTable named) {
    List<BoundColumn> columns = new ArrayList<>(view.columns().size());
    List<String> names = new ArrayList<>(view.columns().size());
    List<Integer> ordinals = new ArrayList<>(view.columns().size());
    String alias = named.alias();
    String shown = alias == null ? named.name().text() : alias;
    for (SystemView.ViewColumn column : view.columns()) {
      BoundColumn bound = binder.context.newColumn(column.name(), column.type(), column.nullable());
      binder.context.setOrigin(
          bound, new BindContext.Origin(null, columns.size(), shown + "." + column.name()));
      ordinals.add(columns.size());
      columns.add(bound);
      names.add(column.name());
    }
    String database = binder.objects.databaseName(named.name());
    LogicalPlan plan = new LogicalPlan.SystemGet(database, view, ordinals, columns);
    Relation relation =
        alias == null
            ? new Relation(
                named.name().name(),
                ObjectFinder.schemaName(named.name()),
                database,
                names,
                columns)
            : new Relation(alias, null, null, names, columns);
    return new From(plan, List.of(relation));
  }

  /** A query under a name; errors 8155, 8156, 8158, 8159. */
  From derived(BoundQuery query, String alias, List<String> columnNames) {
    int count = query.columns().size();
    if (!columnNames.isEmpty() && columnNames.size() != count) {
      throw new SqlException(
          columnNames.size() < count
              ? SqlError.DERIVED_MORE_COLUMNS
              : SqlError.DERIVED_FEWER_COLUMNS,
          alias);
    }
    List<String> names = new ArrayList<>(columnNames);
    if (names.isEmpty()) {
      query.columns().forEach(column -> names.add(column.name()));
    }
    for (int i = 0; i < count; i++) {
      String name = names.get(i);
      if (name.isEmpty()) {
        throw new SqlException(SqlError.DERIVED_COLUMN_UNNAMED, i + 1, alias);
      }
      for (int j = 0; j < i; j++) {
        if (names.get(j).equalsIgnoreCase(name)) {
          throw new SqlException(SqlError.DERIVED_COLUMN_TWICE, name, alias);
        }
      }
    }
    Relation relation = new Relation(alias, null, null, names, query.columns());
    return new From(query.plan(), List.of(relation));
  }

  private From values(TableSource.ValuesTable values, @Nullable Scope outer) {
    Scope scope = outer == null ? Scope.EMPTY : outer;
    List<List<BoundExpression>> rows = new ArrayList<>();
    List<Site> sites = new ArrayList<>();
    for (List<Expression> row : values.rows()) {
      Site site = new Site(scope, Site.Clause.VALUE, null);
      rows.add(binder.expressions.bindAll(row, site));
      sites.add(site);
    }
    return derived(rows(rows, sites), values.alias(), values.columns());
  }

  /**
   * Rows of expressions, each column converted to the common type of its values; error 10709 where
   * rows differ in length.
   *
   * @param sites where the rows' subqueries are, one for each row
   */
  BoundQuery rows(List<List<BoundExpression>> rows, List<Site> sites) {
    int width = rows.getFirst().size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new SqlException(SqlError.VALUES_ROWS_DIFFER);
    }
    List<BoundColumn> columns = new ArrayList<>(width);
    List<List<BoundExpression>> converted = new ArrayList<>();
    rows.forEach(row -> converted.add(new ArrayList<>(row)));
    for (int i = 0; i < width; i++) {
      int at = i;
      SqlType type = binder.coercion.common(rows.stream().map(row -> row.get(at)).toList());
      boolean nullable = rows.stream().anyMatch(row -> row.get(at).nullable());
      converted.forEach(row -> row.set(at, binder.coercion.to(row.get(at), type)));
      columns.add(binder.context.newColumn("", type, nullable));
    }
    if (sites.stream().allMatch(site -> site.subqueries().isEmpty())) {
      return new BoundQuery(new LogicalPlan.Values(converted, columns), columns);
    }
    List<LogicalPlan> inputs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<BoundColumn> output = new ArrayList<>();
      converted
          .get(i)
          .forEach(
              value -> output.add(binder.context.newColumn("", value.type(), value.nullable())));
      LogicalPlan input = sites.get(i).attach(LogicalPlan.Values.ONE_ROW);
      inputs.add(new LogicalPlan.Project(input, converted.get(i), output));
    }
    return new BoundQuery(new LogicalPlan.UnionAll(inputs, columns), columns);
  }

  private From join(TableSource.Join join, @Nullable Scope outer) {
    From left = bind(join.left(), outer);
    From right = bind(join.right(), outer);
    JoinKind kind =
        switch (join.kind()) {
          case INNER, CROSS -> JoinKind.INNER;
          case LEFT -> JoinKind.LEFT;
          case RIGHT -> JoinKind.RIGHT;
          case FULL -> JoinKind.FULL;
        };
    LogicalPlan plan = joinPlan(join, kind, left, right, outer);
    boolean leftMayMiss = kind == JoinKind.RIGHT || kind == JoinKind.FULL;
    boolean rightMayMiss = kind == JoinKind.LEFT || kind == JoinKind.FULL;
    return new From(
        plan,
        joined(
            leftMayMiss ? nullable(left.relations()) : left.relations(),
            rightMayMiss ? nullable(right.relations()) : right.relations()));
  }

  private static List<Relation> nullable(List<Relation> relations) {
    return relations.stream().map(Relation::nullable).toList();
  }

  private LogicalPlan joinPlan(
      TableSource.Join join, JoinKind kind, From left, From right, @Nullable Scope outer) {
    if (join.on() == null) {
      return LogicalPlan.Join.of(kind, left.plan(), right.plan(), null);
    }
    Scope scope = new Scope(joined(left.relations(), right.relations()), outer);
    Site site = new Site(scope, Site.Clause.WHERE, null);
    BoundExpression predicate = binder.conditions.bind(join.on(), site);
    if (site.subqueries().isEmpty()) {
      return LogicalPlan.Join.of(kind, left.plan(), right.plan(), predicate);
    }
    if (kind == JoinKind.INNER) {
      LogicalPlan pairs = LogicalPlan.Join.of(JoinKind.INNER, left.plan(), right.plan(), null);
      return Expressions.filter(site.attach(pairs), predicate);
    }
    ColumnSet needed = new ColumnSet();
    site.subqueries().forEach(each -> needed.addAll(Plans.outerReferences(each.plan())));
    boolean ofLeft = needed.intersects(new ColumnSet(left.plan().output()));
    if (ofLeft || kind == JoinKind.RIGHT) {
      throw unsupported("subquery in the ON clause of an outer join", join.position().line());
    }
    return LogicalPlan.Join.of(kind, left.plan(), site.attach(right.plan()), predicate);
  }

  private From apply(TableSource.Apply apply, @Nullable Scope outer) {
    From left = bind(apply.left(), outer);
    From right = bind(apply.right(), new Scope(left.relations(), outer));
    JoinKind kind = apply.outer() ? JoinKind.LEFT : JoinKind.INNER;
    LogicalPlan plan = LogicalPlan.Apply.of(kind, left.plan(), right.plan(), null);
    List<Relation> rightRelations = apply.outer() ? nullable(right.relations()) : right.relations();
    return new From(plan, joined(left.relations(), rightRelations));
  }
}
