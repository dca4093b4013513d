package io.skerry.page;

import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
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
  private static final int ENTRIES_PER_MAP =
      (PageFormat.PAGE_BYTES - PageFormat.HEADER_BYTES) / Long.BYTES;
  private static final int META_BYTES_PER_PAGE = PageFormat.PAGE_BYTES - PageFormat.HEADER_BYTES;

  /** How many pages a checkpoint moves out of the extents of earlier epochs. */
  private static final int MOVED_PAGES_MAX = 256;

  private static final int MOVED_SEARCH_MAX = 1 << 16;

  private final DataDirectory directory;
  private final EpochRecord epoch;
  private final PageStore pages;
  private final PageTable table;
  private final Extents extents;
  private final MemorySegment memory;
  private final RootFile rootFile;
  private Root root;
  private LogHistory history;

  private @Nullable PageImager imager;
  private int[] pending = new int[0];
  private int nextPending;
  private int moveFrom = 1;

  CheckpointWriter(
      DataDirectory directory,
      EpochRecord epoch,
      PageStore pages,
      PageTable table,
      Extents extents,
      Root root) {
    this.directory = directory;
    this.epoch = epoch;
    this.pages = pages;
    this.table = table;
    this.extents = extents;
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
  void load(IntList dirty) {
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

  void begin(PageImager with, IntList dirty) {
    if (imager != null) {
      throw new AssertionError("a checkpoint is running");
    }
    imager = with;
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

  /** Adds some pages that lie in extents of earlier epochs, so that these empty in time. */
  private int[] withMoved(int[] changed) {
    IntList all = new IntList();
    for (int pageId : changed) {
      all.add(pageId);
    }
    int count = table.pageCount();
    int moved = 0;
    for (int i = 0; i < Math.min(count - 1, MOVED_SEARCH_MAX) && moved < MOVED_PAGES_MAX; i++) {
      int pageId = moveFrom < count ? moveFrom : 1;
      moveFrom = pageId + 1;
      long place = table.rootPlace[pageId];
      if (place != PlaceRef.NONE
          && extents.isForeign(place)
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
      read(pageId, page);
    }
    long target = pages.frames().scratch(2);
    switch (Objects.requireNonNull(imager).image(pageId, memory, page, target)) {
      case SAME -> writeImage(pageId, page);
      case OTHER -> {
        writeImage(pageId, target);
        pages.markDirty(pageId);
      }
      case ABSENT -> pages.markDirty(pageId);
    }
    table.clear(pageId, PageTable.PENDING);
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

  private Root writeMapAndMeta(long lsn, long logFrom, byte[] meta) {
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
      boolean keep = isOld && !changedMaps.get(map) && !extents.isForeign(oldPlace);
      mapPlaces.add(keep ? oldPlace : writeMap(map, pageCount, isPending));
    }
    List<Long> metaPlaces = writeMeta(meta);
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

  private List<Long> writeMeta(byte[] meta) {
    List<Long> places = new ArrayList<>();
    long scratch = pages.frames().scratch(2);
    for (int from = 0; from < meta.length; from += META_BYTES_PER_PAGE) {
      PageFormat.initialize(memory, scratch, places.size(), 0, PageFormat.TYPE_META);
      int length = Math.min(META_BYTES_PER_PAGE, meta.length - from);
      MemorySegment.copy(
          meta, from, memory, ValueLayout.JAVA_BYTE, scratch + PageFormat.HEADER_BYTES, length);
      places.add(extents.write(root.number() + 1, memory, scratch));
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
