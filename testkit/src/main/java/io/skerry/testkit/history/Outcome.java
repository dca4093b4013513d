package io.skerry.testkit.history;

/** How a transaction ended, as far as its process knows. */
public enum Outcome {
  COMMITTED,
  ABORTED,
  /** The answer to the commit was lost. */
  UNKNOWN
}
