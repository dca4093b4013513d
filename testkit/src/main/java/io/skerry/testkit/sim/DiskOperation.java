package io.skerry.testkit.sim;

/** What is done with files and their directory. */
public enum DiskOperation {
  OPEN,
  READ,
  WRITE,
  PREALLOCATE,
  RESERVE,
  TRUNCATE,
  FORCE,
  CREATE,
  RENAME,
  DELETE,
  SYNC;

  /** Whether the disk is another afterwards, or more of it durable. */
  public boolean isChange() {
    return this != OPEN && this != READ;
  }
}
