package io.skerry.proc;

import io.skerry.program.Program;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One running program: its variables, and whether it was called from another one or by the client
 * as a procedure.
 */
public final class Scope {
  private final Program program;
  private final @Nullable Object[] variables;
  private final boolean inProcedure;
  private int returnStatus;

  /**
   * @param parameters the boxed values of the first variables
   */
  public Scope(Program program, List<@Nullable Object> parameters, boolean inProcedure) {
    this.program = program;
    this.variables = Arrays.copyOf(parameters.toArray(), program.variables().size());
    this.inProcedure = inProcedure;
  }

  public Program program() {
    return program;
  }

  public @Nullable Object variable(int slot) {
    return variables[slot];
  }

  void setVariable(int slot, @Nullable Object value) {
    variables[slot] = value;
  }

  boolean inProcedure() {
    return inProcedure;
  }

  public int returnStatus() {
    return returnStatus;
  }

  void setReturnStatus(int status) {
    returnStatus = status;
  }
}
