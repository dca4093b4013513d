package io.skerry.lock;

import org.jspecify.annotations.Nullable;

/** Some of what an owner holds: a list through the grants themselves, newest first. */
final class HeldList {
  @Nullable Grant first;
  int count;

  void add(Grant grant) {
    Grant next = first;
    grant.nextHeld = next;
    if (next != null) {
      next.previousHeld = grant;
    }
    first = grant;
    count++;
  }

  void remove(Grant grant) {
    Grant next = grant.nextHeld;
    Grant previous = grant.previousHeld;
    if (previous == null) {
      first = next;
    } else {
      previous.nextHeld = next;
    }
    if (next != null) {
      next.previousHeld = previous;
    }
    grant.nextHeld = null;
    grant.previousHeld = null;
    count--;
  }
}
