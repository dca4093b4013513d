package io.skerry.analysis;

import io.skerry.ast.CommonTableExpression;
import io.skerry.ast.Expression;
import io.skerry.ast.Literal;
import io.skerry.ast.OrderItem;
import io.skerry.ast.Position;
import io.skerry.ast.Query;
import io.skerry.ast.QueryExpression;
import io.skerry.ast.SelectStatement;
import io.skerry.bind.AggregateCall;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Comparison;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.LogicalPlan;
import io.skerry.physical.SortKey;
import io.skerry.program.PlannedStatement.OutputColumn;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds queries: SELECT, set operations, and the order and limits around them. */
public final class QueryBinder {
  private static final Query NO_ORDER =
      new Query(
          new QueryExpression.Specification(
              false, null, List.of(), List.of(), null, null, null, List.of(), Position.START),
          List.of(),
          null,
          null);

  private final Binder binder;

  QueryBinder(Binder binder) {
    this.binder = binder;
  }

  /** A SELECT statement. */
  public BoundQuery statement(SelectStatement statement) {
    if (statement.into() != null) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "SELECT INTO");
    }
    define(statement.with());
    return bind(statement.query(), null);
  }

  /** Makes the names of a WITH clause known for the rest of the statement. */
  void define(List<CommonTableExpression> with) {
    binder.tables.define(with);
  }

  /** What a client is told of the columns of a query. */
  public List<OutputColumn> describe(List<BoundColumn> columns) {
    List<OutputColumn> described = new ArrayList<>(columns.size());
    for (BoundColumn column : columns) {
      BindContext.Origin origin = binder.context.origin(column);
      Table table = origin == null ? null : origin.table();
      boolean identity =
          origin != null && table != null && table.columns().get(origin.ordinal()).identity();
      described.add(new OutputColumn(column, identity, table != null));
    }
    return described;
  }

  /** A query inside of another; error 1033 for an order that means nothing. */
  BoundQuery subquery(Query query, @Nullable Scope outer) {
    boolean limited =
        query.offsetFetch() != null
            || query.body() instanceof QueryExpression.Specification select && select.top() != null;
    if (!query.orderBy().isEmpty() && !limited && query.forClause() == null) {
      throw new SqlException(SqlError.ORDER_BY_IN_SUBQUERY);
    }
    BoundQuery bound = bind(query, outer);
    if (!bound.assignments().isEmpty()) {
      throw new SqlException(SqlError.INCORRECT_SYNTAX_NEAR, "=");
    }
    return bound;
  }

  /** The query of INSERT ... SELECT, where an order is allowed. */
  BoundQuery insertSource(Query query) {
    BoundQuery bound = bind(query, null);
    if (!bound.assignments().isEmpty()) {
      throw new SqlException(SqlError.INCORRECT_SYNTAX_NEAR, "=");
    }
    return bound;
  }

  private BoundQuery bind(Query query, @Nullable Scope outer) {
    if (query.forClause() != null && !(query.forClause() instanceof Query.ForClause.Browse)) {
      throw new SqlException(
          SqlError.UNSUPPORTED_OPTION,
          query.forClause() instanceof Query.ForClause.Json ? "FOR JSON" : "FOR XML");
    }
    return switch (query.body()) {
      case QueryExpression.Specification select -> binder.selects.bind(select, query, outer);
      case QueryExpression.SetOperation operation -> ordered(operation, query, outer);
    };
  }

  private BoundQuery body(QueryExpression expression, @Nullable Scope outer) {
    return switch (expression) {
      case QueryExpression.Specification select -> binder.selects.bind(select, NO_ORDER, outer);
      case QueryExpression.SetOperation operation -> setOperation(operation, outer);
    };
  }

  private BoundQuery setOperation(QueryExpression.SetOperation operation, @Nullable Scope outer) {
    List<BoundQuery> inputs = new ArrayList<>();
    operation.inputs().forEach(input -> inputs.add(body(input, outer)));
    int width = inputs.getFirst().columns().size();
    if (inputs.stream().anyMatch(input -> input.columns().size() != width)) {
      throw new SqlException(SqlError.SET_OPERATION_COLUMNS);
    }
    List<SqlType> types = commonTypes(inputs, width);
    return switch (operation.operator()) {
      case UNION_ALL -> union(inputs, types);
      case UNION -> {
        BoundQuery union = union(inputs, types);
        yield new BoundQuery(
            new LogicalPlan.Aggregate(union.plan(), union.columns(), List.of()), union.columns());
      }
      case INTERSECT, EXCEPT -> {
        BoundQuery result = inputs.getFirst();
        for (BoundQuery input : inputs.subList(1, inputs.size())) {
          boolean intersect = operation.operator() == QueryExpression.SetOperator.INTERSECT;
          result = compare(List.of(result, input), types, intersect);
        }
        yield result;
      }
    };
  }

  private List<SqlType> commonTypes(List<BoundQuery> inputs, int width) {
    List<SqlType> types = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      int at = i;
      List<BoundExpression> values = new ArrayList<>();
      inputs.forEach(input -> values.add(new ColumnReference(input.columns().get(at))));
      types.add(binder.coercion.common(values));
    }
    return types;
  }

  private BoundQuery union(List<BoundQuery> inputs, List<SqlType> types) {
    List<LogicalPlan> plans = new ArrayList<>();
    inputs.forEach(input -> plans.add(converted(input, types, null)));
    List<BoundColumn> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      int at = i;
      boolean nullable = plans.stream().anyMatch(plan -> plan.output().get(at).nullable());
      String name = inputs.getFirst().columns().get(i).name();
      columns.add(binder.context.newColumn(name, types.get(i), nullable));
    }
    return new BoundQuery(new LogicalPlan.UnionAll(plans, columns), columns);
  }

  /**
   * The query's columns as values of these types, with a number after them if {@code tag} is not
   * null.
   */
  private LogicalPlan converted(BoundQuery query, List<SqlType> types, @Nullable Integer tag) {
    List<BoundExpression> expressions = new ArrayList<>();
    List<BoundColumn> output = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      BoundColumn column = query.columns().get(i);
      BoundExpression value = binder.coercion.to(new ColumnReference(column), types.get(i));
      expressions.add(value);
      output.add(
          value instanceof ColumnReference
              ? column
              : binder.context.newColumn(column.name(), value.type(), value.nullable()));
    }
    boolean unchanged = output.equals(query.plan().output()) && tag == null;
    if (tag != null) {
      BoundExpression literal = new BoundExpression.Literal(SqlType.INT, (long) tag);
      expressions.add(literal);
      output.add(binder.context.newColumn("", SqlType.INT, false));
    }
    return unchanged ? query.plan() : new LogicalPlan.Project(query.plan(), expressions, output);
  }

  /**
   * INTERSECT and EXCEPT: the rows of both sides, marked 0 and 1, are grouped, which takes NULLs
   * for equal; the marks that a group has say where its row is.
   */
  private BoundQuery compare(List<BoundQuery> sides, List<SqlType> types, boolean intersect) {
    List<LogicalPlan> plans =
        List.of(converted(sides.getFirst(), types, 0), converted(sides.get(1), types, 1));
    List<BoundColumn> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      int at = i;
      boolean nullable = plans.stream().anyMatch(plan -> plan.output().get(at).nullable());
      String name = sides.getFirst().columns().get(i).name();
      columns.add(binder.context.newColumn(name, types.get(i), nullable));
    }
    BoundColumn mark = binder.context.newColumn("", SqlType.INT, false);
    List<BoundColumn> all = new ArrayList<>(columns);
    all.add(mark);
    LogicalPlan union = new LogicalPlan.UnionAll(plans, all);
    AggregateCall least = mark(AggregateCall.Kind.MIN, mark);
    AggregateCall most = mark(AggregateCall.Kind.MAX, mark);
    LogicalPlan groups = new LogicalPlan.Aggregate(union, columns, List.of(least, most));
    BoundExpression predicate =
        new BoundExpression.And(
            List.of(is(least.output(), 0), is(most.output(), intersect ? 1 : 0)));
    LogicalPlan kept = new LogicalPlan.Filter(groups, predicate);
    List<BoundExpression> passed = new ArrayList<>();
    columns.forEach(column -> passed.add(new ColumnReference(column)));
    return new BoundQuery(new LogicalPlan.Project(kept, passed, columns), columns);
  }

  private AggregateCall mark(AggregateCall.Kind kind, BoundColumn mark) {
    BoundColumn output = binder.context.newColumn("", SqlType.INT, true);
    return new AggregateCall(kind, new ColumnReference(mark), false, null, output);
  }

  private static BoundExpression is(BoundColumn column, long value) {
    return new Comparison(
        Comparison.Operator.EQUAL,
        new ColumnReference(column),
        new BoundExpression.Literal(SqlType.INT, value));
  }

  /** A set operation with an order, whose keys are columns of the result; errors 104, 108. */
  private BoundQuery ordered(
      QueryExpression.SetOperation operation, Query query, @Nullable Scope outer) {
    BoundQuery bound = setOperation(operation, outer);
    List<SortKey> keys = new ArrayList<>();
    for (OrderItem item : query.orderBy()) {
      keys.add(new SortKey(resultColumn(item.expression(), bound), item.descending()));
    }
    LogicalPlan plan = limited(bound.plan(), null, query, keys, outer);
    return new BoundQuery(plan, bound.columns());
  }

  private static BoundColumn resultColumn(Expression expression, BoundQuery query) {
    if (expression instanceof Literal.Int(var position, var at)) {
      if (position < 1 || position > query.columns().size()) {
        throw new SqlException(SqlError.ORDER_BY_POSITION, position).atLine(at.line());
      }
      return query.columns().get(position - 1);
    }
    if (expression instanceof Expression.Column(var name) && name.parts().size() == 1) {
      for (BoundColumn column : query.columns()) {
        if (column.name().equalsIgnoreCase(name.name())) {
          return column;
        }
      }
      throw new SqlException(SqlError.INVALID_COLUMN_NAME, name.name())
          .atLine(name.position().line());
    }
    throw new SqlException(SqlError.ORDER_BY_NOT_IN_SET_LIST);
  }

  /** The plan ordered by {@code keys} and cut by TOP or OFFSET; errors 1062. */
  LogicalPlan limited(
      LogicalPlan input,
      QueryExpression.@Nullable Top top,
      Query query,
      List<SortKey> keys,
      @Nullable Scope outer) {
    Query.OffsetFetch offsetFetch = query.offsetFetch();
    if (top != null) {
      if (top.withTies() && keys.isEmpty()) {
        throw new SqlException(SqlError.TIES_WITHOUT_ORDER);
      }
      SqlType type = top.percent() ? SqlType.FLOAT : SqlType.BIGINT;
      BoundExpression count = count(top.count(), type, outer);
      return new LogicalPlan.Top(input, count, null, keys, top.percent(), top.withTies());
    }
    if (offsetFetch != null) {
      Expression fetch = offsetFetch.fetch();
      BoundExpression count = fetch == null ? null : count(fetch, SqlType.BIGINT, outer);
      BoundExpression offset = count(offsetFetch.offset(), SqlType.BIGINT, outer);
      return new LogicalPlan.Top(input, count, offset, keys, false, false);
    }
    return keys.isEmpty() ? input : new LogicalPlan.Sort(input, keys);
  }

  BoundExpression count(Expression expression, SqlType type, @Nullable Scope outer) {
    Site site = new Site(outer == null ? Scope.EMPTY : outer, Site.Clause.VALUE, null);
    BoundExpression count = binder.coercion.to(binder.expressions.bind(expression, site), type);
    if (!site.subqueries().isEmpty()) {
      throw new SqlException(SqlError.UNSUPPORTED_OPTION, "subquery in TOP");
    }
    return count;
  }
}
