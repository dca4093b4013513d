package io.skerry.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a program. {@code line} is the 1-based line in the batch. */
public sealed interface Step {
  int line();

  /** A query, a change, a definition, or a session statement: planned by {@link Compiler#plan}. */
  record Execute(StatementSource source, int line) implements Step {}

  /**
   * {@code SET @v = expression} and DECLARE with a value; the value has the variable's type.
   * DECLARE without a value sets NULL only once.
   */
  record SetVariable(int slot, ScalarSource value, int line) implements Step {}

  /** The condition is of type bit; NULL counts as false. */
  record If(ScalarSource condition, Step then, @Nullable Step otherwise, int line)
      implements Step {}

  record While(ScalarSource condition, Step body, int line) implements Step {}

  record Block(List<Step> steps, int line) implements Step {
    public Block {
      steps = List.copyOf(steps);
    }
  }

  record Break(int line) implements Step {}

  record Continue(int line) implements Step {}

  /** Ends the batch or procedure; the value is an int, null for none. */
  record Return(@Nullable ScalarSource value, int line) implements Step {}

  /** The value is converted to nvarchar(4000). */
  record Print(ScalarSource message, int line) implements Step {}

  /** THROW; all three null where it throws the caught error again. */
  record Throw(
      @Nullable ScalarSource number,
      @Nullable ScalarSource message,
      @Nullable ScalarSource state,
      int line)
      implements Step {}

  /** RAISERROR. {@code message} is a text or a message number. */
  record RaiseError(
      ScalarSource message,
      ScalarSource severity,
      ScalarSource state,
      List<ScalarSource> arguments,
      boolean noWait,
      boolean setError,
      int line)
      implements Step {
    public RaiseError {
      arguments = List.copyOf(arguments);
    }
  }

  record TryCatch(Block tried, Block caught, int line) implements Step {}

  record Goto(String label, int line) implements Step {}

  record Label(String name, int line) implements Step {}

  /** WAITFOR DELAY or TIME; the value is text. */
  record WaitFor(boolean delay, ScalarSource value, int line) implements Step {}

  /** BEGIN TRANSACTION; the name is null where none is given. */
  record BeginTransaction(@Nullable ScalarSource name, int line) implements Step {}

  record CommitTransaction(int line) implements Step {}

  /** ROLLBACK, or to a savepoint of this name. */
  record RollbackTransaction(@Nullable ScalarSource name, int line) implements Step {}

  record SaveTransaction(ScalarSource name, int line) implements Step {}

  /**
   * EXECUTE of a procedure. {@code resultSlot} is the variable of {@code EXEC @rc = ...}, -1 for
   * none.
   */
  record ExecuteProcedure(
      String database,
      String schema,
      String name,
      List<Argument> arguments,
      int resultSlot,
      int line)
      implements Step {
    /**
     * One argument.
     *
     * @param name with its @, empty by position
     * @param value null for DEFAULT
     * @param outputSlot the variable that takes the value back, -1 for none
     */
    public record Argument(String name, @Nullable ScalarSource value, int outputSlot) {}

    public ExecuteProcedure {
      arguments = List.copyOf(arguments);
    }
  }

  /** EXECUTE ('text'). */
  record ExecuteText(ScalarSource text, int line) implements Step {}

  record Use(String database, int line) implements Step {}

  /**
   * A SET option, its name in upper case ({@code NOCOUNT}, {@code TRANSACTION ISOLATION LEVEL});
   * the value as text in upper case, or a value.
   */
  record SetOption(String name, String text, @Nullable ScalarSource value, int line)
      implements Step {}
}
