package io.skerry.page;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import io.skerry.log.LogHistory;
import io.skerry.log.LogReader;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest root of a store that nobody has open, read from its files. Nothing is written.
 *
 * <p>Of one thread.
 */
public final class RootPages implements AutoCloseable {
  private static final int NOWHERE = 0;

  private final DataDirectory directory;
  private final long storeId;
  private final Consumer<PageFault> faults;
  private final Root root;
  private final Map<Integer, DataFile> files = new HashMap<>();
  private final int placesPerExtent;
  private final int[] placeOf;
  private final MemorySegment page = Arena.ofAuto().allocate(PageFormat.PAGE_BYTES, 8);

  /** The root refers to a place in no file. */
  private static final class NoPlaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoPlaceException() {
      super(null, null, false, false);
    }
  }

  private RootPages(
      DataDirectory directory, long storeId, Root root, Consumer<PageFault> faults) {
    this.directory = directory;
    this.storeId = storeId;
    this.root = root;
    this.faults = faults;
    this.placeOf = new int[root.pageCount()];
    int places = 1;
    for (Extents.Name name : root.extents()) {
      places = Math.max(places, openExtent(name));
    }
    this.placesPerExtent = places;
    loadMaps();
    checkPlaces();
  }

  /**
   * Opens the newest root of a directory.
   *
   * @param faults told of what is wrong with the root, its files and its page map
   * @return null when there is no root to be read
   */
  public static @Nullable RootPages open(
      DataDirectory directory, long storeId, Consumer<PageFault> faults) {
    try {
      Root newest = RootFile.newest(directory, storeId);
      if (newest == null) {
        RootFile.refuseIfLost(directory, new LogReader(directory, storeId));
        return null;
      }
      return new RootPages(directory, storeId, newest, faults);
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.ROOT, 0, e));
    } catch (UncheckedIOException e) {
      String what = "The root cannot be read: " + e.getMessage() + ".";
      faults.accept(PageFault.ofFile(PageFault.Kind.ROOT, "", what));
    }
    return null;
  }

  /** Opens an extent; returns how many places it has, 0 when it cannot be read. */
  private int openExtent(Extents.Name name) {
    String fileName = name.fileName();
    if (!directory.exists(fileName)) {
      return 0;
    }
    DataFile file = directory.open(fileName);
    files.put(name.index(), file);
    try {
      PageLocation.readChecked(file, 0, name.index(), page, 0);
      if (page.get(PageFormat.LONG, Extents.STORE_AT) != storeId) {
        String what = "the extent belongs to another store";
        throw new DamagedFileException(fileName, Extents.STORE_AT, what);
      }
      return page.get(PageFormat.INT, Extents.PLACES_AT);
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.EXTENT, 0, e));
    } catch (UncheckedIOException e) {
      faults.accept(
          PageFault.of(PageFault.Kind.EXTENT, 0, new PageLocation(file, 0, root.number()), e));
    }
    return 0;
  }

  private PageLocation locate(int place) {
    DataFile file = files.get(place / placesPerExtent);
    if (file == null || place <= 0 || place % placesPerExtent == 0) {
      throw new NoPlaceException();
    }
    return new PageLocation(file, place % placesPerExtent, root.number());
  }

  private void loadMaps() {
    for (int map = 0; map < root.mapPlaces().size(); map++) {
      loadMap(map, root.mapPlaces().get(map));
    }
  }

  private void loadMap(int map, int place) {
    try {
      RootContent.readMap(locate(place), map, page, 0);
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.MAP, 0, e));
      return;
    } catch (UncheckedIOException e) {
      faults.accept(PageFault.of(PageFault.Kind.MAP, 0, locate(place), e));
      return;
    } catch (NoPlaceException e) {
      reportMissing(PageFault.Kind.MAP, "Page " + map + " of the page map", place, 0);
      return;
    }
    int first = map * RootContent.ENTRIES_PER_MAP;
    for (int i = 0; i < RootContent.ENTRIES_PER_MAP && first + i < placeOf.length; i++) {
      placeOf[first + i] = RootContent.entry(page, 0, i);
    }
  }

  private void reportMissing(PageFault.Kind kind, String who, int place, int pageId) {
    String what = who + " is at place " + place + ", which is in no file.";
    for (Extents.Name name : root.extents()) {
      if (name.index() == place / placesPerExtent) {
        faults.accept(new PageFault(kind, name.fileName(), -1, pageId, what));
        return;
      }
    }
    faults.accept(new PageFault(kind, "", -1, pageId, what));
  }

  /** Each place is referred to once. */
  private void checkPlaces() {
    BitSet seen = new BitSet();
    root.mapPlaces().forEach(place -> note(place, 0, seen));
    root.metaPlaces().forEach(place -> note(place, 0, seen));
    for (int pageId = 1; pageId < placeOf.length; pageId++) {
      if (placeOf[pageId] != NOWHERE) {
        note(placeOf[pageId], pageId, seen);
      }
    }
  }

  private void note(int place, int pageId, BitSet seen) {
    if (place <= 0) {
      String what = "Page " + pageId + " is at place " + place + ", which is none.";
      faults.accept(new PageFault(PageFault.Kind.UNCOUNTED_PLACE, "", -1, pageId, what));
    } else if (seen.get(place)) {
      String what = "Page " + pageId + " is at place " + place + ", where another page is.";
      faults.accept(new PageFault(PageFault.Kind.SHARED_PLACE, "", -1, pageId, what));
    } else {
      seen.set(place);
    }
  }

  // ---- the root

  /** Commits before this position of the log are in the pages. */
  public long lsn() {
    return root.lsn();
  }

  /** From where the log is to be replayed. */
  public long logFrom() {
    return root.logFrom();
  }

  public LogHistory history() {
    return root.history();
  }

  /** The meta data; null where there is none, or it cannot be read. */
  public byte @Nullable [] meta() {
    if (root.number() == 0) {
      return null;
    }
    try {
      return RootContent.readMeta(root, this::locate, page, 0);
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.META, 0, e));
    } catch (UncheckedIOException e) {
      String what = "The meta data cannot be read: " + e.getMessage() + ".";
      faults.accept(PageFault.ofFile(PageFault.Kind.META, "", what));
    } catch (NoPlaceException e) {
      String what = "The meta data is at a place that is in no file.";
      faults.accept(PageFault.ofFile(PageFault.Kind.META, "", what));
    }
    return null;
  }

  // ---- pages

  /** Page numbers are below this. */
  public int pageCount() {
    return placeOf.length;
  }

  /** Whether any number at all is that of a page. */
  public boolean isInUse(int pageId) {
    return pageId > 0 && pageId < placeOf.length && placeOf[pageId] != NOWHERE;
  }

  /**
   * Reads a page that is in use.
   *
   * @return what is wrong with it; null when it is the page that was asked for
   */
  public @Nullable PageFault read(int pageId, MemorySegment into) {
    try {
      locate(placeOf[pageId]).read(pageId, into, 0);
      return null;
    } catch (DamagedFileException e) {
      return PageFault.of(PageFault.Kind.PAGE, pageId, e);
    } catch (UncheckedIOException e) {
      return PageFault.of(PageFault.Kind.PAGE, pageId, locate(placeOf[pageId]), e);
    } catch (NoPlaceException e) {
      String what = "Page " + pageId + " is at place " + placeOf[pageId] + ", which is in no file.";
      return new PageFault(PageFault.Kind.MISSING_FILE, "", -1, pageId, what);
    }
  }

  @Override
  public void close() {
    files.values().forEach(DataFile::close);
  }
}
