package io.skerry.testkit.history;

import static io.skerry.testkit.history.Dependency.Kind.PHANTOM;
import static io.skerry.testkit.history.Dependency.Kind.READ_WRITE;
import static io.skerry.testkit.history.Dependency.Kind.WRITE_READ;
import static io.skerry.testkit.history.Dependency.Kind.WRITE_WRITE;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the search looks for, one after the other: from what no level allows to what most do. */
enum CycleShape {
  WRITES(WRITE_WRITE, Limit.NONE, EnumSet.of(WRITE_WRITE)),
  INFORMATION(WRITE_READ, Limit.NONE, EnumSet.of(WRITE_WRITE, WRITE_READ)),
  SINGLE(READ_WRITE, Limit.ONE, EnumSet.of(WRITE_WRITE, WRITE_READ, READ_WRITE)),
  NONADJACENT(READ_WRITE, Limit.NONADJACENT, EnumSet.of(WRITE_WRITE, WRITE_READ, READ_WRITE)),
  ITEMS(READ_WRITE, Limit.NONE, EnumSet.of(WRITE_WRITE, WRITE_READ, READ_WRITE)),
  SINGLE_PHANTOM(PHANTOM, Limit.ONE, EnumSet.of(WRITE_WRITE, WRITE_READ, PHANTOM)),
  NONADJACENT_PHANTOM(
      PHANTOM, Limit.NONADJACENT, EnumSet.of(WRITE_WRITE, WRITE_READ, READ_WRITE, PHANTOM)),
  PHANTOMS(PHANTOM, Limit.NONE, EnumSet.of(WRITE_WRITE, WRITE_READ, READ_WRITE, PHANTOM));

  /** How many anti-dependencies a cycle may have. */
  private enum Limit {
    NONE,
    NONADJACENT,
    ONE
  }

  private final Dependency.Kind first;
  private final Limit limit;
  private final Set<Dependency.Kind> kinds;

  CycleShape(Dependency.Kind first, Limit limit, Set<Dependency.Kind> kinds) {
    this.first = first;
    this.limit = limit;
    this.kinds = kinds;
  }

  /** Whether a cycle may begin with a dependency; each cycle of this shape has one such. */
  boolean beginsWith(Dependency dependency) {
    return dependency.kind() == first;
  }

  /** The part of a walk on which all cycles of this shape lie. */
  Walk within(Walk walk, boolean withTime) {
    return (dependency, afterAntiDependency) ->
        (withTime && dependency.kind() == Dependency.Kind.REAL_TIME
                || kinds.contains(dependency.kind()))
            && !(limit != Limit.NONE && afterAntiDependency && dependency.kind().isAntiDependency())
            && walk.takes(dependency, afterAntiDependency);
  }

  /** The part on which cycles of this shape go on after their first dependency. */
  Walk onward(Walk walk, boolean withTime) {
    Walk within = within(walk, withTime);
    return limit == Limit.ONE
        ? (dependency, afterAntiDependency) ->
            !dependency.kind().isAntiDependency() && within.takes(dependency, afterAntiDependency)
        : within;
  }

  /** What a cycle is, whatever search found it. */
  static AnomalyKind kindOf(List<Dependency> cycle) {
    int antiDependencies = 0;
    boolean hasPhantom = false;
    boolean hasRead = false;
    boolean isOfOneKey = true;
    boolean hasAdjacent = false;
    Dependency before = cycle.getLast();
    for (Dependency dependency : cycle) {
      hasPhantom |= dependency.kind() == PHANTOM;
      hasRead |= dependency.kind() == WRITE_READ;
      isOfOneKey &= dependency.concernsSameKey(before);
      if (dependency.kind().isAntiDependency()) {
        antiDependencies++;
        hasAdjacent |= before.kind().isAntiDependency();
      }
      before = dependency;
    }
    if (antiDependencies == 0) {
      return hasRead ? AnomalyKind.G1C : AnomalyKind.G0;
    }
    if (hasAdjacent) {
      return hasPhantom ? AnomalyKind.G2 : AnomalyKind.G2_ITEM;
    }
    if (antiDependencies > 1) {
      return hasPhantom ? AnomalyKind.G_NONADJACENT_PHANTOM : AnomalyKind.G_NONADJACENT;
    }
    if (hasPhantom) {
      return AnomalyKind.G_SINGLE_PHANTOM;
    }
    return isOfOneKey && !hasRead ? AnomalyKind.LOST_UPDATE : AnomalyKind.G_SINGLE;
  }
}
