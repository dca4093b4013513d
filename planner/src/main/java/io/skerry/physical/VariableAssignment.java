package io.skerry.physical;

import io.skerry.bind.BoundExpression;

/** {@code @variable = expression}; the expression has the variable's type. */
public record VariableAssignment(int slot, BoundExpression value) {}
