package io.skerry.page;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DiskReserve;
import io.skerry.io.FatalHandler;
import io.skerry.log.EpochRecord;
import io.skerry.log.LogHistory;
import io.skerry.log.LogReader;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pages by number, in a pool of fixed size, and their way to the disk.
 *
 * <p>Whoever holds the latch shared may read pages that are in memory; a page that is not ends in a
 * {@link PageMiss}. Whoever holds it exclusively may also change, make and free pages, and loads
 * what is missing on the way. An address is good until the latch is given up or, under the
 * exclusive latch, until {@link #nextOperation}.
 */
public final class PageStore implements AutoCloseable {
  private final FatalHandler fatal;
  private final Latch latch = new Latch();
  private final Frames frames;
  private final MemorySegment memory;
  private final PageTable table = new PageTable();
  private final IntList dirty = new IntList();
  private final Extents extents;
  private final PageRoom room;
  private final CheckpointWriter checkpoint;

  /** What the running change may use up; under the exclusive latch. */
  private Room roomOfChange = Room.NONE;

  /**
   * Opens the pages of the newest valid root of {@code directory}, or an empty store.
   *
   * @param frameCount the size of the pool in pages
   * @param reserve room on the disk for what must be written when it is full
   * @param fatal told when a change in memory could not be completed
   */
  public PageStore(
      DataDirectory directory,
      EpochRecord epoch,
      int frameCount,
      int pagesPerExtent,
      DiskReserve reserve,
      FatalHandler fatal) {
    this.fatal = fatal;
    this.frames = new Frames(frameCount);
    this.memory = frames.memory();
    this.extents = new Extents(directory, pagesPerExtent, epoch.storeId(), epoch.epoch());
    this.room = new PageRoom(latch, table, extents, reserve);
    Root newest = RootFile.newest(directory, epoch.storeId());
    if (newest == null) {
      RootFile.refuseIfLost(directory, new LogReader(directory, epoch.storeId()));
    }
    this.checkpoint =
        new CheckpointWriter(
            directory,
            epoch,
            this,
            table,
            extents,
            room,
            dirty,
            newest == null ? Root.empty() : newest);
    checkpoint.load();
  }

  public Latch latch() {
    return latch;
  }

  public MemorySegment memory() {
    return memory;
  }

  /** Room for one page, for whoever holds the latch exclusively. */
  public long scratch() {
    return frames.scratch(0);
  }

  Frames frames() {
    return frames;
  }

  // ---- what the newest root said

  /** Commits before this position of the log are in the pages. */
  public long checkpointLsn() {
    return checkpoint.root().lsn();
  }

  /** From where the log is to be replayed. */
  public long replayFrom() {
    return checkpoint.root().logFrom();
  }

  /** Who wrote the log that is to be replayed. */
  public LogHistory history() {
    return checkpoint.root().history();
  }

  /** What the layer above gave to the last checkpoint; null in a new store. */
  public byte @Nullable [] meta() {
    return checkpoint.loadMeta();
  }

  /**
   * Makes this epoch the store's: writes its first root, which refers to the pages of the last one
   * and to the log's parts.
   *
   * @param history the parts of the log, this epoch's last
   * @param logKeptFrom the first position of the log that anybody may read
   */
  public void beginEpoch(LogHistory history, long logKeptFrom) {
    checkpoint.beginEpoch(history.from(logKeptFrom));
  }

  // ---- pages

  /**
   * The address of a page in memory.
   *
   * @throws PageMiss when it is not in memory: give up the latch, resolve the miss, begin again
   */
  public long address(int pageId) {
    int frame = table.frameOf[pageId];
    if (frame == PageTable.NONE) {
      throw new PageMiss(pageId);
    }
    if (latch.isExclusive()) {
      frames.touchExclusive(frame);
    } else {
      frames.touchShared(frame);
    }
    return Frames.address(frame);
  }

  /**
   * The address of a page, read from its file if need be; under the exclusive latch, in the middle
   * of a change that cannot begin again.
   */
  public long load(int pageId) {
    int frame = table.frameOf[pageId];
    if (frame == PageTable.NONE) {
      frame = loadFrame(pageId);
    } else {
      frames.touchExclusive(frame);
    }
    return Frames.address(frame);
  }

  /**
   * Lets a full disk be met by a checkpoint, before changes are refused.
   *
   * @param runs runs a checkpoint on the calling thread; false if it cannot
   */
  public void useCheckpoints(BooleanSupplier runs) {
    room.useCheckpoints(runs);
  }

  /**
   * Makes a change under the exclusive latch. Where it misses a page, the latch is given up while
   * the page is read, and the change begins again: so it touches all its pages before it changes
   * the first.
   *
   * @throws io.skerry.io.DiskFullException when the disk has no room for what the change may need;
   *     nothing has changed then
   */
  public <T> T change(Room uses, Supplier<T> change) {
    return Objects.requireNonNull(latched(uses, change::get));
  }

  /** As {@link #change}, without a result. */
  public void run(Room uses, Runnable change) {
    Object unused =
        latched(
            uses,
            () -> {
              change.run();
              return null;
            });
  }

  /** As {@link #change}, with a result that may be null. */
  public <T> @Nullable T find(Room uses, Finder<T> finder) {
    return latched(uses, finder);
  }

  /** A look at pages that may find nothing. */
  @FunctionalInterface
  public interface Finder<T> {
    @Nullable T find();
  }

  private <T> @Nullable T latched(Room uses, Finder<T> step) {
    while (true) {
      Miss missed;
      long stamp = latch.lockExclusive();
      roomOfChange = uses;
      try {
        nextOperation();
        return step.find();
      } catch (Miss miss) {
        missed = miss;
      } finally {
        roomOfChange = Room.NONE;
        latch.unlockExclusive(stamp);
      }
      missed.resolve(this);
    }
  }

  /**
   * Counts the changes of a page; a reader that finds another count than before looks for its place
   * again.
   */
  public int changeCount(int pageId) {
    return table.changes[pageId];
  }

  /** Whether a page is in memory, and no running checkpoint still needs it as it is. */
  public boolean isFreeToChange(int pageId) {
    return table.frameOf[pageId] != PageTable.NONE && !table.has(pageId, PageTable.PENDING);
  }

  /** To be called before a page is changed, under the exclusive latch. */
  public void beforeChange(int pageId) {
    if (table.has(pageId, PageTable.PENDING)) {
      checkpoint.image(pageId);
    }
    markDirty(pageId);
    table.set(pageId, PageTable.FRAME_DIRTY);
    table.changes[pageId]++;
  }

  void markDirty(int pageId) {
    if (!table.has(pageId, PageTable.DIRTY) && !table.has(pageId, PageTable.VOLATILE)) {
      table.set(pageId, PageTable.DIRTY);
      dirty.add(pageId);
    }
  }

  /** A new, empty page; under the exclusive latch. */
  public int allocate(long treeId, int type) {
    return allocate(treeId, type, PageTable.ALLOCATED | PageTable.FRAME_DIRTY);
  }

  /** A new, empty page that is in no checkpoint and gone after a restart. */
  public int allocateVolatile(long treeId, int type) {
    return allocate(treeId, type, PageTable.ALLOCATED | PageTable.FRAME_DIRTY | PageTable.VOLATILE);
  }

  /** A new, empty page; under the exclusive latch. */
  public int allocate(long treeId, int type, Keep keep) {
    return switch (keep) {
      case AT_ONCE -> allocate(treeId, type);
      case WITH_COMMIT ->
          allocate(
              treeId,
              type,
              PageTable.ALLOCATED | PageTable.FRAME_DIRTY | PageTable.VOLATILE | PageTable.FRESH);
      case NEVER -> allocateVolatile(treeId, type);
    };
  }

  /**
   * From now on checkpoints keep these pages, which were allocated with {@link Keep#WITH_COMMIT};
   * those that were freed since are left alone. Under the exclusive latch.
   */
  public void keep(IntList pageIds) {
    for (int i = 0; i < pageIds.size(); i++) {
      int pageId = pageIds.get(i);
      if (table.has(pageId, PageTable.FRESH)) {
        table.clear(pageId, PageTable.FRESH | PageTable.VOLATILE);
        markDirty(pageId);
      }
    }
  }

  /** Whether a page of this number is in use; under the latch. */
  public boolean isInUse(int pageId) {
    return pageId > 0 && pageId < table.pageCount() && table.has(pageId, PageTable.ALLOCATED);
  }

  private int allocate(long treeId, int type, int flags) {
    int pageId = table.takeId();
    int frame = freeFrame();
    frames.assign(frame, pageId);
    table.frameOf[pageId] = frame;
    table.placeOf[pageId] = PlaceRef.NONE;
    table.set(pageId, flags);
    markDirty(pageId);
    table.changes[pageId]++;
    PageFormat.initialize(memory, Frames.address(frame), pageId, treeId, type);
    return pageId;
  }

  /** Gives a page back; under the exclusive latch. */
  public void free(int pageId) {
    if (!table.has(pageId, PageTable.ALLOCATED)) {
      throw new AssertionError("page " + pageId + " freed twice");
    }
    beforeChange(pageId);
    int frame = table.frameOf[pageId];
    if (frame != PageTable.NONE) {
      frames.release(frame);
      table.frameOf[pageId] = PageTable.NONE;
    }
    freeVolatilePlace(pageId);
    table.placeOf[pageId] = PlaceRef.NONE;
    table.clear(
        pageId, PageTable.ALLOCATED | PageTable.FRAME_DIRTY | PageTable.VOLATILE | PageTable.FRESH);
    table.giveBackId(pageId);
  }

  /** Gives up a place to which only memory refers. */
  private void freeVolatilePlace(int pageId) {
    long place = table.placeOf[pageId];
    if (place != PlaceRef.NONE
        && place != table.rootPlace[pageId]
        && place != table.imagePlace[pageId]) {
      extents.free(place);
    }
  }

  /**
   * Within one hold of the exclusive latch: the addresses so far are no longer needed, and what was
   * changed is whole.
   */
  public void nextOperation() {
    frames.nextOperation();
    room.require(roomOfChange);
  }

  /** The number of pages in use. */
  public int pagesInUse() {
    int count = 0;
    for (int i = 1; i < table.pageCount(); i++) {
      count += table.has(i, PageTable.ALLOCATED) ? 1 : 0;
    }
    return count;
  }

  /** What the pool of pages takes, in bytes. */
  public long poolBytes() {
    return frames.bytes();
  }

  /** What it takes to know where the pages are, in bytes; grows with the database. */
  public long tableBytes() {
    long stamp = latch.lockShared();
    try {
      return table.bytes();
    } finally {
      latch.unlockShared(stamp);
    }
  }

  /** Loads a page that somebody missed. The latch must not be held. */
  void fetch(int pageId) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(PageFormat.PAGE_BYTES);
      int change = readUnlatched(pageId, copy);
      long stamp = latch.lockExclusive();
      try {
        frames.nextOperation();
        if (isAway(pageId)) {
          int frame = freeFrame();
          if (change == table.changes[pageId]) {
            MemorySegment.copy(copy, 0, memory, Frames.address(frame), PageFormat.PAGE_BYTES);
            assign(frame, pageId);
          } else {
            int unused = loadInto(pageId, frame);
          }
        }
      } finally {
        latch.unlockExclusive(stamp);
      }
    }
  }

  private boolean isAway(int pageId) {
    return pageId < table.pageCount()
        && table.has(pageId, PageTable.ALLOCATED)
        && table.frameOf[pageId] == PageTable.NONE;
  }

  /**
   * Reads a page while others work. Its place may be given to another page meanwhile, so what looks
   * damaged here is read again under the latch.
   *
   * @return the page's count of changes when it was looked up, -1 when it could not be read
   */
  private int readUnlatched(int pageId, MemorySegment into) {
    Extents.Location location;
    int change;
    long stamp = latch.lockShared();
    try {
      if (!isAway(pageId)) {
        return -1;
      }
      location = checkpoint.location(pageId);
      change = table.changes[pageId];
    } finally {
      latch.unlockShared(stamp);
    }
    try {
      location.read(pageId, into, 0);
      return change;
    } catch (DamagedFileException | UncheckedIOException e) {
      return -1;
    }
  }

  private int loadFrame(int pageId) {
    if (!table.has(pageId, PageTable.ALLOCATED)) {
      throw new AssertionError("page " + pageId + " is not in use");
    }
    int frame = freeFrame();
    try {
      return loadInto(pageId, frame);
    } catch (UncheckedIOException | DamagedFileException e) {
      fatal.fatal("A page that is to be changed could not be read: " + e.getMessage(), e);
      throw e;
    }
  }

  private int loadInto(int pageId, int frame) {
    checkpoint.read(pageId, Frames.address(frame));
    assign(frame, pageId);
    return frame;
  }

  private void assign(int frame, int pageId) {
    frames.assign(frame, pageId);
    table.frameOf[pageId] = frame;
  }

  private int freeFrame() {
    int frame = frames.victim();
    int evicted = frames.pageOf(frame);
    if (evicted != PageTable.NONE) {
      if (table.has(evicted, PageTable.FRAME_DIRTY)) {
        long place = writeEvicted(Frames.address(frame));
        freeVolatilePlace(evicted);
        table.placeOf[evicted] = place;
        table.clear(evicted, PageTable.FRAME_DIRTY);
      }
      table.frameOf[evicted] = PageTable.NONE;
      frames.release(frame);
    }
    return frame;
  }

  private long writeEvicted(long address) {
    try {
      return extents.write(checkpoint.root().number() + 1, memory, address);
    } catch (UncheckedIOException e) {
      fatal.fatal("A page could not be written: " + e.getMessage(), e);
      throw e;
    }
  }

  // ---- checkpoint

  /**
   * Begins a checkpoint under the exclusive latch: from now on each page is imaged as it is now
   * before it changes.
   *
   * @param imager must not touch other pages
   */
  public void beginCheckpoint(PageImager imager) {
    room.drainIfMostlyFree();
    checkpoint.begin(imager);
  }

  /**
   * Writes the image of at most one page, under the shared latch; false when none is left. By one
   * thread.
   */
  public boolean writeNextImage() {
    return checkpoint.writeNext();
  }

  /** Whether a page belongs to what the running checkpoint has imaged; for tests. */
  public boolean isCheckpointRunning() {
    return checkpoint.isRunning();
  }

  /**
   * Completes the checkpoint after the last image; takes the latch itself.
   *
   * @param lsn commits before this position of the log are in the images
   * @param logFrom where the replay of the log begins
   * @param logKeptFrom the first position of the log that anybody may read
   * @param meta what the layer above wants to find again
   * @throws io.skerry.io.DiskFullException when the disk was full; the checkpoint is abandoned then
   */
  public void endCheckpoint(long lsn, long logFrom, long logKeptFrom, byte[] meta) {
    checkpoint.end(lsn, logFrom, logKeptFrom, meta);
    room.settle();
  }

  /** Gives up the room that is kept for emergencies; false when there is none left. */
  public boolean giveReserve() {
    return room.giveReserve();
  }

  // ---- checks

  /**
   * Compares where memory has each page with where a root has it, and with the places that count as
   * used. No checkpoint may run. Takes the latch itself.
   *
   * @param root what the files say; null when they say nothing
   * @param faults told under the latch
   */
  public void auditPlaces(@Nullable RootPages root, Consumer<PageFault> faults) {
    long stamp = latch.lockShared();
    try {
      new PlaceAudit(table, extents, checkpoint.root(), faults).check(root);
    } finally {
      latch.unlockShared(stamp);
    }
  }

  @Override
  public void close() {
    extents.close();
    checkpoint.close();
    frames.close();
  }
}
