package io.skerry.tx;

/** A change of a transaction that is no change of a row: of the schema, or a long value. */
public interface UndoAction {
  /** Takes the change back; under the exclusive latch, newest change first. */
  void undo();

  /**
   * Every view sees the change: what was before is not needed any more. Under the exclusive latch,
   * newest change first.
   */
  void purge();
}
