package io.skerry.testkit.sim;

/**
 * The blocks of a simulated disk.
 *
 * <p>Blocks that a deletion or truncation gave back are given out again only when that change can
 * no longer be lost: as file systems do, the disk makes it durable when it needs the room.
 */
final class Room {
  private final Runnable settle;
  private long capacity = Long.MAX_VALUE;
  private long used;
  private long waiting;

  /**
   * @param settle makes all deletions and truncations so far durable
   */
  Room(Runnable settle) {
    this.settle = settle;
  }

  long capacity() {
    return capacity;
  }

  void setCapacity(long blocks) {
    capacity = blocks;
  }

  long free() {
    return Math.max(0, capacity - used + waiting);
  }

  /** Takes one block; false when the disk is full. */
  boolean take() {
    if (used >= capacity && waiting > 0) {
      settle.run();
      used -= waiting;
      waiting = 0;
    }
    if (used >= capacity) {
      return false;
    }
    used++;
    return true;
  }

  /** Counts blocks that are there, whatever the capacity says. */
  void add(long blocks) {
    used += blocks;
  }

  void giveBack(long blocks) {
    waiting += blocks;
  }
}
