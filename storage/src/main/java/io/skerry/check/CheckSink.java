package io.skerry.check;

/** Takes what a check finds. Called by the thread that checks. */
@FunctionalInterface
public interface CheckSink {

  /** Something is wrong. */
  void found(Finding finding);

  /** Asked at each page whether to leave the rest unchecked. */
  default boolean isCancelled() {
    return false;
  }
}
