package io.skerry.testkit.history;

import java.util.List;

/**
 * The dependencies of a history, by the transaction that comes first, and then by kind: a search
 * that has the choice takes the reads, which tell more.
 */
final class DependencyGraph {
  private final int nodes;
  private final Dependency[] outgoing;

  /** The dependencies of node i are at {@code firstOf[i]} to {@code firstOf[i + 1] - 1}. */
  private final int[] firstOf;

  DependencyGraph(int nodes, List<Dependency> dependencies) {
    this.nodes = nodes;
    this.outgoing = new Dependency[dependencies.size()];
    this.firstOf = new int[nodes + 1];
    for (Dependency dependency : dependencies) {
      firstOf[dependency.from() + 1]++;
    }
    for (int i = 0; i < nodes; i++) {
      firstOf[i + 1] += firstOf[i];
    }
    int[] next = firstOf.clone();
    for (Dependency.Kind kind : Dependency.Kind.values()) {
      for (Dependency dependency : dependencies) {
        if (dependency.kind() == kind) {
          outgoing[next[dependency.from()]++] = dependency;
        }
      }
    }
  }

  int nodes() {
    return nodes;
  }

  int size() {
    return outgoing.length;
  }

  /** The dependency at a place from 0 to {@link #size} - 1. */
  Dependency at(int place) {
    return outgoing[place];
  }

  int firstOf(int node) {
    return firstOf[node];
  }

  /** One after the last. */
  int endOf(int node) {
    return firstOf[node + 1];
  }
}
