package io.skerry.row;

import io.skerry.types.SqlType;

/** What the bytes of a long value mean. */
public enum LongForm {
  /** A byte string. */
  BYTES(1),

  /** Text, one byte a character, all below 256. */
  LATIN(1),

  /** Text, two bytes a character, high byte first. */
  UTF16(2);

  private final int bytesPerCharacter;

  LongForm(int bytesPerCharacter) {
    this.bytesPerCharacter = bytesPerCharacter;
  }

  public int bytesPerCharacter() {
    return bytesPerCharacter;
  }

  public boolean isText() {
    return this != BYTES;
  }

  /** Whether a column of a type can have a value of this form. */
  boolean fits(SqlType type) {
    return switch (type.physical()) {
      case STRING -> isText();
      case BYTES -> !isText();
      case LONG, DOUBLE, WIDE, VARIANT -> false;
    };
  }
}
