package io.skerry.analysis;

import io.skerry.ast.ChangeStatement;
import io.skerry.ast.Condition;
import io.skerry.ast.Expression;
import io.skerry.ast.QueryExpression;
import io.skerry.ast.TableSource;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.catalog.Column;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.logical.Plans;
import io.skerry.physical.JoinKind;
import io.skerry.physical.VariableAssignment;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds UPDATE and DELETE. */
final class UpdateBinder {
  private final Binder binder;
  private final ChangeBinder changes;

  UpdateBinder(Binder binder, ChangeBinder changes) {
    this.binder = binder;
    this.changes = changes;
  }

  /**
   * The rows to change.
   *
   * @param columns of the old row, by ordinal
   */
  private record Target(
      Table table,
      LogicalPlan source,
      List<Relation> relations,
      List<BoundColumn> columns,
      BoundColumn locator) {}

  LogicalPlan update(ChangeStatement.Update update) {
    binder.queries.define(update.with());
    Target target = target(update.target(), update.from());
    Scope scope = new Scope(target.relations(), null);
    LogicalPlan source = filtered(target.source(), update.where(), scope);
    Assignments assigned = new Assignments(target, scope);
    update.assignments().forEach(assigned::add);
    source = assigned.site.attach(source);
    source = limited(source, update.top());
    List<BoundColumn> inserted = changes.rowColumns(target.table());
    ChangeBinder.Returning returning =
        changes.returning(update.output(), outputScope(target, inserted));
    return new LogicalPlan.Update(
        target.table(),
        source,
        target.locator(),
        target.columns(),
        assigned.ordinals,
        assigned.values,
        assigned.variables,
        inserted,
        returning.expressions(),
        returning.columns());
  }

  LogicalPlan delete(ChangeStatement.Delete delete) {
    binder.queries.define(delete.with());
    Target target = target(delete.target(), delete.from());
    Scope scope = new Scope(target.relations(), null);
    LogicalPlan source = filtered(target.source(), delete.where(), scope);
    source = limited(source, delete.top());
    ChangeBinder.Returning returning =
        changes.returning(delete.output(), outputScope(target, null));
    return new LogicalPlan.Delete(
        target.table(),
        source,
        target.locator(),
        target.columns(),
        returning.expressions(),
        returning.columns());
  }

  private static Scope outputScope(Target target, @Nullable List<BoundColumn> inserted) {
    List<Relation> relations = new ArrayList<>();
    if (inserted != null) {
      relations.add(ChangeBinder.pseudoTable("inserted", target.table(), inserted));
    }
    relations.add(ChangeBinder.pseudoTable("deleted", target.table(), target.columns()));
    for (Relation relation : target.relations()) {
      if (!relation.columns().equals(target.columns())) {
        relations.add(relation);
      }
    }
    return new Scope(relations, null);
  }

  private LogicalPlan filtered(LogicalPlan input, @Nullable Condition where, Scope scope) {
    if (where == null) {
      return input;
    }
    Site site = new Site(scope, Site.Clause.WHERE, null);
    ConditionBinder.Filtering filtering = binder.conditions.filtering(where, site);
    LogicalPlan plan = Site.attach(site.attach(input), filtering.joins());
    return Expressions.filter(plan, Expressions.conjunction(filtering.predicates()));
  }

  private LogicalPlan limited(LogicalPlan input, QueryExpression.@Nullable Top top) {
    if (top == null) {
      return input;
    }
    SqlType type = top.percent() ? SqlType.FLOAT : SqlType.BIGINT;
    BoundExpression count = binder.queries.count(top.count(), type, null);
    return new LogicalPlan.Top(input, count, null, List.of(), top.percent(), false);
  }

  /** The target among the tables of FROM, or the one table without it; errors 208, 8154. */
  private Target target(TableSource target, List<TableSource> from) {
    if (!(target instanceof TableSource.NamedTable named)) {
      changes.target(target);
      throw new AssertionError("not a target: " + target);
    }
    if (from.isEmpty()) {
      return alone(named);
    }
    TableSourceBinder.From bound = binder.tables.bind(from, null);
    Relation relation = find(named, bound.relations());
    if (relation == null) {
      Target alone = alone(named);
      List<Relation> relations = new ArrayList<>(alone.relations());
      relations.addAll(bound.relations());
      LogicalPlan pairs = LogicalPlan.Join.of(JoinKind.INNER, alone.source(), bound.plan(), null);
      return new Target(alone.table(), pairs, relations, alone.columns(), alone.locator());
    }
    Table table = tableOf(relation, named);
    BoundColumn locator = newLocator();
    LogicalPlan plan = withLocator(bound.plan(), relation.columns().getFirst(), locator);
    return new Target(table, plan, bound.relations(), relation.columns(), locator);
  }

  private Target alone(TableSource.NamedTable named) {
    Table table = binder.objects.existingTable(named.name());
    BoundColumn locator = newLocator();
    TableSourceBinder.From from = binder.tables.table(table, named, locator);
    Relation relation = from.relations().getFirst();
    return new Target(table, from.plan(), from.relations(), relation.columns(), locator);
  }

  private BoundColumn newLocator() {
    return binder.context.newColumn("", SqlType.varbinary(SqlType.MAX), false);
  }

  private static @Nullable Relation find(TableSource.NamedTable target, List<Relation> relations) {
    Relation found = null;
    for (Relation relation : relations) {
      if (relation.matches(target.name().parts())) {
        if (found != null) {
          throw new SqlException(SqlError.TABLE_AMBIGUOUS, target.name().text());
        }
        found = relation;
      }
    }
    return found;
  }

  private Table tableOf(Relation relation, TableSource.NamedTable named) {
    BindContext.Origin origin =
        relation.columns().isEmpty() ? null : binder.context.origin(relation.columns().getFirst());
    Table table = origin == null ? null : origin.table();
    if (table == null || table.columns().size() != relation.columns().size()) {
      throw new SqlException(SqlError.INVALID_OBJECT_NAME, named.name().text());
    }
    return table;
  }

  /** The plan with the scan that gives {@code column} giving the locator too. */
  private static LogicalPlan withLocator(
      LogicalPlan plan, BoundColumn column, BoundColumn locator) {
    if (plan instanceof LogicalPlan.Get get) {
      boolean isTarget = get.columns().stream().anyMatch(each -> each.id() == column.id());
      return isTarget
          ? new LogicalPlan.Get(
              get.table(), get.ordinals(), get.columns(), locator, get.indexHint())
          : get;
    }
    return Plans.rewriteInputs(plan, input -> withLocator(input, column, locator));
  }

  /** The SET list as it is bound. */
  private final class Assignments {
    private final Target target;
    final Site site;
    final List<Integer> ordinals = new ArrayList<>();
    final List<BoundExpression> values = new ArrayList<>();
    final List<VariableAssignment> variables = new ArrayList<>();

    Assignments(Target target, Scope scope) {
      this.target = target;
      site = new Site(scope, Site.Clause.SET_LIST, null);
    }

    void add(ChangeStatement.Assignment assignment) {
      Expression.Column column = assignment.column();
      BoundExpression value = column == null ? value(assignment) : toColumn(assignment, column);
      String variable = assignment.variable();
      if (variable != null) {
        int slot = binder.context.slotOf(variable, assignment.value().position().line());
        SqlType type = binder.context.variableAt(slot).type();
        variables.add(new VariableAssignment(slot, binder.coercion.to(value, type)));
      }
    }

    private BoundExpression value(ChangeStatement.Assignment assignment) {
      BoundExpression value = binder.expressions.bind(assignment.value(), site);
      Expression.BinaryOperator combined = assignment.operator().combined();
      String variable = assignment.variable();
      if (combined == null || variable == null) {
        return value;
      }
      int line = assignment.value().position().line();
      BoundExpression old =
          binder.context.variable(new Expression.Variable(variable, assignment.value().position()));
      int slot = binder.context.slotOf(variable, line);
      return binder.coercion.to(
          binder.operators.binary(combined, old, value), binder.context.variableAt(slot).type());
    }

    private BoundExpression toColumn(
        ChangeStatement.Assignment assignment, Expression.Column name) {
      int ordinal = ChangeBinder.ordinal(target.table(), name);
      Column column = target.table().columns().get(ordinal);
      if (column.identity()) {
        throw new SqlException(SqlError.IDENTITY_UPDATE, column.name());
      }
      if (ordinals.contains(ordinal)) {
        throw new SqlException(SqlError.COLUMN_ASSIGNED_TWICE, column.name());
      }
      BoundExpression value;
      if (assignment.value() instanceof Expression.Default) {
        value = changes.defaultValue(column);
      } else {
        value = binder.expressions.bind(assignment.value(), site);
        Expression.BinaryOperator combined = assignment.operator().combined();
        if (combined != null) {
          BoundExpression old = new ColumnReference(target.columns().get(ordinal));
          value = binder.operators.binary(combined, old, value);
        }
        value = changes.assigned(value, column);
      }
      ordinals.add(ordinal);
      values.add(value);
      return value;
    }
  }
}
