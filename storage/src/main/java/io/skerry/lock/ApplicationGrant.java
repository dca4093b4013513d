package io.skerry.lock;

/** What an owner holds of a name. */
final class ApplicationGrant extends Grant {
  /** How often it was locked, and so must be released. */
  int count;

  ApplicationGrant(Lock lock, LockOwner owner) {
    super(lock, owner, owner.applications);
  }
}
