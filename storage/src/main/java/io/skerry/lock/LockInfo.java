package io.skerry.lock;

import java.util.List;

/**
 * One lock of one owner, or one request that waits, as it was in the moment of {@link
 * LockTable#snapshot}. An owner that waits for a stronger mode has two: what it holds, and CONVERT.
 *
 * @param mode what is held or asked for
 * @param waitsFor the owners that stand in a waiting request's way; empty for a lock that is held
 */
public record LockInfo(
    Resource resource, LockMode mode, Status status, long ownerId, List<Long> waitsFor) {
  /** As sys.dm_tran_locks calls them. */
  public enum Status {
    GRANT,
    WAIT,
    CONVERT
  }

  public LockInfo {
    waitsFor = List.copyOf(waitsFor);
  }
}
