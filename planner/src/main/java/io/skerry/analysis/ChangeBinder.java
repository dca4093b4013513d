package io.skerry.analysis;

import io.skerry.ast.ChangeStatement;
import io.skerry.ast.Expression;
import io.skerry.ast.SelectItem;
import io.skerry.ast.TableSource;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.catalog.Column;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.LogicalPlan;
import io.skerry.physical.PhysicalPlan;
import io.skerry.types.ConversionRule;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds statements that change rows: what INSERT, UPDATE and DELETE have in common is here. */
public final class ChangeBinder {
  private final Binder binder;
  private final DefaultTexts defaults;

  ChangeBinder(Binder binder, DefaultTexts defaults) {
    this.binder = binder;
    this.defaults = defaults;
  }

  /**
   * INSERT of rows, but not of EXECUTE's.
   *
   * @param identityInsert whether SET IDENTITY_INSERT is ON for the table
   */
  public LogicalPlan insert(ChangeStatement.Insert insert, boolean identityInsert) {
    return new InsertBinder(binder, this).bind(insert, identityInsert);
  }

  /** The ordinals of the columns that INSERT names or, without names, takes. */
  public List<Integer> insertColumns(
      ChangeStatement.Insert insert, Table table, boolean identityInsert) {
    return new InsertBinder(binder, this).columns(insert, table, identityInsert);
  }

  /** INSERT of rows whose values have the types of the named columns. */
  public PhysicalPlan.Insert insertSupplied(
      Table table, List<Integer> ordinals, boolean identityInsert) {
    List<SqlType> types = new ArrayList<>();
    ordinals.forEach(ordinal -> types.add(assignedType(table.columns().get(ordinal))));
    return bulkInsert(table, ordinals, types, identityInsert);
  }

  /**
   * INSERT of rows that come with the request, with these types; columns that are not among them
   * get their defaults.
   */
  public PhysicalPlan.Insert bulkInsert(
      Table table, List<Integer> ordinals, List<SqlType> types, boolean identityInsert) {
    List<BoundColumn> supplied = new ArrayList<>();
    for (int i = 0; i < ordinals.size(); i++) {
      String name = table.columns().get(ordinals.get(i)).name();
      supplied.add(binder.context.newColumn(name, types.get(i), true));
    }
    boolean explicit =
        identityInsert && table.identity() != null && ordinals.contains(table.identity().ordinal());
    List<@Nullable BoundExpression> values =
        new InsertBinder(binder, this).values(table, ordinals, supplied);
    if (!explicit && table.identity() != null) {
      values.set(table.identity().ordinal(), null);
    }
    return new PhysicalPlan.Insert(
        table,
        new PhysicalPlan.SuppliedRows(supplied),
        values,
        explicit,
        rowColumns(table),
        List.of(),
        List.of());
  }

  public LogicalPlan update(ChangeStatement.Update update) {
    return new UpdateBinder(binder, this).update(update);
  }

  public LogicalPlan delete(ChangeStatement.Delete delete) {
    return new UpdateBinder(binder, this).delete(delete);
  }

  /** The table that INSERT changes; error 208, and 1087 for table variables. */
  public Table target(TableSource target) {
    return switch (target) {
      case TableSource.NamedTable named -> binder.objects.existingTable(named.name());
      case TableSource.TableVariable variable ->
          throw new SqlException(SqlError.TABLE_VARIABLE_NOT_DECLARED, variable.variable())
              .atLine(variable.position().line());
      case TableSource.DerivedTable _,
          TableSource.ValuesTable _,
          TableSource.FunctionTable _,
          TableSource.OpenJson _,
          TableSource.Join _,
          TableSource.Apply _,
          TableSource.Pivot _,
          TableSource.Unpivot _ ->
          throw new AssertionError("not a target: " + target);
    };
  }

  /**
   * The type that a value has when it is handed to a column: texts and binaries come at any length.
   */
  static SqlType assignedType(Column column) {
    SqlType type = column.type();
    return type.kind().isString() || type.kind().isBinary()
        ? new SqlType(type.kind(), SqlType.MAX, 0, 0, type.collation())
        : type;
  }

  /** A value as it is handed to a column; errors 206 and 257. */
  BoundExpression assigned(BoundExpression value, Column column) {
    if (!binder.coercion.isUntyped(value)) {
      // Here, so that an error names the column's own type and not the one of any length.
      ConversionRule.checkImplicit(value.type(), column.type());
    }
    return binder.coercion.to(value, assignedType(column));
  }

  /** What a column gets where no value is given: its DEFAULT or NULL. */
  BoundExpression defaultValue(Column column) {
    String text = column.defaultText();
    if (text == null) {
      return new BoundExpression.Literal(assignedType(column), null);
    }
    Site site = new Site(Scope.EMPTY, Site.Clause.VALUE, null);
    return assigned(binder.expressions.bind(defaults.parse(text), site), column);
  }

  /** An OUTPUT clause bound. */
  record Returning(List<BoundExpression> expressions, List<BoundColumn> columns) {
    static final Returning NONE = new Returning(List.of(), List.of());
  }

  /** Binds the OUTPUT clause, whose rows go to the client. */
  Returning returning(List<ChangeStatement.Output> outputs, Scope scope) {
    if (outputs.isEmpty()) {
      return Returning.NONE;
    }
    ChangeStatement.Output output = outputs.getFirst();
    if (output.into() != null) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "OUTPUT INTO")
          .atLine(output.position().line());
    }
    Site site = new Site(scope, Site.Clause.VALUE, null);
    List<BoundExpression> expressions = new ArrayList<>();
    List<BoundColumn> columns = new ArrayList<>();
    for (SelectItem item : output.items()) {
      switch (item) {
        case SelectItem.Value(var expression, var alias) -> {
          BoundExpression bound = binder.expressions.bind(expression, site);
          expressions.add(bound);
          columns.add(
              binder.context.columnFor(bound, SelectBinder.nameOf(expression, alias), false));
        }
        case SelectItem.Star star -> {
          if (star.qualifier() == null) {
            throw new SqlException(SqlError.INCORRECT_SYNTAX_NEAR, "*")
                .atLine(star.position().line());
          }
          Relation relation = scope.relation(star.qualifier());
          for (int i = 0; i < relation.columns().size(); i++) {
            BoundExpression bound = new ColumnReference(relation.columns().get(i));
            expressions.add(bound);
            columns.add(binder.context.columnFor(bound, relation.names().get(i), false));
          }
        }
        case SelectItem.Assign assign ->
            throw new SqlException(SqlError.INCORRECT_SYNTAX_NEAR, "=")
                .atLine(assign.position().line());
      }
    }
    if (!site.subqueries().isEmpty()) {
      throw new SqlException(SqlError.SUBQUERY_IN_OUTPUT).atLine(output.position().line());
    }
    return new Returning(expressions, columns);
  }

  /** New columns that stand for a row of the table. */
  List<BoundColumn> rowColumns(Table table) {
    List<BoundColumn> columns = new ArrayList<>(table.columns().size());
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      BoundColumn bound = binder.context.newColumn(column.name(), column.type(), column.nullable());
      binder.context.setOrigin(
          bound, new BindContext.Origin(table, i, table.name() + "." + column.name()));
      columns.add(bound);
    }
    return columns;
  }

  /** The relation {@code inserted} or {@code deleted}. */
  static Relation pseudoTable(String name, Table table, List<BoundColumn> columns) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    return new Relation(name, null, null, names, columns);
  }

  /** The ordinal of a column that is to be changed; error 207. */
  static int ordinal(Table table, Expression.Column column) {
    int ordinal = table.ordinalOf(column.name().name());
    if (ordinal < 0) {
      throw new SqlException(SqlError.INVALID_COLUMN_NAME, column.name().name())
          .atLine(column.position().line());
    }
    return ordinal;
  }
}
