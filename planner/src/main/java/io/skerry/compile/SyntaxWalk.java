package io.skerry.compile;

import io.skerry.ast.ChangeStatement;
import io.skerry.ast.CommonTableExpression;
import io.skerry.ast.Condition;
import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.Expression;
import io.skerry.ast.Literal;
import io.skerry.ast.Operand;
import io.skerry.ast.OrderItem;
import io.skerry.ast.ProceduralStatement;
import io.skerry.ast.Query;
import io.skerry.ast.QueryExpression;
import io.skerry.ast.SelectItem;
import io.skerry.ast.SelectStatement;
import io.skerry.ast.SessionStatement;
import io.skerry.ast.Statement;
import io.skerry.ast.TableSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Visits the variables that a statement or expression refers to. */
final class SyntaxWalk {
  private final Consumer<Expression.Variable> visitor;

  private SyntaxWalk(Consumer<Expression.Variable> visitor) {
    this.visitor = visitor;
  }

  static void variables(Operand operand, Consumer<Expression.Variable> visitor) {
    new SyntaxWalk(visitor).operand(operand);
  }

  /** Of queries and changes; control flow is walked by who lays it out. */
  static void variables(Statement statement, Consumer<Expression.Variable> visitor) {
    SyntaxWalk walk = new SyntaxWalk(visitor);
    switch (statement) {
      case SelectStatement select -> {
        walk.with(select.with());
        walk.query(select.query());
      }
      case ChangeStatement change -> walk.change(change);
      case DefinitionStatement _, ProceduralStatement _, SessionStatement _ -> {}
    }
  }

  private void with(List<CommonTableExpression> with) {
    with.forEach(common -> query(common.query()));
  }

  private void operand(Operand operand) {
    switch (operand) {
      case Expression expression -> expression(expression);
      case Condition condition -> condition(condition);
    }
  }

  private void nullable(@Nullable Operand operand) {
    if (operand != null) {
      operand(operand);
    }
  }

  private void all(List<Expression> expressions) {
    expressions.forEach(this::expression);
  }

  private void order(List<OrderItem> items) {
    items.forEach(item -> expression(item.expression()));
  }

  private void expression(Expression expression) {
    switch (expression) {
      case Literal _,
          Expression.Column _,
          Expression.SystemVariable _,
          Expression.Default _,
          Expression.NextValueFor _,
          Expression.IdentityFunction _ -> {}
      case Expression.Variable variable -> visitor.accept(variable);
      case Expression.Unary unary -> expression(unary.operand());
      case Expression.Binary binary -> {
        expression(binary.left());
        expression(binary.right());
      }
      case Expression.SimpleCase simple -> simpleCase(simple);
      case Expression.SearchedCase searched -> searchedCase(searched);
      case Expression.Iif iif -> {
        condition(iif.condition());
        expression(iif.whenTrue());
        expression(iif.otherwise());
      }
      case Expression.Cast cast -> expression(cast.value());
      case Expression.Convert convert -> {
        expression(convert.value());
        nullable(convert.style());
      }
      case Expression.Parse parse -> {
        expression(parse.value());
        nullable(parse.culture());
      }
      case Expression.Collate collate -> expression(collate.value());
      case Expression.AtTimeZone zone -> {
        expression(zone.value());
        expression(zone.timeZone());
      }
      case Expression.Subquery subquery -> query(subquery.query());
      case Expression.Call call -> {
        all(call.arguments());
        order(call.withinGroup());
      }
      case Expression.OdbcCall call -> all(call.arguments());
      case Expression.Trim trim -> {
        nullable(trim.characters());
        expression(trim.value());
      }
    }
  }

  private void simpleCase(Expression.SimpleCase simple) {
    expression(simple.operand());
    for (Expression.SimpleWhen branch : simple.branches()) {
      expression(branch.value());
      expression(branch.result());
    }
    nullable(simple.otherwise());
  }

  private void searchedCase(Expression.SearchedCase searched) {
    for (Expression.SearchedWhen branch : searched.branches()) {
      condition(branch.condition());
      expression(branch.result());
    }
    nullable(searched.otherwise());
  }

  private void condition(Condition condition) {
    switch (condition) {
      case Condition.And and -> and.operands().forEach(this::condition);
      case Condition.Or or -> or.operands().forEach(this::condition);
      case Condition.Not not -> condition(not.operand());
      case Condition.Comparison comparison -> {
        expression(comparison.left());
        expression(comparison.right());
      }
      case Condition.Distinct distinct -> {
        expression(distinct.left());
        expression(distinct.right());
      }
      case Condition.Between between -> {
        expression(between.value());
        expression(between.low());
        expression(between.high());
      }
      case Condition.InList in -> {
        expression(in.value());
        all(in.candidates());
      }
      case Condition.InSubquery in -> {
        expression(in.value());
        query(in.query());
      }
      case Condition.Like like -> {
        expression(like.value());
        expression(like.pattern());
        nullable(like.escape());
      }
      case Condition.IsNull isNull -> expression(isNull.value());
      case Condition.Exists exists -> query(exists.query());
      case Condition.Quantified quantified -> {
        expression(quantified.left());
        query(quantified.query());
      }
      case Condition.CurrentOf _, Condition.ColumnUpdated _ -> {}
    }
  }

  private void query(Query query) {
    body(query.body());
    order(query.orderBy());
    if (query.offsetFetch() != null) {
      expression(query.offsetFetch().offset());
      nullable(query.offsetFetch().fetch());
    }
  }

  private void body(QueryExpression body) {
    switch (body) {
      case QueryExpression.Specification select -> {
        top(select.top());
        select.items().forEach(this::item);
        select.from().forEach(this::table);
        nullable(select.where());
        if (select.groupBy() != null) {
          select.groupBy().elements().forEach(this::grouping);
        }
        nullable(select.having());
      }
      case QueryExpression.SetOperation operation -> operation.inputs().forEach(this::body);
    }
  }

  private void grouping(QueryExpression.GroupingElement element) {
    switch (element) {
      case QueryExpression.GroupingElement.Single single -> expression(single.expression());
      case QueryExpression.GroupingElement.Composite composite -> all(composite.expressions());
      case QueryExpression.GroupingElement.Rollup rollup ->
          rollup.elements().forEach(this::grouping);
      case QueryExpression.GroupingElement.Cube cube -> cube.elements().forEach(this::grouping);
      case QueryExpression.GroupingElement.GroupingSets sets ->
          sets.elements().forEach(this::grouping);
    }
  }

  private void top(QueryExpression.@Nullable Top top) {
    if (top != null) {
      expression(top.count());
    }
  }

  private void item(SelectItem item) {
    switch (item) {
      case SelectItem.Value value -> expression(value.expression());
      case SelectItem.Star _ -> {}
      case SelectItem.Assign assign -> {
        visitor.accept(new Expression.Variable(assign.variable(), assign.position()));
        expression(assign.expression());
      }
    }
  }

  private void table(TableSource source) {
    switch (source) {
      case TableSource.NamedTable _, TableSource.TableVariable _ -> {}
      case TableSource.DerivedTable derived -> query(derived.query());
      case TableSource.ValuesTable values -> values.rows().forEach(this::all);
      case TableSource.FunctionTable function -> all(function.arguments());
      case TableSource.OpenJson json -> {
        expression(json.json());
        nullable(json.path());
      }
      case TableSource.Join join -> {
        table(join.left());
        table(join.right());
        nullable(join.on());
      }
      case TableSource.Apply apply -> {
        table(apply.left());
        table(apply.right());
      }
      case TableSource.Pivot pivot -> table(pivot.source());
      case TableSource.Unpivot unpivot -> table(unpivot.source());
    }
  }

  private void change(ChangeStatement change) {
    switch (change) {
      case ChangeStatement.Insert insert -> {
        with(insert.with());
        top(insert.top());
        outputs(insert.output());
        switch (insert.source()) {
          case ChangeStatement.InsertSource.Values values -> values.rows().forEach(this::all);
          case ChangeStatement.InsertSource.Select select -> query(select.query());
          case ChangeStatement.InsertSource.DefaultValues _,
              ChangeStatement.InsertSource.Execute _ -> {}
        }
      }
      case ChangeStatement.Update update -> {
        with(update.with());
        top(update.top());
        update.assignments().forEach(this::assignment);
        outputs(update.output());
        update.from().forEach(this::table);
        nullable(update.where());
      }
      case ChangeStatement.Delete delete -> {
        with(delete.with());
        top(delete.top());
        outputs(delete.output());
        delete.from().forEach(this::table);
        nullable(delete.where());
      }
      case ChangeStatement.Merge merge -> {
        with(merge.with());
        table(merge.source());
        condition(merge.on());
        outputs(merge.output());
      }
      case ChangeStatement.Truncate _, ChangeStatement.InsertBulk _ -> {}
    }
  }

  private void assignment(ChangeStatement.Assignment assignment) {
    if (assignment.variable() != null) {
      visitor.accept(new Expression.Variable(assignment.variable(), assignment.value().position()));
    }
    expression(assignment.value());
  }

  private void outputs(List<ChangeStatement.Output> outputs) {
    outputs.forEach(output -> output.items().forEach(this::item));
  }
}
