package io.skerry.page;

/** From when on checkpoints keep a page. */
public enum Keep {
  /** At once: a page of committed rows, or one that its imager leaves out while it must. */
  AT_ONCE,

  /**
   * From {@link PageStore#keep} on, when its transaction has committed. For pages that nobody else
   * needs before: a checkpoint that comes by meanwhile need not look at them.
   */
  WITH_COMMIT,

  /** Never: the page is gone after a restart. */
  NEVER
}
