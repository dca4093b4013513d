package io.skerry.lock;

import org.jspecify.annotations.Nullable;

/**
 * What one owner holds of one lock. It is a link of two lists, the lock's holders and what its
 * owner holds, so that a row lock costs no collections. Not yet in them while its first request
 * waits.
 */
sealed class Grant permits TableGrant, ApplicationGrant {
  final Lock lock;
  final LockOwner owner;

  /** Where its owner keeps it. */
  final HeldList list;

  /** Changed by {@link Lock} only. */
  LockMode mode = LockMode.NONE;

  @Nullable Grant nextHolder;
  @Nullable Grant previousHolder;
  @Nullable Grant nextHeld;
  @Nullable Grant previousHeld;

  Grant(Lock lock, LockOwner owner, HeldList list) {
    this.lock = lock;
    this.owner = owner;
    this.list = list;
  }
}
