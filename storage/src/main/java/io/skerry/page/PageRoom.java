package io.skerry.page;

import io.skerry.io.DiskFullException;
import io.skerry.io.DiskReserve;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that no page is changed that could not be written later: each changed page has a place
 * kept for its image in the next checkpoint, and one for its eviction. So a full disk is met before
 * a change, where it does no harm, and never in its middle.
 */
final class PageRoom {
  /** How many places one change under the latch may need at most. */
  private static final int OPERATION_PLACES = 64;

  /** How many pages a checkpoint moves out of files that are to be emptied. */
  private static final int MOVED_PAGES_MAX = 256;

  private static final int GROWTH_PAGES_MIN = 64;
  private static final int GROWTH_PAGES_MAX = 1024;

  /** So many places of an epoch are made by writing zeros. */
  private static final int PLACES_BY_ZEROS = 2048;

  private final Latch latch;
  private final PageTable table;
  private final Extents extents;
  private final DiskReserve reserve;
  private final ReentrantLock growing = new ReentrantLock();

  /** Whether the disk was full, and the reserve is not whole again since. */
  private volatile boolean isTight;

  private BooleanSupplier checkpoint = () -> false;

  /** Places for the page map and meta data of the next root. */
  private int placesForRoot;

  PageRoom(Latch latch, PageTable table, Extents extents, DiskReserve reserve) {
    this.latch = latch;
    this.table = table;
    this.extents = extents;
    this.reserve = reserve;
  }

  /**
   * @param runs runs a checkpoint, which makes what pages have changed need no places any more;
   *     false if it cannot
   */
  void useCheckpoints(BooleanSupplier runs) {
    checkpoint = runs;
  }

  void keepForRoot(int places) {
    placesForRoot = places;
  }

  /** A change would need places that are not there. */
  private final class RoomMiss extends Miss {
    private static final long serialVersionUID = 1L;

    private final Room room;

    RoomMiss(Room room) {
      this.room = room;
    }

    @Override
    public void resolve(PageStore pages) {
      make(room);
    }
  }

  /** Under the exclusive latch, before a change. */
  void require(Room room) {
    if (room != Room.NONE && lacking(room) > 0) {
      throw new RoomMiss(room);
    }
  }

  /** How many places there are that nothing needs. */
  int spare() {
    return extents.freePlaces() - table.placesNeeded() - placesForRoot;
  }

  /**
   * What a transaction does is undone or cleared later, so a change that could be put off leaves
   * room for several more operations, where room may not be had for the asking.
   */
  private int lacking(Room room) {
    if (!isTight) {
      return OPERATION_PLACES - spare();
    }
    int operations =
        switch (room) {
          case GROW -> 4;
          case SHRINK -> 2;
          case MUST, NONE -> 1;
        };
    long reserveWanted =
        switch (room) {
          case GROW -> reserve.bytes();
          case SHRINK -> reserve.bytes() / 2;
          case MUST, NONE -> 0;
        };
    long missing = Math.max(0, reserveWanted - reserve.held());
    return operations * OPERATION_PLACES + (int) (missing / PageFormat.PAGE_BYTES) - spare();
  }

  /**
   * Makes room; the latch must not be held.
   *
   * @throws DiskFullException when there is none
   */
  private void make(Room room) {
    DiskFullException full = grow(room);
    if (full == null) {
      return;
    }
    isTight = true;
    int left = Integer.MAX_VALUE;
    while (pagesToBeLeft() < left && checkpoint.getAsBoolean()) {
      left = pagesToBeLeft();
      if (isMade(room) || grow(room) == null) {
        return;
      }
    }
    if (giveFor(room)) {
      full = grow(room);
    }
    if (full != null && !isMade(room)) {
      throw full;
    }
  }

  /** Gives up as much of the reserve as a change may use, and needs. */
  private boolean giveFor(Room room) {
    long stamp = latch.lockShared();
    long wanted;
    try {
      wanted = (long) (lacking(room) + 2) * PageFormat.PAGE_BYTES;
    } finally {
      latch.unlockShared(stamp);
    }
    long kept =
        switch (room) {
          case GROW, NONE -> reserve.bytes();
          case SHRINK -> reserve.bytes() / 2;
          case MUST -> 0;
        };
    return reserve.give(Math.max(kept, reserve.held() - wanted));
  }

  private int pagesToBeLeft() {
    long stamp = latch.lockShared();
    try {
      return extents.pagesToBeLeft();
    } finally {
      latch.unlockShared(stamp);
    }
  }

  private boolean isMade(Room room) {
    long stamp = latch.lockShared();
    try {
      return lacking(room) <= 0;
    } finally {
      latch.unlockShared(stamp);
    }
  }

  /** Lets the files grow; returns why they did not. */
  private @Nullable DiskFullException grow(Room room) {
    growing.lock();
    try {
      while (true) {
        Extents.Growth growth = plan(room, GROWTH_PAGES_MAX);
        if (growth == null) {
          return null;
        }
        try {
          perform(growth);
        } catch (DiskFullException full) {
          growth = plan(room, 0);
          if (growth == null) {
            return null;
          }
          perform(growth);
        }
      }
    } catch (DiskFullException full) {
      return full;
    } finally {
      growing.unlock();
    }
  }

  /** Plans a growth if room is lacking: as much as is lacking, and more ahead. */
  private Extents.@Nullable Growth plan(Room room, int aheadMax) {
    long stamp = latch.lockExclusive();
    try {
      if (lacking(room) > 0) {
        extents.stopDraining();
      }
      int lacking = lacking(room);
      int ahead = Math.min(aheadMax, Math.max(GROWTH_PAGES_MIN, extents.ownPlaces() / 4));
      return lacking <= 0 ? null : extents.planGrowth(Math.max(lacking, ahead));
    } finally {
      latch.unlockExclusive(stamp);
    }
  }

  private void perform(Extents.Growth growth) {
    boolean isDone = false;
    try {
      extents.perform(growth, extents.ownPlaces() < PLACES_BY_ZEROS);
      isDone = true;
    } finally {
      long stamp = latch.lockExclusive();
      try {
        if (isDone) {
          extents.adopt(growth);
        } else {
          extents.forget(growth);
        }
      } finally {
        latch.unlockExclusive(stamp);
      }
    }
  }

  /**
   * How many pages the next checkpoint moves at most. On a full disk emptied files are the room.
   */
  int pagesToMoveMax() {
    return Math.max(0, isTight ? spare() / 2 : Math.min(MOVED_PAGES_MAX, spare() / 2));
  }

  /** After a checkpoint: makes the reserve whole again, and empties files that are not needed. */
  void settle() {
    reserve.fill();
    if (reserve.held() == reserve.bytes()) {
      isTight = false;
    }
  }

  /** Before a checkpoint, under the exclusive latch. */
  void drainIfMostlyFree() {
    int used = extents.ownPlaces() - extents.freePlaces() + table.placesNeeded() + placesForRoot;
    extents.drainOne(Math.max(used, GROWTH_PAGES_MAX) + 2 * OPERATION_PLACES);
  }

  /**
   * Gives up the whole reserve, so that a checkpoint can end; false when nothing was left of it.
   */
  boolean giveReserve() {
    isTight = true;
    return reserve.give(0);
  }
}
