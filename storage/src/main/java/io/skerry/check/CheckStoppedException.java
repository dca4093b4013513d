package io.skerry.check;

/** The rest of a check is to be left. */
final class CheckStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckStoppedException() {
    super(null, null, false, false);
  }
}
