package io.skerry.page;

/** A page is not in memory. */
public final class PageMiss extends Miss {
  private static final long serialVersionUID = 1L;

  private final int pageId;

  PageMiss(int pageId) {
    this.pageId = pageId;
  }

  @Override
  public void resolve(PageStore pages) {
    pages.fetch(pageId);
  }
}
