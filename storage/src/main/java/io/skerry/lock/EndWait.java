package io.skerry.lock;

import java.util.List;

/** A wait for the end of another owner. */
final class EndWait extends Wait {
  final LockOwner other;

  EndWait(LockOwner owner, LockOwner other) {
    super(owner);
    this.other = other;
  }

  @Override
  Resource.Kind kind() {
    return Resource.Kind.TRANSACTION;
  }

  @Override
  List<LockOwner> blockers() {
    return List.of(other);
  }
}
