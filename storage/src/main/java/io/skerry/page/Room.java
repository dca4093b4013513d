package io.skerry.page;

/** How far a change under the latch may use up the room that the store has on the disk. */
public enum Room {
  /** It changes no page. */
  NONE,

  /** It makes the store larger: the reserve stays whole. */
  GROW,

  /**
   * It makes the store smaller in the end, though it needs room first: half of the reserve stays.
   */
  SHRINK,

  /** It must be made for the store to go on: the undoing and clearing of changes, recovery. */
  MUST
}
