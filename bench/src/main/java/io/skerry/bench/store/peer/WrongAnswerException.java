package io.skerry.bench.store.peer;

/** A peer gave an answer that cannot be right: whatever it measured is worth nothing. */
public final class WrongAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongAnswerException(String message) {
    super(message);
  }
}
