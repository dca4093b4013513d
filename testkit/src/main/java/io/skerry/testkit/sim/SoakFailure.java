package io.skerry.testkit.sim;

/** A store did not keep its promise; the message has all that is known of it. */
public final class SoakFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SoakFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
