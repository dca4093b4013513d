package io.skerry.check;

import io.skerry.io.DataDirectory;
import io.skerry.page.PageStore;
import io.skerry.page.RootPages;
import java.util.function.BooleanSupplier;

/** Checks what an open store has in its files, and its page table. */
public final class OnlineCheck {
  private final DataDirectory directory;
  private final long storeId;
  private final PageStore pages;

  /** For the store's own package: nobody outside of this module has pages. */
  @SuppressWarnings("exports")
  public OnlineCheck(DataDirectory directory, long storeId, PageStore pages) {
    this.directory = directory;
    this.storeId = storeId;
    this.pages = pages;
  }

  /**
   * Checks the newest root. No checkpoint may run from before until after; all else may go on. The
   * latch must not be held.
   *
   * @param databaseId the database to be checked; 0 for all, and for pages that nothing refers to
   * @param stop asked at each page whether to leave the rest
   */
  public CheckSummary run(int databaseId, CheckSink sink, BooleanSupplier stop) {
    Findings findings = new Findings(sink);
    try (RootPages root = RootPages.open(directory, storeId, findings::add)) {
      pages.auditPlaces(root, findings::add);
      if (root == null) {
        return new CheckSummary(0, 0, 0, findings.count(), true);
      }
      RootCheck check = new RootCheck(root, findings, stop);
      check.check(databaseId);
      return check.summary(root.isNewest());
    }
  }
}
