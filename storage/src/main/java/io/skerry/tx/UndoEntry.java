package io.skerry.tx;

/** One change of a transaction: how to take it back, and what to give up once everybody sees it. */
public abstract class UndoEntry {
  /** Takes the change back; under the exclusive latch, newest change first. */
  public abstract void undo();

  /**
   * Every view sees the change: what was before is not needed any more. Under the exclusive latch.
   */
  public abstract void purge();
}
