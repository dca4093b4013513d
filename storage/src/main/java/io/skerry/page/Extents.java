package io.skerry.page;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
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

  private static final class Extent {
    final Name name;
    final boolean isOwn;
    final BitSet used;
    int usedCount;
    boolean isWritten;

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
      if (page.get(PageFormat.LONG, PageFormat.HEADER_BYTES) != storeId) {
        throw new DamagedFileException(
            name.fileName(), PageFormat.HEADER_BYTES, "the extent belongs to another store");
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

  private DamagedFileException lost(int place, int index) {
    Name gone = missing.get(index);
    return gone == null
        ? new DamagedFileException(
            PREFIX, 0, "the page map names place " + place + ", which no file has")
        : new DamagedFileException(gone.fileName(), 0, "the file is missing");
  }

  boolean isForeign(long ref) {
    return !extent(PlaceRef.place(ref)).isOwn;
  }

  /** A free place in an extent of this epoch. */
  private int allocate() {
    for (int i = allocateFrom; i < extents.size(); i++) {
      Extent extent = extents.get(i);
      if (extent != null && extent.isOwn && extent.usedCount < placesPerExtent) {
        allocateFrom = i;
        return take(extent);
      }
    }
    Extent extent = create();
    allocateFrom = extent.name.index();
    return take(extent);
  }

  private int take(Extent extent) {
    int slot = extent.used.nextClearBit(0);
    extent.used.set(slot);
    extent.usedCount++;
    return extent.name.index() * placesPerExtent + slot;
  }

  private Extent create() {
    int index = 0;
    while (index < extents.size() && extents.get(index) != null) {
      index++;
    }
    Name name = new Name(index, epoch);
    Extent extent = new Extent(name, directory.create(name.fileName()), true, placesPerExtent);
    if (index == extents.size()) {
      extents.add(extent);
    } else {
      extents.set(index, extent);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment page = arena.allocate(PageFormat.PAGE_BYTES);
      PageFormat.initialize(page, 0, index, 0, PageFormat.TYPE_EXTENT);
      page.set(PageFormat.LONG, PageFormat.HEADER_BYTES, storeId);
      page.set(PageFormat.LONG, PageFormat.HEADER_BYTES + 8, epoch);
      page.set(PageFormat.INT, PageFormat.HEADER_BYTES + 16, placesPerExtent);
      writeAt(extent, 0, page, 0);
    }
    extent.used.set(0);
    extent.usedCount = 1;
    return extent;
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
    if (extent.isOwn) {
      allocateFrom = Math.min(allocateFrom, extent.name.index());
    }
  }

  /** Deletes the files of earlier epochs to which nothing refers any more. */
  void deleteUnused() {
    for (int i = 0; i < extents.size(); i++) {
      Extent extent = extents.get(i);
      if (extent != null && !extent.isOwn && extent.usedCount == 0) {
        close(extent);
        directory.delete(extent.name.fileName());
        extents.set(i, null);
      }
    }
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

  private static int checksum(ByteBuffer page) {
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
  record Location(Supplier<DataFile> source, int slot, int rootNumber) {

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
    return new Location(() -> file(extent), place % placesPerExtent, PlaceRef.number(ref));
  }

  /** Reads under the latch. */
  void read(long ref, int pageId, MemorySegment memory, long page) {
    location(ref).read(pageId, memory, page);
  }

  private static void readChecked(
      DataFile file, int slot, int pageId, MemorySegment memory, long page) {
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
