package io.skerry.tds.codec;

/**
 * A value that its type does not have ([MS-TDS] 2.2.5.5), in a message that is well-formed
 * otherwise.
 */
final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidValueException(String typeName) {
    super(typeName, null, false, false);
  }

  String typeName() {
    return String.valueOf(getMessage());
  }
}
