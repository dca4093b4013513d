package io.skerry.testkit.history;

/**
 * Which dependencies a walk through the graph may take.
 *
 * <p>A walk is at a state: a transaction, and whether it came there by an anti-dependency. States
 * have the numbers {@code 2 * transaction} and, after an anti-dependency, one more.
 */
interface Walk {

  /** Whether a walk may take a dependency from its first transaction on. */
  boolean takes(Dependency dependency, boolean afterAntiDependency);

  static boolean isAfterAntiDependency(int state) {
    return (state & 1) == 1;
  }

  static int transaction(int state) {
    return state >> 1;
  }

  /** The state in which a walk begins that may come back to it by {@code afterAntiDependency}. */
  static int state(int transaction, boolean afterAntiDependency) {
    return 2 * transaction + (afterAntiDependency ? 1 : 0);
  }

  /** The state to which a dependency leads. */
  static int target(Dependency dependency) {
    return state(dependency.to(), dependency.kind().isAntiDependency());
  }
}
