package io.skerry.log;

/** The log can no longer promise durability, or was closed. */
public final class LogFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogFailedException(String message) {
    super(message);
  }

  public LogFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
