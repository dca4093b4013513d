package io.skerry.page;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import io.skerry.log.LogHistory;
import io.skerry.log.LogReader;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest root of a store as it is in files, read through file handles of its own. Nothing is
 * written. As long as no newer root is written, whatever else goes on, its pages stay as they are.
 *
 * <p>Of one thread.
 */
public final class RootPages implements AutoCloseable {
  private final DataDirectory directory;
  private final long storeId;
  private final Consumer<PageFault> faults;
  private final Root root;
  private final Map<Integer, DataFile> files = new HashMap<>();
  private final long[] refs;
  private final MemorySegment page = Arena.ofAuto().allocate(PageFormat.PAGE_BYTES, Long.BYTES);
  private int placesPerExtent = 1;
  private boolean isMapWhole = true;

  /** A reference to a place in no file. */
  private static final class NoPlaceException extends Exception {
    private static final long serialVersionUID = 1L;

    NoPlaceException() {
      super(null, null, false, false);
    }
  }

  private RootPages(DataDirectory directory, long storeId, Root root, Consumer<PageFault> faults) {
    this.directory = directory;
    this.storeId = storeId;
    this.root = root;
    this.faults = faults;
    this.refs = new long[root.pageCount()];
  }

  /**
   * Opens the newest root of a directory.
   *
   * @param faults told of what is wrong with the root, its files and its page map
   * @return null when there is no root to be read: it is damaged, or the store is new
   */
  public static @Nullable RootPages open(
      DataDirectory directory, long storeId, Consumer<PageFault> faults) {
    try {
      Root newest = RootFile.newest(directory, storeId);
      if (newest == null) {
        RootFile.refuseIfLost(directory, new LogReader(directory, storeId));
        return null;
      }
      return open(new RootPages(directory, storeId, newest, faults));
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.ROOT, 0, e));
    } catch (UncheckedIOException e) {
      String what = "The root cannot be read: " + e.getMessage() + ".";
      faults.accept(PageFault.ofFile(PageFault.Kind.ROOT, "", what));
    }
    return null;
  }

  private static RootPages open(RootPages pages) {
    boolean isOpen = false;
    try {
      pages.root.extents().forEach(pages::openExtent);
      pages.loadMaps();
      pages.checkPlaces();
      isOpen = true;
      return pages;
    } finally {
      if (!isOpen) {
        pages.close();
      }
    }
  }

  /** Whether the newest root of the directory is still this one. */
  public boolean isNewest() {
    try {
      Root newest = RootFile.newest(directory, storeId);
      return newest != null && newest.number() == root.number() && newest.epoch() == root.epoch();
    } catch (DamagedFileException | UncheckedIOException e) {
      return false;
    }
  }

  private void openExtent(Extents.Name name) {
    String fileName = name.fileName();
    if (!directory.exists(fileName)) {
      return;
    }
    DataFile file = directory.open(fileName);
    files.put(name.index(), file);
    Extents.Location header = new Extents.Location(file.name(), () -> file, 0, 0);
    try {
      Extents.readChecked(file, 0, name.index(), page, 0);
      if (page.get(PageFormat.LONG, Extents.STORE_AT) != storeId) {
        String what = "the extent belongs to another store";
        throw new DamagedFileException(fileName, Extents.STORE_AT, what);
      }
      placesPerExtent = Math.max(placesPerExtent, page.get(PageFormat.INT, Extents.PLACES_AT));
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.EXTENT, 0, e));
    } catch (UncheckedIOException e) {
      faults.accept(PageFault.of(PageFault.Kind.EXTENT, 0, header, e));
    }
  }

  private Extents.Location locate(long ref) throws NoPlaceException {
    int place = PlaceRef.place(ref);
    DataFile file = files.get(place / placesPerExtent);
    if (file == null || place <= 0 || place % placesPerExtent == 0) {
      throw new NoPlaceException();
    }
    return new Extents.Location(
        file.name(), () -> file, place % placesPerExtent, PlaceRef.number(ref));
  }

  /** Reads a page of the root's own; false when it cannot be read. */
  private boolean readOwn(long ref, int number, int type, PageFault.Kind kind, String what) {
    try {
      Extents.Location at = locate(ref);
      try {
        at.read(number, page, 0);
        if (PageFormat.type(page, 0) != type) {
          String other = "page " + number + " of the " + what + " is of another type";
          throw new DamagedFileException(at.fileName(), at.offset(), other);
        }
        return true;
      } catch (UncheckedIOException e) {
        faults.accept(PageFault.of(kind, 0, at, e));
      }
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(kind, 0, e));
    } catch (NoPlaceException e) {
      String who = "Page " + number + " of the " + what;
      faults.accept(missing(kind, who, ref, 0));
    }
    return false;
  }

  private PageFault missing(PageFault.Kind kind, String who, long ref, int pageId) {
    int place = PlaceRef.place(ref);
    String what = who + " is at place " + place + ", which is in no file.";
    String file = "";
    for (Extents.Name name : root.extents()) {
      if (name.index() == place / placesPerExtent && !files.containsKey(name.index())) {
        file = name.fileName();
      }
    }
    return new PageFault(kind, file, -1, pageId, what);
  }

  private void loadMaps() {
    for (int map = 0; map < root.mapPlaces().size(); map++) {
      long place = root.mapPlaces().get(map);
      if (!readOwn(place, map, PageFormat.TYPE_MAP, PageFault.Kind.MAP, "page map")) {
        isMapWhole = false;
        continue;
      }
      int first = map * CheckpointWriter.ENTRIES_PER_MAP;
      int count = Math.min(CheckpointWriter.ENTRIES_PER_MAP, refs.length - first);
      for (int i = 0; i < count; i++) {
        refs[first + i] = page.get(PageFormat.LONG, PageFormat.HEADER_BYTES + i * 8L);
      }
    }
  }

  /** Each place is in a file and referred to once. */
  private void checkPlaces() {
    BitSet met = new BitSet();
    root.mapPlaces().forEach(ref -> note(ref, 0, met));
    root.metaPlaces().forEach(ref -> note(ref, 0, met));
    for (int pageId = 1; pageId < refs.length; pageId++) {
      if (refs[pageId] != PlaceRef.NONE) {
        note(refs[pageId], pageId, met);
      }
    }
  }

  private void note(long ref, int pageId, BitSet met) {
    int place = PlaceRef.place(ref);
    String who = pageId == 0 ? "A page of the root's own" : "Page " + pageId;
    if (place <= 0) {
      String what = who + " is at place " + place + ", which is none.";
      faults.accept(PageFault.ofPage(PageFault.Kind.UNCOUNTED_PLACE, pageId, what));
    } else if (met.get(place)) {
      String what = who + " is at place " + place + ", where another page is.";
      faults.accept(PageFault.ofPage(PageFault.Kind.SHARED_PLACE, pageId, what));
    } else {
      met.set(place);
    }
  }

  // ---- the root

  /** From where the log is to be replayed. */
  public long logFrom() {
    return root.logFrom();
  }

  public LogHistory history() {
    return root.history();
  }

  /** Whether all of the page map could be read. */
  public boolean isMapWhole() {
    return isMapWhole;
  }

  /** Whether there ever was a checkpoint. */
  public boolean hasMeta() {
    return root.number() > 0 && root.metaLength() > 0;
  }

  /** The meta data; null where it cannot be read. */
  public byte @Nullable [] meta() {
    byte[] meta = new byte[root.metaLength()];
    List<Long> places = root.metaPlaces();
    for (int i = 0; i < places.size(); i++) {
      if (!readOwn(places.get(i), i, PageFormat.TYPE_META, PageFault.Kind.META, "meta data")) {
        return null;
      }
      int from = i * CheckpointWriter.META_BYTES_PER_PAGE;
      int count = Math.min(CheckpointWriter.META_BYTES_PER_PAGE, meta.length - from);
      MemorySegment.copy(page, ValueLayout.JAVA_BYTE, PageFormat.HEADER_BYTES, meta, from, count);
    }
    return meta;
  }

  // ---- pages

  /** Page numbers are below this. */
  public int pageCount() {
    return refs.length;
  }

  /** Whether any number at all is that of a page. */
  public boolean isInUse(int pageId) {
    return pageId > 0 && pageId < refs.length && refs[pageId] != PlaceRef.NONE;
  }

  long refOf(int pageId) {
    return refs[pageId];
  }

  /** The file of a page in use; empty when there is none. */
  public String fileOf(int pageId) {
    try {
      return locate(refs[pageId]).fileName();
    } catch (NoPlaceException e) {
      return "";
    }
  }

  /** Where in its file a page in use begins; -1 when there is none. */
  public long offsetOf(int pageId) {
    try {
      return locate(refs[pageId]).offset();
    } catch (NoPlaceException e) {
      return -1;
    }
  }

  /**
   * Reads a page that is in use.
   *
   * @return what is wrong with it; null when it is the page that was asked for
   */
  public @Nullable PageFault read(int pageId, MemorySegment into) {
    try {
      Extents.Location at = locate(refs[pageId]);
      try {
        into.set(PageFormat.INT, PageFormat.CRC_AT, 0);
        at.read(pageId, into, 0);
        return null;
      } catch (DamagedFileException e) {
        int found = Extents.checksum(into.asSlice(0, PageFormat.PAGE_BYTES).asByteBuffer());
        boolean isWhole = into.get(PageFormat.INT, PageFormat.CRC_AT) == found;
        return PageFault.of(isWhole ? PageFault.Kind.OTHER_PAGE : PageFault.Kind.PAGE, pageId, e);
      } catch (UncheckedIOException e) {
        return PageFault.of(PageFault.Kind.PAGE, pageId, at, e);
      }
    } catch (NoPlaceException e) {
      return missing(PageFault.Kind.MISSING_FILE, "Page " + pageId, refs[pageId], pageId);
    }
  }

  @Override
  public void close() {
    files.values().forEach(DataFile::close);
  }
}
