package io.skerry.compile;

import io.skerry.analysis.TypeNames;
import io.skerry.ast.AssignmentOperator;
import io.skerry.ast.ChangeStatement;
import io.skerry.ast.DefinitionStatement;
import io.skerry.ast.Expression;
import io.skerry.ast.ObjectName;
import io.skerry.ast.Operand;
import io.skerry.ast.ProceduralStatement;
import io.skerry.ast.SelectStatement;
import io.skerry.ast.SessionStatement;
import io.skerry.ast.Statement;
import io.skerry.ast.TypeName;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.program.Program;
import io.skerry.program.ScalarSource;
import io.skerry.program.Step;
import io.skerry.program.VariableDefinition;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lays out the control flow of one batch; errors 132 to 137. */
final class ProgramBuilder {
  private static final int TEXT_MAX = 4000;
  private static final int TRANSACTION_NAME_MAX = 32;
  private static final int MESSAGE_MAX = 2048;

  private final String batch;
  private final Variables variables;
  private final VariableCheck check;
  private final Labels labels = new Labels();
  private final int parameterCount;
  private int loops;

  ProgramBuilder(String batch, List<VariableDefinition> parameters) {
    this.batch = batch;
    this.variables = new Variables(parameters);
    this.check = new VariableCheck(variables);
    this.parameterCount = parameters.size();
  }

  Program build(List<Statement> statements) {
    List<Step> steps = steps(statements);
    labels.check();
    return new Program(steps, variables.definitions(), parameterCount);
  }

  private List<Step> steps(List<Statement> statements) {
    List<Step> steps = new ArrayList<>(statements.size());
    statements.forEach(statement -> add(statement, steps));
    return steps;
  }

  private Step step(Statement statement) {
    List<Step> steps = new ArrayList<>(1);
    add(statement, steps);
    return steps.size() == 1
        ? steps.getFirst()
        : new Step.Block(steps, statement.position().line());
  }

  private Step.Block block(List<Statement> statements, int line) {
    return new Step.Block(steps(statements), line);
  }

  private void add(Statement statement, List<Step> steps) {
    switch (statement) {
      case SelectStatement select -> steps.add(execute(select));
      case ChangeStatement.Insert insert -> steps.add(insert(insert));
      case ChangeStatement change -> steps.add(execute(change));
      case DefinitionStatement definition -> steps.add(execute(definition));
      case ProceduralStatement procedural -> addProcedural(procedural, steps);
      case SessionStatement session -> addSession(session, steps);
    }
  }

  private Step execute(Statement statement) {
    check.statement(statement);
    return new Step.Execute(
        new CompiledStatement(statement, batch, null), statement.position().line());
  }

  private Step insert(ChangeStatement.Insert insert) {
    if (!(insert.source() instanceof ChangeStatement.InsertSource.Execute(var call))) {
      return execute(insert);
    }
    return new Step.Execute(
        new CompiledStatement(insert, batch, step(call)), insert.position().line());
  }

  private ScalarSource scalar(Operand operand, @Nullable SqlType target) {
    check.operand(operand);
    return new CompiledScalar(operand, target, operand.position().line());
  }

  private @Nullable ScalarSource optional(
      @Nullable Expression expression, @Nullable SqlType target) {
    return expression == null ? null : scalar(expression, target);
  }

  private void addProcedural(ProceduralStatement statement, List<Step> steps) {
    int line = statement.position().line();
    switch (statement) {
      case ProceduralStatement.Declare declare -> addDeclare(declare, steps);
      case ProceduralStatement.DeclareTable _ ->
          throw new SqlException(SqlError.UNSUPPORTED_STATEMENT, "DECLARE TABLE").atLine(line);
      case ProceduralStatement.SetVariable set -> steps.add(setVariable(set));
      case ProceduralStatement.Block block -> steps.add(block(block.statements(), line));
      case ProceduralStatement.If branch -> {
        ScalarSource condition = scalar(branch.condition(), null);
        Statement otherwise = branch.otherwise();
        steps.add(
            new Step.If(
                condition, step(branch.then()), otherwise == null ? null : step(otherwise), line));
      }
      case ProceduralStatement.While loop -> {
        ScalarSource condition = scalar(loop.condition(), null);
        loops++;
        steps.add(new Step.While(condition, step(loop.body()), line));
        loops--;
      }
      case ProceduralStatement.Break _ -> {
        requireLoop(SqlError.BREAK_OUTSIDE_WHILE, line);
        steps.add(new Step.Break(line));
      }
      case ProceduralStatement.Continue _ -> {
        requireLoop(SqlError.CONTINUE_OUTSIDE_WHILE, line);
        steps.add(new Step.Continue(line));
      }
      case ProceduralStatement.Return result -> {
        if (result.value() != null) {
          throw new SqlException(SqlError.RETURN_WITH_VALUE).atLine(line);
        }
        steps.add(new Step.Return(null, line));
      }
      case ProceduralStatement.Goto jump -> {
        labels.want(jump.label(), line);
        steps.add(new Step.Goto(jump.label(), line));
      }
      case ProceduralStatement.Label label -> {
        labels.declare(label.name(), line);
        steps.add(new Step.Label(label.name(), line));
      }
      case ProceduralStatement.Print print ->
          steps.add(new Step.Print(scalar(print.value(), SqlType.nvarchar(TEXT_MAX)), line));
      case ProceduralStatement.Throw thrown -> steps.add(thrown(thrown));
      case ProceduralStatement.RaiseError raise -> steps.add(raiseError(raise));
      case ProceduralStatement.TryCatch tried ->
          steps.add(
              new Step.TryCatch(block(tried.body(), line), block(tried.handler(), line), line));
      case ProceduralStatement.WaitFor wait ->
          steps.add(
              new Step.WaitFor(
                  wait.delay(), scalar(wait.value(), SqlType.nvarchar(TEXT_MAX)), line));
      case ProceduralStatement.ExecuteProcedure call -> steps.add(callProcedure(call));
      case ProceduralStatement.ExecuteString text ->
          steps.add(new Step.ExecuteText(scalar(text.text(), SqlType.nvarchar(SqlType.MAX)), line));
    }
  }

  private void requireLoop(SqlError error, int line) {
    if (loops == 0) {
      throw new SqlException(error).atLine(line);
    }
  }

  private void addDeclare(ProceduralStatement.Declare declare, List<Step> steps) {
    int number = 1;
    for (ProceduralStatement.VariableDeclaration variable : declare.variables()) {
      int line = variable.position().line();
      SqlType type = atLine(line, variable.type(), number++);
      ScalarSource value = optional(variable.value(), type);
      int slot = variables.add(new VariableDefinition(variable.name(), type, false), line);
      if (value != null) {
        steps.add(new Step.SetVariable(slot, value, line));
      }
    }
  }

  private static SqlType atLine(int line, TypeName type, int number) {
    try {
      return TypeNames.declared(type, number);
    } catch (SqlException e) {
      throw e.atLine(line);
    }
  }

  private Step setVariable(ProceduralStatement.SetVariable set) {
    int line = set.position().line();
    int slot = variables.slotToSet(set.name(), line);
    AssignmentOperator operator = set.operator();
    Expression.BinaryOperator combined = operator.combined();
    Expression value =
        combined == null
            ? set.value()
            : new Expression.Binary(
                combined,
                new Expression.Variable(set.name(), set.position()),
                set.value(),
                set.position());
    return new Step.SetVariable(slot, scalar(value, variables.type(slot)), line);
  }

  private Step thrown(ProceduralStatement.Throw thrown) {
    int line = thrown.position().line();
    ProceduralStatement.ThrowArguments arguments = thrown.arguments();
    return arguments == null
        ? new Step.Throw(null, null, null, line)
        : new Step.Throw(
            scalar(arguments.number(), SqlType.INT),
            scalar(arguments.message(), SqlType.nvarchar(MESSAGE_MAX)),
            scalar(arguments.state(), SqlType.INT),
            line);
  }

  private Step raiseError(ProceduralStatement.RaiseError raise) {
    List<ScalarSource> arguments = new ArrayList<>();
    raise.arguments().forEach(argument -> arguments.add(scalar(argument, null)));
    return new Step.RaiseError(
        scalar(raise.message(), null),
        scalar(raise.severity(), SqlType.INT),
        scalar(raise.state(), SqlType.INT),
        arguments,
        raise.options().contains("NOWAIT"),
        raise.options().contains("SETERROR"),
        raise.position().line());
  }

  private Step callProcedure(ProceduralStatement.ExecuteProcedure call) {
    int line = call.position().line();
    ObjectName name =
        switch (call.name()) {
          case ProceduralStatement.ProcedureName.Named(var known) -> known;
          case ProceduralStatement.ProcedureName.InVariable _ ->
              throw new SqlException(SqlError.UNSUPPORTED_OPTION, "EXECUTE @variable").atLine(line);
        };
    List<Step.ExecuteProcedure.Argument> arguments = new ArrayList<>();
    for (ProceduralStatement.Argument argument : call.arguments()) {
      arguments.add(argument(argument));
    }
    String returned = call.returnVariable();
    String database = name.database();
    String schema = name.schema();
    return new Step.ExecuteProcedure(
        database == null ? "" : database,
        schema == null ? "" : schema,
        name.name(),
        arguments,
        returned == null ? -1 : variables.slot(returned, line),
        line);
  }

  private Step.ExecuteProcedure.Argument argument(ProceduralStatement.Argument argument) {
    String name = argument.name();
    Expression value = argument.value();
    int outputSlot = -1;
    if (argument.output()) {
      if (!(value instanceof Expression.Variable variable)) {
        throw new SqlException(SqlError.OUTPUT_OF_CONSTANT).atLine(argument.position().line());
      }
      outputSlot = variables.slot(variable.name(), variable.position().line());
    }
    return new Step.ExecuteProcedure.Argument(
        name == null ? "" : name,
        value instanceof Expression.Default ? null : scalar(value, null),
        outputSlot);
  }

  private void addSession(SessionStatement statement, List<Step> steps) {
    int line = statement.position().line();
    SqlType nameType = SqlType.nvarchar(TRANSACTION_NAME_MAX);
    switch (statement) {
      case SessionStatement.Use use -> steps.add(new Step.Use(use.database(), line));
      case SessionStatement.SetSwitches set ->
          set.names()
              .forEach(
                  name -> steps.add(new Step.SetOption(name, set.on() ? "ON" : "OFF", null, line)));
      case SessionStatement.SetValue set ->
          steps.add(new Step.SetOption(set.name(), "", scalar(set.value(), null), line));
      case SessionStatement.SetIdentityInsert set ->
          steps.add(
              new Step.SetOption(
                  "IDENTITY_INSERT",
                  IdentityInsert.text(set.table()) + (set.on() ? " ON" : " OFF"),
                  null,
                  line));
      case SessionStatement.SetIsolationLevel set ->
          steps.add(
              new Step.SetOption(
                  "TRANSACTION ISOLATION LEVEL",
                  set.level().name().replace('_', ' ').toUpperCase(Locale.ROOT),
                  null,
                  line));
      case SessionStatement.BeginTransaction begin ->
          steps.add(new Step.BeginTransaction(optional(begin.name(), nameType), line));
      case SessionStatement.CommitTransaction _ -> steps.add(new Step.CommitTransaction(line));
      case SessionStatement.RollbackTransaction rollback ->
          steps.add(new Step.RollbackTransaction(optional(rollback.name(), nameType), line));
      case SessionStatement.SaveTransaction save ->
          steps.add(new Step.SaveTransaction(scalar(save.name(), nameType), line));
      case SessionStatement.Checkpoint _,
          SessionStatement.Kill _,
          SessionStatement.Dbcc _,
          SessionStatement.Reconfigure _ ->
          steps.add(execute(statement));
    }
  }
}
