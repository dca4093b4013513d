package io.skerry.testkit.history;

import java.util.Arrays;

/**
 * The strongly connected components of the states of a walk: Tarjan, "Depth-First Search and Linear
 * Graph Algorithms" (1972), with a stack of its own instead of recursion.
 */
final class Components {
  private static final int NOT_YET = -1;

  private final DependencyGraph graph;
  private final Walk walk;
  private final int[] component;
  private int count;

  // Tarjan's: the order in which states were met, the earliest state that each leads back to, the
  // states of open components, and the way from the root with the next dependency of each state.
  private final int[] index;
  private final int[] low;
  private final int[] open;
  private final int[] way;
  private final int[] nextPlace;
  private int met;
  private int openCount;

  Components(DependencyGraph graph, Walk walk) {
    this.graph = graph;
    this.walk = walk;
    int states = 2 * graph.nodes();
    this.component = new int[states];
    this.index = new int[states];
    this.low = new int[states];
    this.open = new int[states];
    this.way = new int[states];
    this.nextPlace = new int[states];
    Arrays.fill(index, NOT_YET);
    Arrays.fill(component, NOT_YET);
    for (int state = 0; state < states; state++) {
      if (index[state] == NOT_YET) {
        visit(state);
      }
    }
  }

  /** Whether no walk comes back to where it was. */
  boolean areAllSingle() {
    return count == component.length;
  }

  /** The number of the component of a state. */
  int of(int state) {
    return component[state];
  }

  /** Whether two states are different and each can be reached from the other. */
  boolean joins(int one, int other) {
    return one != other && component[one] == component[other];
  }

  private void visit(int root) {
    int depth = 0;
    way[0] = root;
    enter(root);
    while (depth >= 0) {
      int state = way[depth];
      int next = nextUnmet(state);
      if (next != NOT_YET) {
        way[++depth] = next;
        enter(next);
      } else {
        if (low[state] == index[state]) {
          close(state);
        }
        depth--;
        if (depth >= 0) {
          int parent = way[depth];
          low[parent] = Math.min(low[parent], low[state]);
        }
      }
    }
  }

  private void enter(int state) {
    index[state] = met;
    low[state] = met;
    met++;
    open[openCount++] = state;
    nextPlace[state] = graph.firstOf(Walk.transaction(state));
  }

  /** Looks at the dependencies of a state until one leads to a state not met yet. */
  private int nextUnmet(int state) {
    int end = graph.endOf(Walk.transaction(state));
    boolean afterAntiDependency = Walk.isAfterAntiDependency(state);
    while (nextPlace[state] < end) {
      Dependency dependency = graph.at(nextPlace[state]++);
      if (walk.takes(dependency, afterAntiDependency)) {
        int target = Walk.target(dependency);
        if (index[target] == NOT_YET) {
          return target;
        }
        if (component[target] == NOT_YET) {
          low[state] = Math.min(low[state], index[target]);
        }
      }
    }
    return NOT_YET;
  }

  private void close(int root) {
    int state;
    do {
      state = open[--openCount];
      component[state] = count;
    } while (state != root);
    count++;
  }
}
