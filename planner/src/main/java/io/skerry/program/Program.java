package io.skerry.program;

import java.util.List;

/**
 * A compiled batch.
 *
 * @param variables the parameters first, then what DECLARE makes; a slot is a place in this list
 */
public record Program(List<Step> steps, List<VariableDefinition> variables, int parameterCount) {
  public Program {
    steps = List.copyOf(steps);
    variables = List.copyOf(variables);
  }
}
