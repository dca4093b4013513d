package io.skerry.page;

/**
 * Something that a reader or a change needs is not in memory. Whoever holds the latch gives it up,
 * lets the miss be resolved, and begins again.
 */
public abstract class Miss extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected Miss() {
    super(null, null, false, false);
  }

  /** Brings what was missed; the latch must not be held. */
  public abstract void resolve(PageStore pages);
}
