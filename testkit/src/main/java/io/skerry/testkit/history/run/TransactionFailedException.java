package io.skerry.testkit.history.run;

/** A deadlock, a conflict or a lock that was not granted: the transaction has to be given up. */
public final class TransactionFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TransactionFailedException(String message) {
    super(message, null, false, false);
  }
}
