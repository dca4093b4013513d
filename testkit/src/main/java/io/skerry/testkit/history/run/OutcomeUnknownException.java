package io.skerry.testkit.history.run;

/** Nobody can tell whether the transaction committed: the connection broke, the store ended. */
public final class OutcomeUnknownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutcomeUnknownException(String message) {
    super(message, null, false, false);
  }
}
