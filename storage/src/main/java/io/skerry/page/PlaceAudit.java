package io.skerry.page;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compares the places to which pages and the root refer with those that count as used. Under the
 * latch, while no checkpoint runs: for a gigabyte of pages it is held about a millisecond.
 */
final class PlaceAudit {
  private final PageTable table;
  private final Extents extents;
  private final Root root;
  private final Consumer<PageFault> faults;

  /** The places that were met, by extent. */
  private final BitSet[] met;

  PlaceAudit(PageTable table, Extents extents, Root root, Consumer<PageFault> faults) {
    this.table = table;
    this.extents = extents;
    this.root = root;
    this.faults = faults;
    this.met = new BitSet[extents.count()];
    for (int i = 0; i < met.length; i++) {
      met[i] = new BitSet();
    }
  }

  /**
   * @param inFiles the root as the files have it; null when they have none
   */
  void check(@Nullable RootPages inFiles) {
    for (int pageId = 1; pageId < table.pageCount(); pageId++) {
      long inRoot = table.rootPlace[pageId];
      long now = table.placeOf[pageId];
      if (inRoot != PlaceRef.NONE) {
        note(inRoot, pageId);
      }
      if (now != PlaceRef.NONE && now != inRoot) {
        note(now, pageId);
      }
      if (inFiles != null && pageId < inFiles.pageCount() && inFiles.refOf(pageId) != inRoot) {
        String what =
            "The page map has page %d at place %d, memory has it at place %d."
                .formatted(pageId, PlaceRef.place(inFiles.refOf(pageId)), PlaceRef.place(inRoot));
        faults.accept(PageFault.ofPage(PageFault.Kind.MAP, pageId, what));
      }
    }
    noteOwn(root.mapPlaces());
    noteOwn(root.metaPlaces());
    for (int index = 0; index < met.length; index++) {
      BitSet leaked = extents.usedOf(index);
      leaked.andNot(met[index]);
      for (int slot = leaked.nextSetBit(0); slot >= 0; slot = leaked.nextSetBit(slot + 1)) {
        reportLeak(index * extents.placesPerExtent() + slot);
      }
    }
  }

  private void noteOwn(List<Long> places) {
    places.forEach(place -> note(place, 0));
  }

  private void note(long ref, int pageId) {
    int place = PlaceRef.place(ref);
    int index = place / extents.placesPerExtent();
    int slot = place % extents.placesPerExtent();
    String who = pageId == 0 ? "A page of the root's own" : "Page " + pageId;
    if (place <= 0 || slot == 0 || index >= met.length || !extents.isUsed(index, slot)) {
      String what = who + " is at place " + place + ", which counts as free or is not there.";
      faults.accept(PageFault.ofPage(PageFault.Kind.UNCOUNTED_PLACE, pageId, what));
    } else if (met[index].get(slot)) {
      String what = who + " is at place " + place + ", where another page is.";
      faults.accept(PageFault.ofPage(PageFault.Kind.SHARED_PLACE, pageId, what));
    } else {
      met[index].set(slot);
    }
  }

  private void reportLeak(int place) {
    Extents.Location at = extents.location(place);
    String what = "Place " + place + " counts as used, but no page is there.";
    faults.accept(new PageFault(PageFault.Kind.LEAKED_PLACE, at.fileName(), at.offset(), 0, what));
  }
}
