package io.skerry.page;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import io.skerry.io.DiskFullException;
import io.skerry.log.EpochRecord;
import io.skerry.log.LogHistory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes images of pages, the page map and the root. See the package's essay for the order. */
final class CheckpointWriter implements AutoCloseable {
  static final int ENTRIES_PER_MAP = (PageFormat.PAGE_BYTES - PageFormat.HEADER_BYTES) / Long.BYTES;
  static final int META_BYTES_PER_PAGE = PageFormat.PAGE_BYTES - PageFormat.HEADER_BYTES;

  private final DataDirectory directory;
  private final EpochRecord epoch;
  private final PageStore pages;
  private final PageTable table;
  private final Extents extents;
  private final PageRoom room;
  private final MemorySegment memory;
  private final RootFile rootFile;
  private Root root;
  private LogHistory history;

  private @Nullable PageImager imager;
  private int[] pending = new int[0];
  private int nextPending;

  /** Pages whose changes no root has, in no order; of {@link PageStore}. */
  private final IntList dirty;

  /** Why the running checkpoint comes to nothing. */
  private @Nullable DiskFullException abandoned;

  CheckpointWriter(
      DataDirectory directory,
      EpochRecord epoch,
      PageStore pages,
      PageTable table,
      Extents extents,
      PageRoom room,
      IntList dirty,
      Root root) {
    this.dirty = dirty;
    this.directory = directory;
    this.epoch = epoch;
    this.pages = pages;
    this.table = table;
    this.extents = extents;
    this.room = room;
    this.memory = pages.memory();
    this.root = root;
    this.history = root.history();
    this.rootFile = RootFile.create(directory, epoch.epoch(), epoch.storeId());
  }

  Root root() {
    return root;
  }

  boolean isRunning() {
    return imager != null;
  }

  // ---- opening

  /** Reads the page map of the root. */
  void load() {
    for (Extents.Name name : root.extents()) {
      extents.openExisting(name);
    }
    table.setPageCount(root.pageCount());
    long scratch = pages.frames().scratch(1);
    for (int map = 0; map < root.mapPlaces().size(); map++) {
      long place = root.mapPlaces().get(map);
      extents.markUsed(place);
      extents.read(place, map, memory, scratch);
      int first = map * ENTRIES_PER_MAP;
      for (int i = 0; i < ENTRIES_PER_MAP && first + i < root.pageCount(); i++) {
        loadEntry(
            first + i, memory.get(PageFormat.LONG, scratch + PageFormat.HEADER_BYTES + i * 8L));
      }
    }
    for (long place : root.metaPlaces()) {
      extents.markUsed(place);
    }
    dirty.clear();
    keepRoomForRoot();
  }

  /** The next root needs places for its page map and meta data, which may have grown. */
  private void keepRoomForRoot() {
    int maps = table.pageCount() / ENTRIES_PER_MAP + 2;
    room.keepForRoot(maps + 2 * root.metaPlaces().size() + 2);
  }

  private void loadEntry(int pageId, long place) {
    if (place != PlaceRef.NONE) {
      table.set(pageId, PageTable.ALLOCATED);
      table.placeOf[pageId] = place;
      table.rootPlace[pageId] = place;
      extents.markUsed(place);
    } else if (pageId > 0) {
      table.giveBackId(pageId);
    }
  }

  byte @Nullable [] loadMeta() {
    if (root.number() == 0) {
      return null;
    }
    byte[] meta = new byte[root.metaLength()];
    long scratch = pages.frames().scratch(1);
    for (int i = 0; i < root.metaPlaces().size(); i++) {
      extents.read(root.metaPlaces().get(i), i, memory, scratch);
      int from = i * META_BYTES_PER_PAGE;
      MemorySegment.copy(
          memory,
          ValueLayout.JAVA_BYTE,
          scratch + PageFormat.HEADER_BYTES,
          meta,
          from,
          Math.min(META_BYTES_PER_PAGE, meta.length - from));
    }
    return meta;
  }

  void beginEpoch(LogHistory withThisEpoch) {
    history = withThisEpoch.from(root.logFrom());
    long number = root.number();
    root =
        new Root(
            epoch.epoch(),
            number == 0 ? 0 : number + 1,
            root.lsn(),
            root.logFrom(),
            root.pageCount(),
            root.mapPlaces(),
            root.metaPlaces(),
            root.metaLength(),
            root.extents(),
            history);
    rootFile.write(root);
    directory.sync();
    epoch.check();
    Set<String> named =
        extents.names().stream().map(Extents.Name::fileName).collect(Collectors.toSet());
    for (String name : directory.list()) {
      if (isLeftOver(name, named)) {
        directory.delete(name);
      }
    }
  }

  /**
   * Whether no root will ever refer to a file again: roots and unused extents of earlier epochs.
   */
  private boolean isLeftOver(String name, Set<String> named) {
    if (RootFile.isName(name)) {
      return !name.equals(RootFile.name(epoch.epoch()));
    }
    return Extents.isName(name) && !named.contains(name);
  }

  // ---- a checkpoint

  void begin(PageImager with) {
    if (imager != null) {
      throw new AssertionError("a checkpoint is running");
    }
    imager = with;
    abandoned = null;
    int[] changed = dirty.toArray();
    dirty.clear();
    for (int pageId : changed) {
      table.clear(pageId, PageTable.DIRTY);
      if (table.isKept(pageId)) {
        table.set(pageId, PageTable.PENDING);
      }
      table.imagePlace[pageId] = PlaceRef.NONE;
    }
    pending = withMoved(changed);
    nextPending = 0;
  }

  /** Adds some pages that lie in files that are to be left, so that these empty in time. */
  private int[] withMoved(int[] changed) {
    IntList all = new IntList();
    for (int pageId : changed) {
      all.add(pageId);
    }
    int moved = 0;
    int movedMax = room.pagesToMoveMax();
    BitSet left = extents.emptiestToBeLeft(movedMax);
    int count = left.isEmpty() ? 0 : table.pageCount();
    for (int pageId = 1; pageId < count && moved < movedMax; pageId++) {
      long place = table.rootPlace[pageId];
      if (place != PlaceRef.NONE
          && left.get(extents.indexOf(place))
          && table.isKept(pageId)
          && !table.has(pageId, PageTable.PENDING)) {
        table.set(pageId, PageTable.PENDING);
        table.imagePlace[pageId] = PlaceRef.NONE;
        all.add(pageId);
        moved++;
      }
    }
    return all.toArray();
  }

  boolean writeNext() {
    while (nextPending < pending.length) {
      int pageId = pending[nextPending];
      boolean isPending = table.has(pageId, PageTable.PENDING);
      if (isPending) {
        image(pageId);
      }
      nextPending++;
      if (isPending) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes the committed image of a page to a new place.
   *
   * @throws PageMiss when a page that the image needs is not in memory; nothing has changed then
   */
  void image(int pageId) {
    int frame = table.frameOf[pageId];
    long page;
    if (frame != PageTable.NONE) {
      page = Frames.address(frame);
    } else {
      page = pages.frames().scratch(1);
      if (isLostToRoot(pageId, page)) {
        return;
      }
    }
    long target = pages.frames().scratch(2);
    PageImager.Image image = Objects.requireNonNull(imager).image(pageId, memory, page, target);
    try {
      switch (image) {
        case SAME -> writeImage(pageId, page);
        case OTHER -> {
          writeImage(pageId, target);
          pages.markDirty(pageId);
        }
        case ABSENT -> pages.markDirty(pageId);
      }
      table.clear(pageId, PageTable.PENDING);
    } catch (DiskFullException full) {
      abandon(full);
    }
  }

  /** The running checkpoint comes to nothing: its pages are as they were before it began. */
  private void abandon(DiskFullException full) {
    for (int pageId : pending) {
      table.clear(pageId, PageTable.PENDING);
      long image = table.imagePlace[pageId];
      if (image != PlaceRef.NONE) {
        extents.free(image);
        table.imagePlace[pageId] = PlaceRef.NONE;
      }
      if (!table.has(pageId, PageTable.DIRTY)) {
        table.set(pageId, PageTable.DIRTY);
        dirty.add(pageId);
      }
    }
    pending = new int[0];
    nextPending = 0;
    imager = null;
    abandoned = full;
  }

  /**
   * Reads a page that is not in memory. One that is damaged where the root has it already stays
   * there: the next root is no worse than the last, and a check can name the page.
   *
   * @return whether that is so
   */
  private boolean isLostToRoot(int pageId, long page) {
    try {
      read(pageId, page);
      return false;
    } catch (DamagedFileException e) {
      if (table.placeOf[pageId] != table.rootPlace[pageId]) {
        throw e;
      }
      table.imagePlace[pageId] = table.rootPlace[pageId];
      table.clear(pageId, PageTable.PENDING);
      return true;
    }
  }

  /** Reads a page that is not in memory. */
  void read(int pageId, long page) {
    location(pageId).read(pageId, memory, page);
  }

  /** Where a page is that is not in memory. */
  Extents.Location location(int pageId) {
    return extents.location(table.placeOf[pageId]);
  }

  private void writeImage(int pageId, long page) {
    table.imagePlace[pageId] = extents.write(root.number() + 1, memory, page);
  }

  void end(long lsn, long logFrom, byte[] meta) {
    Latch latch = pages.latch();
    long stamp = latch.lockShared();
    Root written;
    List<DataFile> files;
    try {
      if (abandoned != null) {
        throw abandoned;
      }
      written = writeMapAndMeta(lsn, logFrom, meta);
      files = extents.takeWritten();
    } finally {
      latch.unlockShared(stamp);
    }
    files.forEach(DataFile::force);
    directory.sync();
    rootFile.write(written);
    epoch.check();
    stamp = latch.lockExclusive();
    try {
      adopt(written);
    } finally {
      latch.unlockExclusive(stamp);
    }
  }

  /** Where it throws, the checkpoint is abandoned. */
  private Root writeMapAndMeta(long lsn, long logFrom, byte[] meta) {
    List<Long> written = new ArrayList<>();
    try {
      Root next = writeMapAndMeta(lsn, logFrom, meta, written);
      rootFile.makeRoom(next);
      return next;
    } catch (DiskFullException full) {
      written.forEach(extents::free);
      abandon(full);
      throw full;
    }
  }

  /**
   * @param made gets the places that are written
   */
  private Root writeMapAndMeta(long lsn, long logFrom, byte[] meta, List<Long> made) {
    int pageCount = table.pageCount();
    BitSet changedMaps = new BitSet();
    for (int pageId : pending) {
      changedMaps.set(pageId / ENTRIES_PER_MAP);
    }
    List<Long> mapPlaces = new ArrayList<>();
    int mapCount = (pageCount + ENTRIES_PER_MAP - 1) / ENTRIES_PER_MAP;
    BitSet isPending = new BitSet();
    for (int pageId : pending) {
      isPending.set(pageId);
    }
    for (int map = 0; map < mapCount; map++) {
      boolean isOld = map < root.mapPlaces().size();
      long oldPlace = isOld ? root.mapPlaces().get(map) : PlaceRef.NONE;
      boolean keep = isOld && !changedMaps.get(map) && !extents.isToBeLeft(oldPlace);
      if (!keep) {
        made.add(writeMap(map, pageCount, isPending));
      }
      mapPlaces.add(keep ? oldPlace : made.getLast());
    }
    List<Long> metaPlaces = writeMeta(meta, made);
    return new Root(
        epoch.epoch(),
        root.number() + 1,
        lsn,
        logFrom,
        pageCount,
        mapPlaces,
        metaPlaces,
        meta.length,
        extents.names(),
        history.from(logFrom));
  }

  private long writeMap(int map, int pageCount, BitSet isPending) {
    long scratch = pages.frames().scratch(2);
    PageFormat.initialize(memory, scratch, map, 0, PageFormat.TYPE_MAP);
    int first = map * ENTRIES_PER_MAP;
    for (int i = 0; i < ENTRIES_PER_MAP && first + i < pageCount; i++) {
      int pageId = first + i;
      long place = isPending.get(pageId) ? table.imagePlace[pageId] : table.rootPlace[pageId];
      memory.set(PageFormat.LONG, scratch + PageFormat.HEADER_BYTES + i * 8L, place);
    }
    return extents.write(root.number() + 1, memory, scratch);
  }

  private List<Long> writeMeta(byte[] meta, List<Long> made) {
    List<Long> places = new ArrayList<>();
    long scratch = pages.frames().scratch(2);
    for (int from = 0; from < meta.length; from += META_BYTES_PER_PAGE) {
      PageFormat.initialize(memory, scratch, places.size(), 0, PageFormat.TYPE_META);
      int length = Math.min(META_BYTES_PER_PAGE, meta.length - from);
      MemorySegment.copy(
          meta, from, memory, ValueLayout.JAVA_BYTE, scratch + PageFormat.HEADER_BYTES, length);
      long place = extents.write(root.number() + 1, memory, scratch);
      places.add(place);
      made.add(place);
    }
    return places;
  }

  /** The new root is durable: what only the old one needed is free. */
  private void adopt(Root written) {
    for (int pageId : pending) {
      adoptPage(pageId);
    }
    for (int map = 0; map < root.mapPlaces().size(); map++) {
      long old = root.mapPlaces().get(map);
      if (map >= written.mapPlaces().size() || written.mapPlaces().get(map) != old) {
        extents.free(old);
      }
    }
    for (long place : root.metaPlaces()) {
      extents.free(place);
    }
    root = written;
    history = written.history();
    imager = null;
    pending = new int[0];
    extents.deleteUnused();
    keepRoomForRoot();
  }

  private void adoptPage(int pageId) {
    long old = table.rootPlace[pageId];
    long image = table.imagePlace[pageId];
    long place = table.placeOf[pageId];
    boolean isAllocated = table.isKept(pageId);
    boolean isSame = !table.has(pageId, PageTable.DIRTY);
    if (image == PlaceRef.NONE && isAllocated && place == old) {
      table.rootPlace[pageId] = PlaceRef.NONE;
      return;
    }
    table.rootPlace[pageId] = image;
    table.imagePlace[pageId] = PlaceRef.NONE;
    if (isSame && isAllocated) {
      if (place != PlaceRef.NONE && place != old && place != image) {
        extents.free(place);
      }
      table.placeOf[pageId] = image;
      table.clear(pageId, PageTable.FRAME_DIRTY);
    } else if (place == old) {
      table.placeOf[pageId] = image;
    }
    if (old != PlaceRef.NONE && old != image) {
      extents.free(old);
    }
  }

  @Override
  public void close() {
    rootFile.close();
  }
}
