package io.skerry.btree;

import org.jspecify.annotations.Nullable;

/**
 * Changes of a tree that the log tells of and that are not made yet: recovery makes them leaf by
 * leaf, when somebody comes to the leaf or when there is time.
 */
public interface PendingChanges {

  /**
   * Whether changes of keys in this range are still to be made; under the latch.
   *
   * @param lower the first key of the range; null for none
   * @param upper the first key behind it; null for none
   */
  boolean hasWithin(byte @Nullable [] lower, byte @Nullable [] upper);

  /** Makes the changes in this range. The latch must not be held. */
  void apply(byte @Nullable [] lower, byte @Nullable [] upper);

  /** The tree is dropped: nobody needs its changes any more. Under the exclusive latch. */
  void discard();
}
