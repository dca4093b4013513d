package io.skerry.tds.codec;

/**
 * A data type ([MS-TDS] 2.2.5.4) that the server does not take. What follows it in the message
 * cannot be read.
 */
final class UnknownTypeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  UnknownTypeException(int code) {
    super("data type " + code, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }
}
