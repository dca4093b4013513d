package io.skerry.page;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the newest root of an open store as it is in files: while others work, a few pages under
 * each hold of the latch. What looks wrong without the latch is looked at again under it.
 *
 * <p>Of one thread, which does not hold the latch.
 */
public final class FileAudit {
  private static final int PAGES_AT_ONCE = 256;

  private final Latch latch;
  private final PageTable table;
  private final Extents extents;
  private final CheckpointWriter checkpoint;
  private final DataDirectory directory;
  private final long storeId;
  private final Consumer<PageFault> faults;
  private final MemorySegment page = Arena.ofAuto().allocate(PageFormat.PAGE_BYTES, 8);

  FileAudit(
      Latch latch,
      PageTable table,
      Extents extents,
      CheckpointWriter checkpoint,
      DataDirectory directory,
      long storeId,
      Consumer<PageFault> faults) {
    this.latch = latch;
    this.table = table;
    this.extents = extents;
    this.checkpoint = checkpoint;
    this.directory = directory;
    this.storeId = storeId;
    this.faults = faults;
  }

  private void latched(Runnable look) {
    long stamp = latch.lockShared();
    try {
      look.run();
    } finally {
      latch.unlockShared(stamp);
    }
  }

  // ---- the root

  /**
   * Looks at the root, its files, its page map and its meta data. No checkpoint may run.
   *
   * @return the meta data; null where there is none, or it cannot be read
   */
  public byte @Nullable [] checkRoot() {
    Root root = checkpoint.root();
    checkRootFile(root);
    checkExtents();
    for (int map = 0; map < root.mapPlaces().size(); map++) {
      checkMap(root, map);
    }
    if (root.number() == 0) {
      return null;
    }
    try {
      return RootContent.readMeta(
          root, place -> extents.location(place, root.number()), page, 0);
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.META, 0, e));
    } catch (UncheckedIOException e) {
      faults.accept(PageFault.ofFile(PageFault.Kind.META, "", unreadable("meta data", e)));
    }
    return null;
  }

  private static String unreadable(String what, UncheckedIOException e) {
    return "The " + what + " cannot be read: " + e.getMessage() + ".";
  }

  private void checkRootFile(Root root) {
    String name = RootFile.name(root.epoch());
    try {
      Root found = RootFile.newest(directory, storeId);
      if (found == null || found.number() != root.number() || found.epoch() != root.epoch()) {
        String what =
            "The newest valid root in the files is not root " + root.number() + ", which is in use.";
        faults.accept(PageFault.ofFile(PageFault.Kind.ROOT, name, what));
      }
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.ROOT, 0, e));
    } catch (UncheckedIOException e) {
      faults.accept(PageFault.ofFile(PageFault.Kind.ROOT, name, unreadable("root", e)));
    }
  }

  private void checkExtents() {
    List<String> files = directory.list().stream().filter(Extents::isName).toList();
    Map<Extents.Name, DataFile> known = new LinkedHashMap<>();
    latched(() -> extents.names().forEach(name -> known.put(name, extents.fileOf(name))));
    for (String file : files) {
      if (known.keySet().stream().noneMatch(name -> name.fileName().equals(file))) {
        latched(() -> {
          boolean isNamed =
              extents.names().stream().anyMatch(name -> name.fileName().equals(file));
          if (!isNamed && directory.exists(file)) {
            String what = "File " + file + " holds pages, but no root names it.";
            faults.accept(PageFault.ofFile(PageFault.Kind.UNKNOWN_FILE, file, what));
          }
        });
      }
    }
    latched(() -> {
      for (Extents.Name name : extents.names()) {
        if (!directory.exists(name.fileName())) {
          String what = "File " + name.fileName() + " is missing.";
          faults.accept(PageFault.ofFile(PageFault.Kind.MISSING_FILE, name.fileName(), what));
        }
      }
    });
    known.forEach(this::checkHeader);
  }

  private void checkHeader(Extents.Name name, DataFile file) {
    try {
      extents.checkHeader(name, file);
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.EXTENT, 0, e));
    } catch (UncheckedIOException e) {
      String what = unreadable("header of file " + name.fileName(), e);
      faults.accept(PageFault.ofFile(PageFault.Kind.EXTENT, name.fileName(), what));
    }
  }

  /** Compares a page of the map with what memory says. */
  private void checkMap(Root root, int map) {
    PageLocation at = extents.location(root.mapPlaces().get(map), root.number());
    try {
      RootContent.readMap(at, map, page, 0);
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.MAP, 0, e));
      return;
    } catch (UncheckedIOException e) {
      faults.accept(PageFault.of(PageFault.Kind.MAP, 0, at, e));
      return;
    }
    int first = map * RootContent.ENTRIES_PER_MAP;
    int count = Math.min(RootContent.ENTRIES_PER_MAP, root.pageCount() - first);
    latched(() -> {
      for (int i = 0; i < count; i++) {
        int place = RootContent.entry(page, 0, i);
        if (place != table.rootPlace[first + i]) {
          String what =
              "The page map has page %d at place %d, memory has it at place %d."
                  .formatted(first + i, place, table.rootPlace[first + i]);
          faults.accept(
              new PageFault(
                  PageFault.Kind.MAP, at.file().name(), at.offset(), first + i, what));
        }
      }
    });
  }

  // ---- pages

  /** Takes a page as it is in its file. */
  @FunctionalInterface
  public interface ImageConsumer {
    /**
     * @param page good only during the call
     */
    void accept(int pageId, PageLocation at, MemorySegment page);
  }

  /** A page and where the root has it. */
  private record Image(int pageId, PageLocation at) {}

  /**
   * Reads all pages of the newest root from their files. Where a checkpoint ends meanwhile, the
   * pages that are left are read of its root.
   *
   * @param skipped pages that need not be read
   * @param stop asked from time to time whether to leave the rest
   */
  public void readPages(BitSet skipped, ImageConsumer consumer, BooleanSupplier stop) {
    List<Image> images = new ArrayList<>();
    int[] next = {1};
    while (next[0] < table.pageCount() && !stop.getAsBoolean()) {
      images.clear();
      latched(() -> next[0] = gather(next[0], skipped, images));
      images.sort(
          Comparator.comparing((Image image) -> image.at.file().name())
              .thenComparingInt(image -> image.at.slot()));
      for (Image image : images) {
        PageLocation read = read(image);
        if (read != null) {
          consumer.accept(image.pageId, read, page);
        }
      }
    }
  }

  private int gather(int from, BitSet skipped, List<Image> images) {
    int end = Math.min(table.pageCount(), from + PAGES_AT_ONCE);
    for (int pageId = from; pageId < end; pageId++) {
      PageLocation at = skipped.get(pageId) ? null : locate(pageId);
      if (at != null) {
        images.add(new Image(pageId, at));
      }
    }
    return end;
  }

  /** Where the root has a page; null where it has none, or says a place that is not there. */
  private @Nullable PageLocation locate(int pageId) {
    int place = table.rootPlace[pageId];
    return place == PageTable.NONE || !extents.has(place) ? null : checkpoint.rootLocation(pageId);
  }

  /** Reads a page; returns from where, or null when it is not in the root any more or damaged. */
  private @Nullable PageLocation read(Image image) {
    try {
      image.at.read(image.pageId, page, 0);
      return image.at;
    } catch (DamagedFileException | UncheckedIOException e) {
      return readLatched(image.pageId);
    }
  }

  /** Reads a page while no checkpoint can move it. */
  private @Nullable PageLocation readLatched(int pageId) {
    PageLocation at = null;
    long stamp = latch.lockShared();
    try {
      at = locate(pageId);
      if (at != null) {
        at.read(pageId, page, 0);
      }
      return at;
    } catch (DamagedFileException e) {
      faults.accept(PageFault.of(PageFault.Kind.PAGE, pageId, e));
    } catch (UncheckedIOException e) {
      if (at != null) {
        faults.accept(PageFault.of(PageFault.Kind.PAGE, pageId, at, e));
      }
    } finally {
      latch.unlockShared(stamp);
    }
    return null;
  }

  // ---- places

  /**
   * Compares the places to which pages and the root refer with those that count as used. No
   * checkpoint may run.
   */
  public void checkPlaces() {
    new PlaceAudit(latch, table, extents, checkpoint, faults).check();
  }
}
