package io.skerry.testkit.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds cycles of dependencies that a walk may take: for each shape a shortest one in each strongly
 * connected component.
 *
 * <p>The effort for one shape is limited, so in a large component whose cycles are all long the
 * shortest found may not be the shortest there is.
 */
final class CycleSearch {
  private static final int NONE = -1;
  private static final long DEPENDENCIES_PER_SHAPE_MAX = 5_000_000;

  private final DependencyGraph graph;
  private final Walk walk;

  // Of the search in breadth: the dependency by which each state was reached, and in which search.
  private final int[] reachedBy;
  private final int[] reachedFrom;
  private final int[] depth;
  private final int[] reachedIn;
  private int searches;
  private long effortLeft;

  CycleSearch(DependencyGraph graph, Walk walk) {
    this.graph = graph;
    this.walk = walk;
    int states = 2 * graph.nodes();
    this.reachedBy = new int[states];
    this.reachedFrom = new int[states];
    this.depth = new int[states];
    this.reachedIn = new int[states];
  }

  /** Cycles, each as a list in which every dependency begins where the one before it ends. */
  List<List<Dependency>> find() {
    List<List<Dependency>> found = new ArrayList<>();
    if (!new Components(graph, walk).areAllSingle()) {
      for (CycleShape shape : CycleShape.values()) {
        Collection<List<Dependency>> plain = find(shape, false);
        found.addAll(plain);
        if (plain.isEmpty()) {
          found.addAll(find(shape, true));
        }
      }
    }
    return found;
  }

  private Collection<List<Dependency>> find(CycleShape shape, boolean withTime) {
    Walk within = shape.within(walk, withTime);
    Walk onward = shape.onward(walk, withTime);
    Components components = new Components(graph, within);
    Map<Integer, List<Dependency>> shortest = new TreeMap<>();
    effortLeft = DEPENDENCIES_PER_SHAPE_MAX;
    for (int place = 0; place < graph.size() && effortLeft > 0; place++) {
      Dependency first = graph.at(place);
      if (shape.beginsWith(first)) {
        for (boolean afterAntiDependency : new boolean[] {false, true}) {
          int from = Walk.state(first.from(), afterAntiDependency);
          if (within.takes(first, afterAntiDependency)
              && components.joins(from, Walk.target(first))) {
            improve(shortest, first, from, components, onward);
          }
        }
      }
    }
    return shortest.values();
  }

  /** Looks for a cycle through {@code first} shorter than what its component has. */
  private void improve(
      Map<Integer, List<Dependency>> shortest,
      Dependency first,
      int from,
      Components components,
      Walk onward) {
    List<Dependency> known = shortest.get(components.of(from));
    int lengthMax = known == null ? Integer.MAX_VALUE : known.size() - 1;
    List<Dependency> rest =
        lengthMax < 2 ? null : path(Walk.target(first), from, lengthMax - 1, components, onward);
    if (rest != null) {
      rest.addFirst(first);
      shortest.put(components.of(from), rest);
    }
  }

  /** A shortest path of at most so many dependencies; null if there is none. */
  private @Nullable List<Dependency> path(
      int start, int goal, int lengthMax, Components components, Walk onward) {
    searches++;
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(start);
    reachedIn[start] = searches;
    reachedBy[start] = NONE;
    depth[start] = 0;
    while (!queue.isEmpty() && effortLeft > 0) {
      int state = queue.remove();
      if (depth[state] == lengthMax) {
        return null;
      }
      int node = Walk.transaction(state);
      for (int place = graph.firstOf(node); place < graph.endOf(node); place++) {
        effortLeft--;
        Dependency dependency = graph.at(place);
        int target = Walk.target(dependency);
        if (reachedIn[target] != searches
            && components.joins(start, target)
            && onward.takes(dependency, Walk.isAfterAntiDependency(state))) {
          reachedIn[target] = searches;
          reachedBy[target] = place;
          reachedFrom[target] = state;
          depth[target] = depth[state] + 1;
          if (target == goal) {
            return pathTo(goal);
          }
          queue.add(target);
        }
      }
    }
    return null;
  }

  private List<Dependency> pathTo(int goal) {
    List<Dependency> path = new ArrayList<>();
    for (int state = goal; reachedBy[state] != NONE; state = reachedFrom[state]) {
      path.add(graph.at(reachedBy[state]));
    }
    Collections.reverse(path);
    return path;
  }
}
