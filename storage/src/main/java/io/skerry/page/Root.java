package io.skerry.page;

import io.skerry.log.LogHistory;
import java.util.List;

/**
 * What one checkpoint left: where each page is, and from where the log is to be replayed. The
 * newest valid root is the database.
 *
 * @param epoch who wrote it
 * @param number counts the roots of a store
 * @param lsn commits before this position of the log are in the pages
 * @param logFrom where the replay of the log begins: at or before {@code lsn}, as transactions that
 *     had not committed may have put parts of their changes there
 * @param pageCount page numbers are below this
 * @param mapPlaces where the page map's pages are, as {@link PlaceRef}s
 * @param metaPlaces likewise, of the pages that hold {@code metaLength} bytes of the layer above
 * @param extents the files in use
 * @param history who wrote which part of the log from {@code logFrom} on
 */
record Root(
    long epoch,
    long number,
    long lsn,
    long logFrom,
    int pageCount,
    List<Long> mapPlaces,
    List<Long> metaPlaces,
    int metaLength,
    List<Extents.Name> extents,
    LogHistory history) {
  Root {
    mapPlaces = List.copyOf(mapPlaces);
    metaPlaces = List.copyOf(metaPlaces);
    extents = List.copyOf(extents);
  }

  /** The root of a store without anything. */
  static Root empty() {
    return new Root(0, 0, 0, 0, 1, List.of(), List.of(), 0, List.of(), new LogHistory(List.of()));
  }
}
