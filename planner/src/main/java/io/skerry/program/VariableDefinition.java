package io.skerry.program;

import io.skerry.types.SqlType;

/**
 * A variable or parameter; its place in the list is its slot.
 *
 * @param name with its @
 * @param output whether it is an OUTPUT parameter
 */
public record VariableDefinition(String name, SqlType type, boolean output) {}
