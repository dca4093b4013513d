package io.skerry.program;

/**
 * A statement that is planned when it is reached; opaque to all but the {@link Compiler}. The
 * number is its place in its program, for the cache of plans.
 */
public interface StatementSource {
  /** 1-based line in the batch. */
  int line();

  /**
   * Whether it defines or drops objects; what is wrong with them is then found when it runs, not
   * when it is bound.
   */
  boolean definesSchema();
}
