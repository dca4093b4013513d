package io.skerry.lock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wait for a table, a row or a name. */
final class LockWait extends Wait {
  private final Grant grant;
  private final LockMode mode;
  private final boolean isConversion;
  @Nullable LockWait next;
  @Nullable LockWait previous;

  /**
   * @param grant what is held, for a conversion; else what will be held
   * @param mode what it shall hold
   */
  LockWait(Grant grant, LockMode mode) {
    super(grant.owner);
    this.grant = grant;
    this.mode = mode;
    this.isConversion = grant.mode != LockMode.NONE;
  }

  Grant grant() {
    return grant;
  }

  LockMode mode() {
    return mode;
  }

  boolean isConversion() {
    return isConversion;
  }

  @Override
  Resource.Kind kind() {
    return grant.lock.kind;
  }

  @Override
  List<LockOwner> blockers() {
    return grant.lock.blockers(this);
  }
}
