package io.skerry.compile;

import io.skerry.ast.Operand;
import io.skerry.ast.Statement;

/** Finds variables that are not declared, error 137, before a batch begins to run. */
final class VariableCheck {
  private final Variables variables;

  VariableCheck(Variables variables) {
    this.variables = variables;
  }

  void operand(Operand operand) {
    SyntaxWalk.variables(operand, variable -> check(variable.name(), variable.position().line()));
  }

  void statement(Statement statement) {
    SyntaxWalk.variables(statement, variable -> check(variable.name(), variable.position().line()));
  }

  private void check(String name, int line) {
    variables.slot(name, line);
  }
}
