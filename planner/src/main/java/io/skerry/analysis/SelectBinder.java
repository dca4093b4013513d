package io.skerry.analysis;

import io.skerry.ast.Expression;
import io.skerry.ast.Literal;
import io.skerry.ast.OrderItem;
import io.skerry.ast.Query;
import io.skerry.ast.QueryExpression.GroupBy;
import io.skerry.ast.QueryExpression.GroupingElement;
import io.skerry.ast.QueryExpression.Specification;
import io.skerry.ast.SelectItem;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.ColumnSet;
import io.skerry.logical.Expressions;
import io.skerry.logical.LogicalPlan;
import io.skerry.physical.SortKey;
import io.skerry.physical.VariableAssignment;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds one SELECT: FROM, then WHERE, GROUP BY, HAVING, the select list, DISTINCT, ORDER BY, TOP,
 * in this order ("Logical processing order of the SELECT statement").
 */
final class SelectBinder {
  private final Binder binder;

  SelectBinder(Binder binder) {
    this.binder = binder;
  }

  /** An expression that the query computes, and its name in the result. */
  private record Item(BoundExpression expression, String name) {}

  /** One key of ORDER BY: the place of its expression among the items. */
  private record OrderKey(int item, boolean descending) {}

  /** What is known of the query while it is bound. */
  private static final class Parts {
    final List<Item> items = new ArrayList<>();
    final List<Integer> assignedSlots = new ArrayList<>();

    /** By place, the values that must see what earlier rows and items have assigned. */
    final Map<Integer, BoundExpression> deferred = new HashMap<>();

    final List<OrderKey> order = new ArrayList<>();
    int visible;
  }

  /**
   * @param order of the query around the specification: ORDER BY and OFFSET belong to it
   */
  BoundQuery bind(Specification select, Query order, @Nullable Scope outer) {
    TableSourceBinder.From from = binder.tables.bind(select.from(), outer);
    Scope scope = new Scope(from.relations(), outer);
    LogicalPlan plan = from.plan();
    if (select.where() != null) {
      Site site = new Site(scope, Site.Clause.WHERE, null);
      ConditionBinder.Filtering where = binder.conditions.filtering(select.where(), site);
      plan = filtered(plan, where, site);
    }
    if (!select.windows().isEmpty()) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "WINDOW");
    }
    Grouping grouping = new Grouping(binder.context, plan.output());
    bindGroupBy(select.groupBy(), scope, grouping);
    Parts parts = new Parts();
    Site listSite = new Site(scope, Site.Clause.SELECT_LIST, grouping);
    bindItems(select.items(), listSite, parts);
    Site orderSite = new Site(scope, Site.Clause.ORDER_BY, grouping);
    bindOrder(order.orderBy(), select.distinct(), orderSite, parts);
    Site havingSite = new Site(scope, Site.Clause.HAVING, grouping);
    ConditionBinder.Filtering having = null;
    if (select.having() != null) {
      grouping.setGrouped();
      having = binder.conditions.filtering(select.having(), havingSite);
    }
    if (grouping.isGrouped()) {
      plan = grouping.group(plan);
      if (having != null) {
        plan = filtered(plan, overGroups(having, havingSite, grouping), havingSite);
      }
      overGroups(parts, listSite, orderSite, grouping);
    }
    plan = orderSite.attach(listSite.attach(plan));
    deferAssignments(parts);
    return project(plan, select, order, scope, parts);
  }

  private static LogicalPlan filtered(
      LogicalPlan input, ConditionBinder.Filtering filtering, Site site) {
    LogicalPlan plan = Site.attach(site.attach(input), filtering.joins());
    return Expressions.filter(plan, Expressions.conjunction(filtering.predicates()));
  }

  private void bindGroupBy(@Nullable GroupBy groupBy, Scope scope, Grouping grouping) {
    if (groupBy == null) {
      return;
    }
    grouping.setGrouped();
    Site site = new Site(scope, Site.Clause.GROUP_BY, null);
    for (GroupingElement element : groupBy.elements()) {
      switch (element) {
        case GroupingElement.Single(var expression) ->
            grouping.addKey(binder.expressions.bind(expression, site));
        case GroupingElement.Composite(var expressions) ->
            expressions.forEach(
                expression -> grouping.addKey(binder.expressions.bind(expression, site)));
        case GroupingElement.Rollup _ -> throw unsupported("ROLLUP");
        case GroupingElement.Cube _ -> throw unsupported("CUBE");
        case GroupingElement.GroupingSets _ -> throw unsupported("GROUPING SETS");
      }
    }
  }

  private static SqlException unsupported(String word) {
    return new SqlException(SqlError.UNSUPPORTED_OPTION, word);
  }

  private void bindItems(List<SelectItem> items, Site site, Parts parts) {
    for (SelectItem item : items) {
      switch (item) {
        case SelectItem.Value(var expression, var alias) ->
            parts.items.add(
                new Item(binder.expressions.bind(expression, site), nameOf(expression, alias)));
        case SelectItem.Star star -> expandStar(star, site.scope(), parts);
        case SelectItem.Assign assign -> bindAssignment(assign, site, parts);
      }
    }
    parts.visible = parts.items.size();
    boolean mixed = parts.assignedSlots.size() != parts.items.size();
    if (!parts.assignedSlots.isEmpty() && mixed) {
      throw new SqlException(SqlError.ASSIGNMENT_WITH_RETRIEVAL);
    }
  }

  static String nameOf(Expression expression, @Nullable String alias) {
    if (alias != null) {
      return alias;
    }
    return expression instanceof Expression.Column(var name) ? name.name() : "";
  }

  private void bindAssignment(SelectItem.Assign assign, Site site, Parts parts) {
    int line = assign.position().line();
    int slot = binder.context.slotOf(assign.variable(), line);
    SqlType type = binder.context.variableAt(slot).type();
    BoundExpression value = binder.expressions.bind(assign.expression(), site);
    Expression.BinaryOperator combined = assign.operator().combined();
    if (combined != null) {
      BoundExpression old = new BoundExpression.Variable(slot, assign.variable(), type);
      value = binder.operators.binary(combined, old, value);
    }
    parts.items.add(new Item(binder.coercion.to(value, type), assign.variable()));
    parts.assignedSlots.add(slot);
  }

  /** {@code *} and {@code t.*}; error 107. */
  void expandStar(SelectItem.Star star, Scope scope, Parts parts) {
    for (Item item : starItems(star, scope)) {
      parts.items.add(item);
    }
  }

  private static List<Item> starItems(SelectItem.Star star, Scope scope) {
    List<Relation> relations =
        star.qualifier() == null ? scope.relations() : List.of(scope.relation(star.qualifier()));
    if (relations.isEmpty()) {
      throw new SqlException(SqlError.STAR_WITHOUT_TABLE).atLine(star.position().line());
    }
    List<Item> items = new ArrayList<>();
    for (Relation relation : relations) {
      for (int i = 0; i < relation.columns().size(); i++) {
        items.add(
            new Item(new ColumnReference(relation.columns().get(i)), relation.names().get(i)));
      }
    }
    return items;
  }

  private void bindOrder(List<OrderItem> orderBy, boolean distinct, Site site, Parts parts) {
    for (int i = 0; i < orderBy.size(); i++) {
      OrderItem item = orderBy.get(i);
      int at = orderedItem(item.expression(), i + 1, site, parts);
      if (distinct && at >= parts.visible) {
        throw new SqlException(SqlError.ORDER_BY_NOT_IN_DISTINCT);
      }
      parts.order.add(new OrderKey(at, item.descending()));
    }
  }

  /**
   * The place of the item that an ORDER BY expression means; a further item is added where it is
   * none.
   */
  private int orderedItem(Expression expression, int number, Site site, Parts parts) {
    if (expression instanceof Literal.Int(var position, var at)) {
      if (position < 1 || position > parts.visible) {
        throw new SqlException(SqlError.ORDER_BY_POSITION, position).atLine(at.line());
      }
      return position - 1;
    }
    if (expression instanceof Expression.Column(var name) && name.parts().size() == 1) {
      int alias = aliasedItem(name.name(), parts);
      if (alias >= 0) {
        return alias;
      }
    }
    BoundExpression bound = binder.expressions.bind(expression, site);
    if (bound instanceof BoundExpression.Literal) {
      throw new SqlException(SqlError.ORDER_BY_CONSTANT, number);
    }
    for (int i = 0; i < parts.items.size(); i++) {
      if (parts.items.get(i).expression().equals(bound)) {
        return i;
      }
    }
    String name = bound instanceof ColumnReference(var column) ? column.name() : "";
    parts.items.add(new Item(bound, name));
    return parts.items.size() - 1;
  }

  private static int aliasedItem(String name, Parts parts) {
    int found = -1;
    for (int i = 0; i < parts.visible; i++) {
      Item item = parts.items.get(i);
      if (!item.name().equalsIgnoreCase(name)) {
        continue;
      }
      if (found >= 0 && !parts.items.get(found).expression().equals(item.expression())) {
        throw new SqlException(SqlError.AMBIGUOUS_COLUMN_NAME, name);
      }
      found = found < 0 ? i : found;
    }
    return found;
  }

  private static ConditionBinder.Filtering overGroups(
      ConditionBinder.Filtering having, Site site, Grouping grouping) {
    SqlError error = SqlError.NOT_GROUPED_IN_HAVING;
    List<BoundExpression> predicates = new ArrayList<>();
    having.predicates().forEach(predicate -> predicates.add(grouping.overGroups(predicate, error)));
    List<Site.Subquery> joins = new ArrayList<>();
    for (Site.Subquery join : having.joins()) {
      BoundExpression predicate = join.predicate();
      joins.add(
          new Site.Subquery(
              join.kind(),
              join.plan(),
              predicate == null ? null : grouping.overGroups(predicate, error)));
      grouping.checkOverGroups(join.plan(), error);
    }
    site.subqueries().forEach(each -> grouping.checkOverGroups(each.plan(), error));
    return new ConditionBinder.Filtering(predicates, joins);
  }

  private static void overGroups(Parts parts, Site listSite, Site orderSite, Grouping grouping) {
    for (int i = 0; i < parts.items.size(); i++) {
      Item item = parts.items.get(i);
      SqlError error =
          i < parts.visible ? SqlError.NOT_GROUPED_IN_SELECT : SqlError.NOT_GROUPED_IN_ORDER_BY;
      parts.items.set(i, new Item(grouping.overGroups(item.expression(), error), item.name()));
    }
    listSite
        .subqueries()
        .forEach(each -> grouping.checkOverGroups(each.plan(), SqlError.NOT_GROUPED_IN_SELECT));
    orderSite
        .subqueries()
        .forEach(each -> grouping.checkOverGroups(each.plan(), SqlError.NOT_GROUPED_IN_ORDER_BY));
  }

  /**
   * Leaves values that use a variable of the same SELECT ({@code SELECT @a = @a + x}) to the
   * assignment: the plan gives the columns that they need.
   */
  private static void deferAssignments(Parts parts) {
    for (int i = 0; i < parts.assignedSlots.size(); i++) {
      BoundExpression value = parts.items.get(i).expression();
      if (usesAny(value, parts.assignedSlots)) {
        parts.deferred.put(i, value);
        parts.items.set(i, new Item(Expressions.TRUE, ""));
      }
    }
    for (BoundExpression value : parts.deferred.values()) {
      Expressions.walk(value, part -> addColumn(part, parts));
    }
  }

  private static void addColumn(BoundExpression part, Parts parts) {
    if (part instanceof ColumnReference(var column)
        && parts.items.stream()
            .noneMatch(item -> Expressions.isReferenceTo(item.expression(), column))) {
      parts.items.add(new Item(part, column.name()));
    }
  }

  private static boolean usesAny(BoundExpression value, List<Integer> slots) {
    boolean[] found = new boolean[1];
    Expressions.walk(
        value,
        part ->
            found[0] |=
                part instanceof BoundExpression.Variable variable
                    && slots.contains(variable.slot()));
    return found[0];
  }

  private BoundQuery project(
      LogicalPlan input, Specification select, Query order, Scope scope, Parts parts) {
    if (!parts.assignedSlots.isEmpty() && !select.distinct()) {
      return assigning(input, select, order, scope, parts);
    }
    List<BoundExpression> expressions = new ArrayList<>(parts.items.size());
    List<BoundColumn> output = new ArrayList<>(parts.items.size());
    ColumnSet used = new ColumnSet();
    for (Item item : parts.items) {
      boolean reusable =
          item.expression() instanceof ColumnReference(var column) && !used.contains(column);
      BoundColumn made = binder.context.columnFor(item.expression(), item.name(), reusable);
      used.add(made);
      expressions.add(item.expression());
      output.add(made);
    }
    LogicalPlan plan = new LogicalPlan.Project(input, expressions, output);
    List<BoundColumn> visible = output.subList(0, parts.visible);
    if (select.distinct()) {
      plan = new LogicalPlan.Aggregate(plan, visible, List.of());
    }
    List<SortKey> keys = new ArrayList<>();
    ColumnSet sorted = new ColumnSet();
    for (OrderKey key : parts.order) {
      BoundColumn column = output.get(key.item());
      if (!sorted.contains(column)) {
        keys.add(new SortKey(column, key.descending()));
        sorted.add(column);
      }
    }
    plan = binder.queries.limited(plan, select.top(), order, keys, scope.outer());
    if (parts.items.size() > parts.visible && parts.deferred.isEmpty()) {
      List<BoundExpression> passed = new ArrayList<>();
      visible.forEach(column -> passed.add(new ColumnReference(column)));
      plan = new LogicalPlan.Project(plan, passed, visible);
    }
    return new BoundQuery(plan, visible, assignments(visible, parts));
  }

  /**
   * {@code SELECT @v = ...}: the values are computed row by row, as they may refer to what the row
   * before assigned; so the plan gives the columns that they need.
   */
  private BoundQuery assigning(
      LogicalPlan input, Specification select, Query order, Scope scope, Parts parts) {
    ColumnSet needed = new ColumnSet();
    List<VariableAssignment> assignments = new ArrayList<>();
    for (int i = 0; i < parts.visible; i++) {
      BoundExpression value = parts.items.get(i).expression();
      Expressions.addColumns(value, needed);
      assignments.add(new VariableAssignment(parts.assignedSlots.get(i), value));
    }
    List<BoundExpression> expressions = new ArrayList<>();
    List<BoundColumn> output = new ArrayList<>();
    for (BoundColumn column : input.output()) {
      if (needed.contains(column)) {
        expressions.add(new ColumnReference(column));
        output.add(column);
      }
    }
    List<BoundColumn> visible = List.copyOf(output);
    List<SortKey> keys = new ArrayList<>();
    for (OrderKey key : parts.order) {
      BoundExpression expression = parts.items.get(key.item()).expression();
      BoundColumn column = binder.context.columnFor(expression, "", false);
      expressions.add(expression);
      output.add(column);
      keys.add(new SortKey(column, key.descending()));
    }
    LogicalPlan plan = new LogicalPlan.Project(input, expressions, output);
    plan = binder.queries.limited(plan, select.top(), order, keys, scope.outer());
    return new BoundQuery(plan, visible, assignments);
  }

  private static List<VariableAssignment> assignments(List<BoundColumn> visible, Parts parts) {
    List<VariableAssignment> assignments = new ArrayList<>();
    for (int i = 0; i < parts.assignedSlots.size(); i++) {
      BoundExpression value = parts.deferred.getOrDefault(i, new ColumnReference(visible.get(i)));
      assignments.add(new VariableAssignment(parts.assignedSlots.get(i), value));
    }
    return assignments;
  }
}
