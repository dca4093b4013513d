package io.skerry.program;

/**
 * A statement that is planned when it is reached; opaque to all but the {@link Compiler}. The
 * number is its place in its program, for the cache of plans.
 */
public interface StatementSource {
  /** 1-based line in the batch. */
  int line();
}
