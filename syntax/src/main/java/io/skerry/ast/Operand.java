package io.skerry.ast;

/** An expression or a condition: what a pair of parentheses may hold. */
public sealed interface Operand permits Expression, Condition {
  Position position();
}
