package io.skerry.testkit.model;

/** The store did something else than the model. */
final class Difference extends AssertionError {
  private static final long serialVersionUID = 1L;

  Difference(String what) {
    super(what);
  }

  Difference(String what, Throwable cause) {
    super(what, cause);
  }

  static void unless(boolean isSo, String what) {
    if (!isSo) {
      throw new Difference(what);
    }
  }
}
