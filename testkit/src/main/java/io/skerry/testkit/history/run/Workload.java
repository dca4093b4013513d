package io.skerry.testkit.history.run;

/** What the transactions of a history do. */
public enum Workload {
  /** Append to lists and read them: the reads tell the order of all versions. */
  LIST_APPEND,
  /** Write and read registers: blind writes, and changes of what was read. */
  REGISTER,
  /** Move money between accounts and read all of them. */
  BANK,
  /** Insert and delete rows and list ranges of them: phantoms. */
  RANGE
}
