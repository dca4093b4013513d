package io.skerry.compile;

import io.skerry.analysis.BindContext;
import io.skerry.analysis.Binder;
import io.skerry.analysis.BoundQuery;
import io.skerry.analysis.ChangeBinder;
import io.skerry.analysis.ObjectFinder;
import io.skerry.analysis.ScalarBinder;
import io.skerry.analysis.TypeNames;
import io.skerry.ast.ChangeStatement;
import io.skerry.ast.Condition;
import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.Expression;
import io.skerry.ast.Literal;
import io.skerry.ast.ProceduralStatement;
import io.skerry.ast.SelectStatement;
import io.skerry.ast.SessionStatement;
import io.skerry.ast.TableSource;
import io.skerry.bind.FunctionLibrary;
import io.skerry.catalog.SystemViewLibrary;
import io.skerry.catalog.Table;
import io.skerry.definition.DefinitionPlanner;
import io.skerry.definition.TableDefinitions;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.LogicalPlan;
import io.skerry.optimize.Optimizer;
import io.skerry.parse.ParseOptions;
import io.skerry.parse.Parser;
import io.skerry.physical.PhysicalPlan;
import io.skerry.program.PlanContext;
import io.skerry.program.PlannedStatement;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Plans one statement or value; made for each. */
final class StatementPlanner {
  private final Optimizer optimizer;
  private final PlanContext context;
  private final BindContext bindContext;
  private final Binder binder;
  private final List<CachedPlan.Size> sizes = new ArrayList<>();

  StatementPlanner(
      FunctionLibrary functions,
      SystemViewLibrary views,
      Optimizer optimizer,
      PlanContext context) {
    this.optimizer = optimizer;
    this.context = context;
    this.bindContext =
        new BindContext(
            context.catalog(), context.database(), context.variables(), functions, views);
    this.binder =
        new Binder(bindContext, text -> Parser.parseExpression(text, ParseOptions.DEFAULT));
  }

  /** The row counts that the plan depends on. */
  List<CachedPlan.Size> sizes() {
    return sizes;
  }

  private PhysicalPlan optimize(LogicalPlan plan) {
    Optimizer.Result result = optimizer.optimize(plan, context.rowCounts(), bindContext::newColumn);
    result.sizes().forEach((table, rows) -> sizes.add(new CachedPlan.Size(table, rows)));
    return result.plan();
  }

  PhysicalPlan scalar(CompiledScalar scalar) {
    ScalarBinder scalars = binder.scalars();
    LogicalPlan plan =
        switch (scalar.operand()) {
          case Expression expression -> scalars.value(expression, scalar.target());
          case Condition condition -> scalars.condition(condition);
        };
    return optimize(plan);
  }

  PlannedStatement statement(CompiledStatement source) {
    return switch (source.statement()) {
      case SelectStatement select -> select(select);
      case ChangeStatement change -> change(change, source);
      case DefinitionStatement definition -> define(definition, source.batch());
      case SessionStatement session -> session(session);
      case ProceduralStatement procedural ->
          throw new AssertionError("a step of its own: " + procedural);
    };
  }

  private PlannedStatement select(SelectStatement select) {
    BoundQuery query = binder.queries().statement(select);
    PhysicalPlan plan = optimize(query.plan());
    return query.assignments().isEmpty()
        ? new PlannedStatement.Query(plan, binder.queries().describe(query.columns()))
        : new PlannedStatement.SelectAssign(plan, query.assignments());
  }

  private PlannedStatement change(ChangeStatement change, CompiledStatement source) {
    return switch (change) {
      case ChangeStatement.Insert insert -> insert(insert, source);
      case ChangeStatement.Update update -> changePlan(binder.changes().update(update));
      case ChangeStatement.Delete delete -> changePlan(binder.changes().delete(delete));
      case ChangeStatement.Merge _ ->
          throw new SqlException(SqlError.UNSUPPORTED_STATEMENT, "MERGE");
      case ChangeStatement.Truncate truncate -> {
        Table table = binder.objects().table(truncate.table());
        if (table == null) {
          throw new SqlException(SqlError.TRUNCATE_NOT_FOUND, truncate.table().text());
        }
        yield new PlannedStatement.TruncateTable(
            binder.objects().database(truncate.table()).name(), table);
      }
      case ChangeStatement.InsertBulk bulk -> insertBulk(bulk);
    };
  }

  private PlannedStatement insert(ChangeStatement.Insert insert, CompiledStatement source) {
    ChangeBinder changes = binder.changes();
    boolean identityInsert = isIdentityInsert(insert.target());
    if (source.call() == null) {
      return changePlan(changes.insert(insert, identityInsert));
    }
    Table table = changes.target(insert.target());
    List<Integer> ordinals = changes.insertColumns(insert, table, identityInsert);
    return new PlannedStatement.InsertExecute(
        changes.insertSupplied(table, ordinals, identityInsert), source.call());
  }

  private boolean isIdentityInsert(TableSource target) {
    if (context.identityInsert().isEmpty() || !(target instanceof TableSource.NamedTable named)) {
      return false;
    }
    return IdentityInsert.isOnFor(
        context.identityInsert(),
        binder.objects().databaseName(named.name()),
        ObjectFinder.schemaName(named.name()),
        named.name().name());
  }

  private PlannedStatement changePlan(LogicalPlan plan) {
    return new PlannedStatement.Change(optimize(plan), binder.queries().describe(plan.output()));
  }

  private PlannedStatement insertBulk(ChangeStatement.InsertBulk bulk) {
    Table table = binder.objects().existingTable(bulk.table());
    boolean keepIdentity =
        bulk.options().stream().anyMatch(option -> option.name().equals("KEEP_IDENTITY"));
    List<Integer> ordinals = new ArrayList<>();
    List<SqlType> types = new ArrayList<>();
    for (ChangeStatement.BulkColumn column : bulk.columns()) {
      int ordinal = table.ordinalOf(column.name());
      if (ordinal < 0) {
        throw new SqlException(SqlError.INVALID_COLUMN_NAME, column.name());
      }
      ordinals.add(ordinal);
      types.add(TypeNames.declared(column.type(), ordinals.size()));
    }
    return new PlannedStatement.BulkInsert(
        binder.changes().bulkInsert(table, ordinals, types, keepIdentity));
  }

  private PlannedStatement define(DefinitionStatement definition, String batch) {
    TableDefinitions tables = new TableDefinitions(binder.objects(), binder.scalars(), batch);
    DefinitionPlanner planner =
        new DefinitionPlanner(context.catalog(), context.database(), binder.objects(), tables);
    return planner.plan(definition);
  }

  private static PlannedStatement session(SessionStatement statement) {
    return switch (statement) {
      case SessionStatement.Checkpoint _ -> new PlannedStatement.Checkpoint();
      case SessionStatement.Kill kill -> {
        if (kill.session() instanceof Literal.Int(var id, var position)) {
          yield new PlannedStatement.Kill(id);
        }
        throw new SqlException(SqlError.UNSUPPORTED_OPTION, "KILL of an expression");
      }
      case SessionStatement.Dbcc _, SessionStatement.Reconfigure _ ->
          new PlannedStatement.Nothing();
      case SessionStatement.Use _,
          SessionStatement.SetSwitches _,
          SessionStatement.SetValue _,
          SessionStatement.SetIdentityInsert _,
          SessionStatement.SetIsolationLevel _,
          SessionStatement.BeginTransaction _,
          SessionStatement.CommitTransaction _,
          SessionStatement.RollbackTransaction _,
          SessionStatement.SaveTransaction _ ->
          throw new AssertionError("a step of its own: " + statement);
    };
  }
}
