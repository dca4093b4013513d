package io.skerry.lock;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Lists all locks and waits. Called with the lock table's mutex held. */
final class LockListing {
  private final List<LockInfo> infos = new ArrayList<>();

  private LockListing() {}

  static List<LockInfo> of(LockMemory memory) {
    LockListing listing = new LockListing();
    memory.locks.forEach(listing::add);
    memory.ranges.all().forEach(listing::add);
    for (EndWait wait : memory.endWaits) {
      listing.addWait(new Resource.Transaction(wait.other.id()), LockMode.S, wait, false);
    }
    return List.copyOf(listing.infos);
  }

  private void add(Lock lock) {
    Resource resource = resource(lock);
    for (Grant grant = lock.firstHolder; grant != null; grant = grant.nextHolder) {
      addGrant(resource, grant.mode, grant.owner);
    }
    for (LockWait wait = lock.firstWait; wait != null; wait = wait.next) {
      addWait(resource, wait.mode(), wait, wait.isConversion());
    }
  }

  private static Resource resource(Lock lock) {
    return switch (lock.kind) {
      case TABLE -> new Resource.Table(lock.space);
      case ROW -> new Resource.Row(lock.space, lock.key.clone());
      case APPLICATION ->
          new Resource.Application(ByteBuffer.wrap(lock.key).asCharBuffer().toString());
      case RANGE, TRANSACTION -> throw new AssertionError("a lock of a " + lock.kind);
    };
  }

  private void add(RangeSpace space) {
    for (HeldRanges held : space.holders) {
      for (Intervals.Interval interval : held.intervals.all()) {
        Resource resource = new Resource.Range(space.id, interval.from, interval.to());
        addGrant(resource, interval.mode(), held.owner());
      }
    }
    for (RangeWait reservation : space.reservations) {
      Resource resource = new Resource.Row(space.id, reservation.from);
      addGrant(resource, reservation.mode, reservation.owner);
    }
    for (RangeWait wait : space.queue) {
      Resource resource =
          wait.isOfKey()
              ? new Resource.Row(space.id, wait.from)
              : new Resource.Range(space.id, wait.from, wait.to);
      addWait(resource, wait.mode, wait, wait.isConversion);
    }
  }

  private void addGrant(Resource resource, LockMode mode, LockOwner owner) {
    infos.add(new LockInfo(resource, mode, LockInfo.Status.GRANT, owner.id(), List.of()));
  }

  private void addWait(Resource resource, LockMode mode, Wait wait, boolean isConversion) {
    LockInfo.Status status = isConversion ? LockInfo.Status.CONVERT : LockInfo.Status.WAIT;
    List<Long> waitsFor = wait.blockers().stream().map(LockOwner::id).distinct().toList();
    infos.add(new LockInfo(resource, mode, status, wait.owner.id(), waitsFor));
  }
}
