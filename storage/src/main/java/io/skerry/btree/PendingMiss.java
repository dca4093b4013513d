package io.skerry.btree;

import io.skerry.page.Miss;
import io.skerry.page.PageStore;
import org.jspecify.annotations.Nullable;

/** A leaf lacks changes that the log tells of. */
final class PendingMiss extends Miss {
  private static final long serialVersionUID = 1L;

  private final transient PendingChanges changes;
  private final byte @Nullable [] lower;
  private final byte @Nullable [] upper;

  PendingMiss(PendingChanges changes, byte @Nullable [] lower, byte @Nullable [] upper) {
    this.changes = changes;
    this.lower = lower;
    this.upper = upper;
  }

  @Override
  public void resolve(PageStore pages) {
    changes.apply(lower, upper);
  }
}
