package io.skerry.page;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The files that hold pages, and which of their places are free.
 *
 * <p>A place is a number: extent times places per extent plus the place within. An extent is a file
 * of one epoch; only that epoch writes to it, later ones read it and delete it when nothing refers
 * to it. Used under the store's latch.
 */
final class Extents implements AutoCloseable {
  /** An extent as roots name it. */
  record Name(int index, long epoch) {
    String fileName() {
      return String.format("%s%08x-%08x", PREFIX, epoch, index);
    }
  }

  private static final String PREFIX = "pages-";

  // what the header of an extent holds
  static final int STORE_AT = PageFormat.HEADER_BYTES;
  private static final int EPOCH_AT = PageFormat.HEADER_BYTES + 8;
  static final int PLACES_AT = PageFormat.HEADER_BYTES + 16;

  private static final class Extent {
    final Name name;
    final boolean isOwn;
    final BitSet used;
    int usedCount;

    /** How many places the file has room for. */
    int grown;

    boolean isWritten;

    /** Whether it gets no more pages, so that it empties. */
    boolean isDraining;

    boolean isGrowing;

    /** Null until it is wanted: a store has hundreds of extents, and opens before it reads one. */
    private @Nullable DataFile file;

    Extent(Name name, @Nullable DataFile file, boolean isOwn, int places) {
      this.name = name;
      this.file = file;
      this.isOwn = isOwn;
      this.used = new BitSet(places);
    }
  }

  /** The file of an extent, whose header is checked when it is opened. From any thread. */
  private DataFile file(Extent extent) {
    synchronized (extent) {
      DataFile file = extent.file;
      if (file == null) {
        file = directory.open(extent.name.fileName());
        checkHeader(extent.name, file);
        extent.file = file;
      }
      return file;
    }
  }

  private static void close(Extent extent) {
    synchronized (extent) {
      if (extent.file != null) {
        extent.file.close();
      }
    }
  }

  private final DataDirectory directory;
  private final int placesPerExtent;
  private final long storeId;
  private final long epoch;
  private final List<@Nullable Extent> extents = new ArrayList<>();
  private final Map<Integer, Name> missing = new HashMap<>();
  private int allocateFrom;

  /**
   * Indexes of deleted extents that the newest root still names; a new file would be taken for it.
   */
  private final BitSet named = new BitSet();

  /** Places to which pages can be written; those of draining extents are not counted. */
  private int freePlaces;

  /** Places in own extents. */
  private int ownPlaces;

  Extents(DataDirectory directory, int placesPerExtent, long storeId, long epoch) {
    this.directory = directory;
    this.placesPerExtent = placesPerExtent;
    this.storeId = storeId;
    this.epoch = epoch;
  }

  static boolean isName(String name) {
    return name.startsWith(PREFIX);
  }

  /**
   * Takes note of an extent that the root names. It may be gone if nothing refers to it any more.
   */
  void openExisting(Name name) {
    while (extents.size() <= name.index()) {
      extents.add(null);
    }
    if (!directory.exists(name.fileName())) {
      missing.put(name.index(), name);
      return;
    }
    extents.set(name.index(), new Extent(name, null, false, placesPerExtent));
  }

  private void checkHeader(Name name, DataFile file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment page = arena.allocate(PageFormat.PAGE_BYTES);
      readChecked(file, 0, name.index(), page, 0);
      if (page.get(PageFormat.LONG, STORE_AT) != storeId) {
        throw new DamagedFileException(
            name.fileName(), STORE_AT, "the extent belongs to another store");
      }
    }
  }

  /** Says that the root refers to a place. Called for each page when the store opens. */
  void markUsed(long ref) {
    int place = PlaceRef.place(ref);
    int index = place / placesPerExtent;
    Extent extent = place > 0 && index < extents.size() ? extents.get(index) : null;
    if (extent == null) {
      throw lost(place, index);
    }
    int slot = place % placesPerExtent;
    if (!extent.used.get(slot)) {
      extent.used.set(slot);
      extent.usedCount++;
    }
  }

  /** Whether a place is in a file that is to be emptied: one of an earlier epoch, or too many. */
  boolean isToBeLeft(long ref) {
    Extent extent = extent(PlaceRef.place(ref));
    return !extent.isOwn || extent.isDraining;
  }

  // ---- leaving files

  /** How many pages are in files that are to be emptied. */
  int pagesToBeLeft() {
    int count = 0;
    for (Extent extent : extents) {
      if (extent != null && (!extent.isOwn || extent.isDraining)) {
        count += extent.usedCount - (extent.isOwn ? 1 : 0);
      }
    }
    return count;
  }

  /**
   * The indexes of the emptiest files that are to be emptied: those with {@code pages} together.
   */
  BitSet emptiestToBeLeft(int pages) {
    List<Extent> found = new ArrayList<>();
    for (Extent extent : extents) {
      if (extent != null && (!extent.isOwn || extent.isDraining)) {
        found.add(extent);
      }
    }
    found.sort(Comparator.comparingInt(extent -> extent.usedCount));
    BitSet chosen = new BitSet();
    int count = 0;
    for (int i = 0; i < found.size() && count < pages; i++) {
      chosen.set(found.get(i).name.index());
      count += found.get(i).usedCount;
    }
    return chosen;
  }

  int indexOf(long ref) {
    return PlaceRef.place(ref) / placesPerExtent;
  }

  // ---- room

  int freePlaces() {
    return freePlaces;
  }

  int ownPlaces() {
    return ownPlaces;
  }

  private DamagedFileException lost(int place, int index) {
    Name gone = missing.get(index);
    return gone == null
        ? new DamagedFileException(
            PREFIX, 0, "the page map names place " + place + ", which no file has")
        : new DamagedFileException(gone.fileName(), 0, "the file is missing");
  }

  /** A free place in an extent of this epoch. */
  private int allocate() {
    for (int i = allocateFrom; i < extents.size(); i++) {
      Extent extent = extents.get(i);
      if (extent != null && extent.isOwn && !extent.isDraining) {
        int slot = extent.used.nextClearBit(0);
        if (slot < extent.grown) {
          allocateFrom = i;
          extent.used.set(slot);
          extent.usedCount++;
          freePlaces--;
          return extent.name.index() * placesPerExtent + slot;
        }
      }
    }
    throw new AssertionError("a page is written for which no place was kept");
  }

  /** Room that is being made; no page is there before {@link #adopt}. */
  static final class Growth {
    private final Extent extent;
    private final boolean isNew;
    private final int from;
    private final int to;

    private Growth(Extent extent, boolean isNew, int to) {
      this.extent = extent;
      this.isNew = isNew;
      this.from = extent.grown;
      this.to = to;
    }
  }

  /**
   * Plans room for up to {@code places} more pages, in the last extent that is not full-grown or in
   * a new one; under the exclusive latch. One plan at a time.
   */
  Growth planGrowth(int places) {
    for (Extent extent : extents) {
      if (extent != null && extent.isOwn && extent.grown < placesPerExtent) {
        extent.isGrowing = true;
        return new Growth(extent, false, Math.min(placesPerExtent, extent.grown + places));
      }
    }
    int index = 0;
    while (named.get(index) || (index < extents.size() && extents.get(index) != null)) {
      index++;
    }
    Name name = new Name(index, epoch);
    Extent extent = new Extent(name, directory.create(name.fileName()), true, placesPerExtent);
    return new Growth(extent, true, Math.min(placesPerExtent, 1 + places));
  }

  /**
   * Makes the room of a plan; the latch need not be held. Where it throws, all is as before.
   *
   * @param byZeros whether the file gets zeros: room that was only set aside costs a start of the
   *     program the time to call the C library
   */
  void perform(Growth growth, boolean byZeros) {
    Extent extent = growth.extent;
    boolean isDone = false;
    try {
      long bytes = (long) growth.to * PageFormat.PAGE_BYTES;
      if (byZeros) {
        file(extent).preallocate(bytes);
      } else {
        file(extent).reserve((long) growth.from * PageFormat.PAGE_BYTES, bytes);
      }
      if (growth.isNew) {
        writeHeader(extent);
      }
      isDone = true;
    } finally {
      if (!isDone && growth.isNew) {
        close(extent);
        directory.delete(extent.name.fileName());
      }
    }
  }

  private void writeHeader(Extent extent) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment page = arena.allocate(PageFormat.PAGE_BYTES);
      PageFormat.initialize(page, 0, extent.name.index(), 0, PageFormat.TYPE_EXTENT);
      page.set(PageFormat.LONG, STORE_AT, storeId);
      page.set(PageFormat.LONG, EPOCH_AT, epoch);
      page.set(PageFormat.INT, PLACES_AT, placesPerExtent);
      writeAt(extent, 0, page, 0);
    }
  }

  /** Takes note of room that was made; under the exclusive latch. */
  void adopt(Growth growth) {
    Extent extent = growth.extent;
    extent.isGrowing = false;
    extent.grown = growth.to;
    int gained = growth.to - growth.from;
    if (growth.isNew) {
      int index = extent.name.index();
      while (extents.size() <= index) {
        extents.add(null);
      }
      extents.set(index, extent);
      extent.used.set(0);
      extent.usedCount = 1;
      gained--;
    }
    ownPlaces += growth.to - growth.from;
    freePlaces += extent.isDraining ? 0 : gained;
    allocateFrom = Math.min(allocateFrom, extent.name.index());
  }

  /** A plan came to nothing; under the exclusive latch. */
  void forget(Growth growth) {
    growth.extent.isGrowing = false;
  }

  /**
   * Chooses the emptiest extent to be emptied, if no less than {@code keep} places stay free
   * without it; under the exclusive latch.
   */
  void drainOne(int keep) {
    Extent emptiest = null;
    for (Extent extent : extents) {
      if (extent != null && extent.isOwn) {
        if (extent.isDraining) {
          return;
        }
        if (emptiest == null || extent.usedCount <= emptiest.usedCount) {
          emptiest = extent;
        }
      }
    }
    if (emptiest != null && !emptiest.isGrowing && freePlaces - emptiest.grown >= keep) {
      emptiest.isDraining = true;
      freePlaces -= emptiest.grown - emptiest.usedCount;
    }
  }

  /** Uses again what was to be emptied; under the exclusive latch. */
  void stopDraining() {
    for (Extent extent : extents) {
      if (extent != null && extent.isDraining) {
        extent.isDraining = false;
        freePlaces += extent.grown - extent.usedCount;
        allocateFrom = Math.min(allocateFrom, extent.name.index());
      }
    }
  }

  void free(long ref) {
    int place = PlaceRef.place(ref);
    Extent extent = extent(place);
    int slot = place % placesPerExtent;
    if (!extent.used.get(slot)) {
      throw new AssertionError("place " + place + " freed twice");
    }
    extent.used.clear(slot);
    extent.usedCount--;
    if (extent.isOwn && !extent.isDraining) {
      freePlaces++;
      allocateFrom = Math.min(allocateFrom, extent.name.index());
    }
  }

  /** Deletes the files to which nothing refers any more: of earlier epochs, and emptied ones. */
  void deleteUnused() {
    named.clear();
    for (int i = 0; i < extents.size(); i++) {
      Extent extent = extents.get(i);
      if (extent != null && isUnused(extent)) {
        close(extent);
        directory.delete(extent.name.fileName());
        extents.set(i, null);
        named.set(i);
        ownPlaces -= extent.grown;
      }
    }
  }

  private static boolean isUnused(Extent extent) {
    return extent.isOwn
        ? extent.isDraining && !extent.isGrowing && extent.usedCount == 1
        : extent.usedCount == 0;
  }

  List<Name> names() {
    List<Name> names = new ArrayList<>();
    for (Extent extent : extents) {
      if (extent != null) {
        names.add(extent.name);
      }
    }
    return names;
  }

  /**
   * Seals the page at {@code page} with its checksum and writes it to a free place.
   *
   * @param rootNumber the first root that may refer to it
   * @return where it stands now
   */
  long write(long rootNumber, MemorySegment memory, long page) {
    int place = allocate();
    Extent extent = extent(place);
    memory.set(PageFormat.INT, page + PageFormat.ROOT_AT, (int) rootNumber);
    if (!extent.isOwn) {
      throw new AssertionError("write to an extent of epoch " + extent.name.epoch());
    }
    writeAt(extent, place % placesPerExtent, memory, page);
    return PlaceRef.of(place, rootNumber);
  }

  private void writeAt(Extent extent, int slot, MemorySegment memory, long page) {
    ByteBuffer buffer = memory.asSlice(page, PageFormat.PAGE_BYTES).asByteBuffer();
    memory.set(PageFormat.INT, page + PageFormat.CRC_AT, checksum(buffer));
    file(extent).write(buffer, (long) slot * PageFormat.PAGE_BYTES);
    extent.isWritten = true;
  }

  static int checksum(ByteBuffer page) {
    CRC32C crc = new CRC32C();
    crc.update(page.slice(4, PageFormat.PAGE_BYTES - 4));
    return (int) crc.getValue();
  }

  /**
   * Where a page is. May be read from without the latch.
   *
   * @param rootNumber the low half of the number of the root for which it was written: a page of
   *     another one is not the page that was asked for
   */
  record Location(String fileName, Supplier<DataFile> source, int slot, int rootNumber) {

    /** In bytes from the file's beginning. */
    long offset() {
      return (long) slot * PageFormat.PAGE_BYTES;
    }

    /** Reads the page with number {@code pageId} and checks it. */
    void read(int pageId, MemorySegment memory, long page) {
      DataFile file = source.get();
      readChecked(file, slot, pageId, memory, page);
      int found = memory.get(PageFormat.INT, page + PageFormat.ROOT_AT);
      if (found != rootNumber) {
        throw new DamagedFileException(
            file.name(),
            (long) slot * PageFormat.PAGE_BYTES,
            "page " + pageId + " is that of root " + found + " instead of root " + rootNumber);
      }
    }
  }

  Location location(long ref) {
    int place = PlaceRef.place(ref);
    Extent extent = extent(place);
    return new Location(
        extent.name.fileName(), () -> file(extent), place % placesPerExtent, PlaceRef.number(ref));
  }

  /** Reads under the latch. */
  void read(long ref, int pageId, MemorySegment memory, long page) {
    location(ref).read(pageId, memory, page);
  }

  static void readChecked(DataFile file, int slot, int pageId, MemorySegment memory, long page) {
    long offset = (long) slot * PageFormat.PAGE_BYTES;
    ByteBuffer buffer = memory.asSlice(page, PageFormat.PAGE_BYTES).asByteBuffer();
    int got = file.read(buffer, offset);
    String name = file.name();
    if (got < PageFormat.PAGE_BYTES) {
      throw new DamagedFileException(name, offset, "page " + pageId + " is cut off");
    }
    if (memory.get(PageFormat.INT, page + PageFormat.CRC_AT) != checksum(buffer)) {
      throw new DamagedFileException(name, offset, "page " + pageId + " has a wrong checksum");
    }
    if (memory.get(PageFormat.BYTE, page + PageFormat.VERSION_AT) != PageFormat.VERSION) {
      throw new DamagedFileException(
          name, offset, "page " + pageId + " has an unknown format version");
    }
    if (memory.get(PageFormat.INT, page + PageFormat.PAGE_ID_AT) != pageId) {
      throw new DamagedFileException(
          name, offset, "another page is where page " + pageId + " should be");
    }
  }

  /** The files written since the last call. They, and the directory, are to be forced. */
  List<DataFile> takeWritten() {
    List<DataFile> written = new ArrayList<>();
    for (Extent extent : extents) {
      if (extent != null && extent.isWritten) {
        extent.isWritten = false;
        written.add(file(extent));
      }
    }
    return written;
  }

  // ---- for a check

  int placesPerExtent() {
    return placesPerExtent;
  }

  /** The places of an extent that count as used, without that of its header; none if it is gone. */
  BitSet usedOf(int index) {
    Extent extent = extents.get(index);
    BitSet used = new BitSet();
    if (extent != null) {
      used.or(extent.used);
      used.clear(0);
    }
    return used;
  }

  boolean isUsed(int index, int slot) {
    Extent extent = extents.get(index);
    return extent != null && extent.used.get(slot);
  }

  /** The extents' indexes are below this. */
  int count() {
    return extents.size();
  }

  private Extent extent(int place) {
    int index = place / placesPerExtent;
    Extent extent = index < extents.size() ? extents.get(index) : null;
    if (extent == null) {
      throw new AssertionError("place " + place + " is in no extent");
    }
    return extent;
  }

  @Override
  public void close() {
    for (Extent extent : extents) {
      if (extent != null) {
        close(extent);
      }
    }
  }
}
