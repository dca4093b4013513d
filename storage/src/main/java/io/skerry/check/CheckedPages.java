package io.skerry.check;

import io.skerry.check.Finding.Where;
import io.skerry.page.PageFault;
import io.skerry.page.PageFormat;
import io.skerry.page.RootPages;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The pages of a root, and which of them something referred to so far. */
final class CheckedPages {
  private final RootPages root;
  private final Findings findings;
  private final BooleanSupplier stop;
  private final BitSet reached = new BitSet();
  private long readCount;

  CheckedPages(RootPages root, Findings findings, BooleanSupplier stop) {
    this.root = root;
    this.findings = findings;
    this.stop = stop;
  }

  /** Room for one page. */
  static MemorySegment newBuffer() {
    return Arena.ofAuto().allocate(PageFormat.PAGE_BYTES, Long.BYTES);
  }

  long readCount() {
    return readCount;
  }

  /** Page numbers are below this. */
  int pageCount() {
    return root.pageCount();
  }

  /** A place that an owner has in a page. */
  Where at(Where owner, int pageId) {
    return root.isInUse(pageId)
        ? owner.at(pageId, root.fileOf(pageId), root.offsetOf(pageId))
        : owner.at(pageId, "", -1);
  }

  /**
   * Reads a page to which something refers. Nothing else may.
   *
   * @param referrer the page that refers to it, 0 for none
   * @return false where the page is not to be used, and a finding says why
   * @throws CheckStoppedException when the rest of the check is to be left
   */
  boolean visit(int pageId, Where owner, int referrer, MemorySegment into) {
    if (!root.isInUse(pageId)) {
      if (root.isMapWhole()) {
        String by = referrer == 0 ? "The root" : "Page " + referrer;
        String what = by + " refers to page " + pageId + ", which is not in use.";
        findings.add(new Finding.MissingPage(at(owner, pageId), what));
      }
      return false;
    }
    if (reached.get(pageId)) {
      String by = referrer == 0 ? "the root" : "page " + referrer;
      String what = "Page " + pageId + ", to which " + by + " refers, belongs to another page.";
      findings.add(new Finding.SharedPage(at(owner, pageId), what));
      return false;
    }
    reached.set(pageId);
    PageFault fault = read(pageId, into);
    if (fault != null) {
      findings.add(fault, owner);
    }
    return fault == null;
  }

  /** Reads a page that was visited; false where that fails now. */
  boolean visitAgain(int pageId, MemorySegment into) {
    return root.isInUse(pageId) && read(pageId, into) == null;
  }

  private @Nullable PageFault read(int pageId, MemorySegment into) {
    if (stop.getAsBoolean() || findings.isCancelled()) {
      throw new CheckStoppedException();
    }
    readCount++;
    return root.read(pageId, into);
  }

  /** Reports the pages in use to which nothing refers. */
  void reportLeaks() {
    MemorySegment page = newBuffer();
    for (int pageId = 1; pageId < root.pageCount(); pageId++) {
      if (root.isInUse(pageId) && !reached.get(pageId)) {
        String what = "Page " + pageId + " is in use, but nothing refers to it";
        if (read(pageId, page) == null) {
          what += "; it is of type " + PageFormat.type(page, 0);
          what += " and tree " + PageFormat.treeId(page, 0);
        }
        findings.add(new Finding.LeakedPage(at(Where.STORE, pageId), what + "."));
      }
    }
  }
}
