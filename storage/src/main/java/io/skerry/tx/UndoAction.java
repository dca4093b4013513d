package io.skerry.tx;

/** A change of a transaction that is no change of a row: of the schema, or a long value. */
public interface UndoAction {
  /**
   * Takes the change back, or some of it; under the exclusive latch, newest change first.
   *
   * @return whether all is taken back; if not, it is called again
   */
  boolean undo();

  /**
   * Every view sees the change: what was before is not needed any more. Under the exclusive latch,
   * newest change first.
   */
  void purge();
}
