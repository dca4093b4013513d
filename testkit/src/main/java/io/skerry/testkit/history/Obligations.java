package io.skerry.testkit.history;

import static io.skerry.testkit.history.AnomalyKind.G1C;
import static io.skerry.testkit.history.AnomalyKind.G2;
import static io.skerry.testkit.history.AnomalyKind.G2_ITEM;
import static io.skerry.testkit.history.AnomalyKind.G_SINGLE;
import static io.skerry.testkit.history.AnomalyKind.G_SINGLE_PHANTOM;

/**
 * The walks whose circles no level of the transactions on it allows.
 *
 * <p>The proof is by the instants of commits, which would have to rise along such a circle for
 * ever:
 *
 * <ul>
 *   <li>A write before a write, whose lock it had: at every level. The order of time: always.
 *   <li>A write before its read: unless the reader may see uncommitted data.
 *   <li>A read before a write that changed it: at a level that keeps what it read locked, the
 *       reader commits first. At SNAPSHOT it only began before the writer committed; that is enough
 *       if the circle came to the reader by another kind of dependency, whose transaction had
 *       committed when the snapshot was taken. Two anti-dependencies in a row prove nothing there.
 * </ul>
 *
 * <p>This is Adya's graph of mixed levels (ICDE 2000, section 5.5), with snapshots added.
 */
final class Obligations implements Walk {
  private final IsolationLevel[] levels;

  /**
   * @param levels of the transactions of the history, by their places
   */
  Obligations(IsolationLevel[] levels) {
    this.levels = levels;
  }

  @Override
  public boolean takes(Dependency dependency, boolean afterAntiDependency) {
    return switch (dependency.kind()) {
      case WRITE_WRITE, REAL_TIME -> true;
      case WRITE_READ -> levels[dependency.to()].forbids(G1C);
      case READ_WRITE ->
          levels[dependency.from()].forbids(afterAntiDependency ? G2_ITEM : G_SINGLE);
      case PHANTOM ->
          levels[dependency.from()].forbids(afterAntiDependency ? G2 : G_SINGLE_PHANTOM);
    };
  }
}
