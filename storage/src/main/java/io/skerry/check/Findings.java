package io.skerry.check;

import io.skerry.check.Finding.Where;
import io.skerry.page.PageFault;
import java.util.HashMap;
import java.util.Map;

/** Hands findings on, and counts them. */
final class Findings {
  /** Of each table and index so many are told. */
  static final int TOLD_PER_INDEX_MAX = 200;

  private final CheckSink sink;
  private final Map<Where, Integer> told = new HashMap<>();
  private long count;

  Findings(CheckSink sink) {
    this.sink = sink;
  }

  long count() {
    return count;
  }

  void add(Finding finding) {
    count++;
    Where where = finding.where();
    Where index = Where.of(where.tableId(), where.indexId());
    if (told.merge(index, 1, Integer::sum) <= TOLD_PER_INDEX_MAX) {
      sink.found(finding);
    }
  }

  /** A fault of the root or of places. */
  void add(PageFault fault) {
    add(fault, Where.STORE);
  }

  /**
   * @param owner to what the page belongs
   */
  void add(PageFault fault, Where owner) {
    Where where = owner.at(fault.pageId(), fault.file(), fault.offset());
    String what = fault.what();
    add(
        switch (fault.kind()) {
          case ROOT, EXTENT, MAP, META -> new Finding.DamagedFile(where, what);
          case MISSING_FILE -> new Finding.MissingFile(where, what);
          case PAGE -> new Finding.UnreadablePage(where, what);
          case OTHER_PAGE -> new Finding.WrongPage(where, what);
          case SHARED_PLACE -> new Finding.SharedPlace(where, what);
          case UNCOUNTED_PLACE -> new Finding.UncountedPlace(where, what);
          case LEAKED_PLACE -> new Finding.LeakedPlace(where, what);
        });
  }

  boolean isCancelled() {
    return sink.isCancelled();
  }
}
