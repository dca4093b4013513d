package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Control of flow, variables, errors and calls. Variable names keep their {@code @}. */
public sealed interface ProceduralStatement extends Statement {

  record Declare(List<VariableDeclaration> variables, Position position)
      implements ProceduralStatement {}

  /**
   * @param value null without one
   */
  record VariableDeclaration(
      String name, TypeName type, @Nullable Expression value, Position position) {}

  record DeclareTable(String name, List<TableElement> elements, Position position)
      implements ProceduralStatement {}

  record SetVariable(String name, AssignmentOperator operator, Expression value, Position position)
      implements ProceduralStatement {}

  record Block(List<Statement> statements, Position position) implements ProceduralStatement {}

  record If(Condition condition, Statement then, @Nullable Statement otherwise, Position position)
      implements ProceduralStatement {}

  record While(Condition condition, Statement body, Position position)
      implements ProceduralStatement {}

  record Break(Position position) implements ProceduralStatement {}

  record Continue(Position position) implements ProceduralStatement {}

  record Return(@Nullable Expression value, Position position) implements ProceduralStatement {}

  record Goto(String label, Position position) implements ProceduralStatement {}

  record Label(String name, Position position) implements ProceduralStatement {}

  record Print(Expression value, Position position) implements ProceduralStatement {}

  /**
   * @param arguments number, message and state; null for a THROW that raises the caught error again
   */
  record Throw(@Nullable ThrowArguments arguments, Position position)
      implements ProceduralStatement {}

  record ThrowArguments(Expression number, Expression message, Expression state) {}

  /**
   * RAISERROR.
   *
   * @param message a string, a variable, or the number of a message
   * @param options LOG, NOWAIT, SETERROR
   */
  record RaiseError(
      Expression message,
      Expression severity,
      Expression state,
      List<Expression> arguments,
      List<String> options,
      Position position)
      implements ProceduralStatement {}

  record TryCatch(List<Statement> body, List<Statement> handler, Position position)
      implements ProceduralStatement {}

  /**
   * {@code WAITFOR DELAY}, or {@code WAITFOR TIME}.
   *
   * @param delay whether {@code value} is a length of time
   */
  record WaitFor(boolean delay, Expression value, Position position)
      implements ProceduralStatement {}

  /** EXECUTE, and ODBC's {@code {call ...}}. */
  sealed interface Execute extends ProceduralStatement {}

  /**
   * @param returnVariable takes the return value; null without one
   * @param name a name, or the variable that holds it
   * @param number of {@code procedure;number}; 1 when not written
   */
  record ExecuteProcedure(
      @Nullable String returnVariable,
      ProcedureName name,
      int number,
      List<Argument> arguments,
      boolean recompile,
      Position position)
      implements Execute {}

  sealed interface ProcedureName {
    record Named(ObjectName name) implements ProcedureName {}

    record InVariable(String variable) implements ProcedureName {}
  }

  /**
   * @param name with its {@code @}; null for an argument by position
   * @param value a literal, a variable or DEFAULT; a bare word is a string, as T-SQL has it
   */
  record Argument(@Nullable String name, Expression value, boolean output, Position position) {}

  /**
   * {@code EXEC ('text' + @variable)}.
   *
   * @param asLogin of AS LOGIN; null without it
   * @param asUser of AS USER; null without it
   */
  record ExecuteString(
      Expression text, @Nullable String asLogin, @Nullable String asUser, Position position)
      implements Execute {}
}
