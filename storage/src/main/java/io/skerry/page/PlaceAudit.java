package io.skerry.page;

import io.skerry.io.DataFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Compares the places to which pages and the root refer with those that count as used.
 *
 * <p>No checkpoint runs meanwhile, but pages are evicted and freed between two holds of the latch.
 * So what does not fit is only suspected, and looked at once more under one hold.
 */
final class PlaceAudit {
  private static final int PAGES_AT_ONCE = 4096;

  private final Latch latch;
  private final PageTable table;
  private final Extents extents;
  private final CheckpointWriter checkpoint;
  private final Consumer<PageFault> faults;
  private final BitSet seen = new BitSet();

  /** Places that were met twice. */
  private final Map<Integer, List<Integer>> shared = new HashMap<>();

  PlaceAudit(
      Latch latch,
      PageTable table,
      Extents extents,
      CheckpointWriter checkpoint,
      Consumer<PageFault> faults) {
    this.latch = latch;
    this.table = table;
    this.extents = extents;
    this.checkpoint = checkpoint;
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

  void check() {
    forEachPage(this::note);
    latched(() -> {
      checkpoint.root().mapPlaces().forEach(place -> note(place, 0));
      checkpoint.root().metaPlaces().forEach(place -> note(place, 0));
    });
    confirmShared();
    for (int index = 0; index < extents.count(); index++) {
      findUnseen(index);
    }
  }

  private void forEachPage(PlaceConsumer consumer) {
    int[] next = {1};
    while (next[0] < table.pageCount()) {
      latched(() -> {
        int end = Math.min(table.pageCount(), next[0] + PAGES_AT_ONCE);
        for (int pageId = next[0]; pageId < end; pageId++) {
          placesOf(pageId, consumer);
        }
        next[0] = end;
      });
    }
  }

  /** Takes a place to which a page refers. */
  private interface PlaceConsumer {
    void accept(int place, int pageId);
  }

  private void placesOf(int pageId, PlaceConsumer consumer) {
    int rootPlace = table.rootPlace[pageId];
    int place = table.placeOf[pageId];
    if (rootPlace != PageTable.NONE) {
      consumer.accept(rootPlace, pageId);
    }
    if (place != PageTable.NONE && place != rootPlace) {
      consumer.accept(place, pageId);
    }
  }

  private boolean refersTo(int pageId, int place) {
    return table.rootPlace[pageId] == place || table.placeOf[pageId] == place;
  }

  private static String name(int pageId) {
    return pageId == 0 ? "A page of the root's own" : "Page " + pageId;
  }

  /** Under the latch. */
  private void note(int place, int pageId) {
    if (!extents.has(place)) {
      String what = name(pageId) + " is at place " + place + ", which is not there.";
      faults.accept(new PageFault(PageFault.Kind.UNCOUNTED_PLACE, "", -1, pageId, what));
    } else if (!extents.isUsed(place)) {
      report(
          PageFault.Kind.UNCOUNTED_PLACE,
          place,
          pageId,
          name(pageId) + " is at place " + place + ", which counts as free.");
    } else if (seen.get(place)) {
      shared.computeIfAbsent(place, _ -> new ArrayList<>()).add(pageId);
    } else {
      seen.set(place);
    }
  }

  private void report(PageFault.Kind kind, int place, int pageId, String what) {
    PageLocation at = extents.location(place, checkpoint.root().number());
    faults.accept(new PageFault(kind, at.file().name(), at.offset(), pageId, what));
  }

  // ---- suspicions

  private void confirmShared() {
    if (shared.isEmpty()) {
      return;
    }
    Map<Integer, List<Integer>> owners = new HashMap<>();
    forEachPage((place, pageId) -> {
      if (shared.containsKey(place)) {
        owners.computeIfAbsent(place, _ -> new ArrayList<>()).add(pageId);
      }
    });
    shared.forEach((place, _) ->
        latched(() -> {
          List<Integer> now = new ArrayList<>();
          for (int pageId : owners.getOrDefault(place, List.of())) {
            if (refersTo(pageId, place)) {
              now.add(pageId);
            }
          }
          if (isOfRoot(place)) {
            now.add(0);
          }
          if (now.size() > 1) {
            String what = "Pages " + now + " are at one place, " + place + " (0: of the root's own).";
            report(PageFault.Kind.SHARED_PLACE, place, now.getFirst(), what);
          }
        }));
  }

  private boolean isOfRoot(int place) {
    return checkpoint.root().mapPlaces().contains(place)
        || checkpoint.root().metaPlaces().contains(place);
  }

  private void findUnseen(int index) {
    BitSet unseen = new BitSet();
    latched(() -> {
      unseen.or(extents.usedOf(index));
      if (!extents.isCountRight(index)) {
        String file = extents.location(index * extents.placesPerExtent(), 0).file().name();
        String what = "The used places of file " + file + " are counted wrongly.";
        faults.accept(PageFault.ofFile(PageFault.Kind.EXTENT, file, what));
      }
    });
    int first = index * extents.placesPerExtent();
    for (int slot = unseen.nextSetBit(0); slot >= 0; slot = unseen.nextSetBit(slot + 1)) {
      if (!seen.get(first + slot)) {
        confirmLeaked(first + slot);
      }
    }
  }

  private void confirmLeaked(int place) {
    int[] likely = {0};
    latched(() -> likely[0] = extents.has(place) ? 1 : 0);
    if (likely[0] == 0) {
      return;
    }
    int pageId = pageAt(place);
    latched(() -> {
      if (extents.has(place) && extents.isUsed(place) && !isOwned(place, pageId)) {
        String what = "Place " + place + " counts as used, but no page is there.";
        report(PageFault.Kind.LEAKED_PLACE, place, 0, what);
      }
    });
  }

  /** The number of the page that was last written to a place; 0 if that cannot be read. */
  private int pageAt(int place) {
    DataFile[] file = new DataFile[1];
    latched(() -> file[0] = extents.location(place, 0).file());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment header = arena.allocate(PageFormat.HEADER_BYTES);
      long offset = (long) (place % extents.placesPerExtent()) * PageFormat.PAGE_BYTES;
      int got = file[0].read(header.asByteBuffer(), offset);
      return got < PageFormat.HEADER_BYTES ? 0 : header.get(PageFormat.INT, PageFormat.PAGE_ID_AT);
    }
  }

  /** Asks first the page that is most likely, then all. */
  private boolean isOwned(int place, int likely) {
    if ((likely > 0 && likely < table.pageCount() && refersTo(likely, place)) || isOfRoot(place)) {
      return true;
    }
    for (int pageId = 1; pageId < table.pageCount(); pageId++) {
      if (refersTo(pageId, place)) {
        return true;
      }
    }
    return false;
  }
}
