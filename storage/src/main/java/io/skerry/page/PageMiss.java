package io.skerry.page;

/**
 * A reader met a page that is not in memory; it gives up the latch, loads the page and tries again.
 */
public final class PageMiss extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int pageId;

  PageMiss(int pageId) {
    super(null, null, false, false);
    this.pageId = pageId;
  }

  public int pageId() {
    return pageId;
  }
}
