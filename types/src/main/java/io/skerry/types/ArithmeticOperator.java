package io.skerry.types;

/** The binary arithmetic and bitwise operators, as the rules of result types see them. */
public enum ArithmeticOperator {
  ADD("add"),
  SUBTRACT("subtract"),
  MULTIPLY("multiply"),
  DIVIDE("divide"),
  MODULO("modulo"),
  BIT_AND("'&'"),
  BIT_OR("'|'"),
  BIT_XOR("'^'");

  private final String messageName;

  ArithmeticOperator(String messageName) {
    this.messageName = messageName;
  }

  /** As errors 402 and 8117 name it. */
  public String messageName() {
    return messageName;
  }

  public boolean isBitwise() {
    return ordinal() >= BIT_AND.ordinal();
  }
}
