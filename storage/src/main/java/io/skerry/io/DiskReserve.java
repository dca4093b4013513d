package io.skerry.io;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that holds room on the disk, to be given up when the disk is full and something must be
 * written nevertheless: what deletes rows, undoes changes, or begins a new epoch. Nobody ever reads
 * it, so it does not matter which process changed it last.
 */
public final class DiskReserve implements AutoCloseable {
  private static final String NAME = "reserve";

  /** What stays free for others when the reserve is filled. */
  private static final long LEFT_BYTES = 64 << 10;

  private static final Logger LOGGER = LoggerFactory.getLogger(DiskReserve.class);

  private final DataDirectory directory;
  private final long bytes;
  private @Nullable DataFile file;
  private volatile long held;

  /**
   * Opens the reserve as it is.
   *
   * @param bytes how large it is when it is whole
   */
  public DiskReserve(DataDirectory directory, long bytes) {
    this.directory = directory;
    this.bytes = bytes;
    if (directory.exists(NAME)) {
      DataFile found = directory.open(NAME);
      this.file = found;
      this.held = Math.min(found.size(), bytes);
    }
  }

  /** How large it is when it is whole. */
  public long bytes() {
    return bytes;
  }

  /** How much room it holds now. */
  public long held() {
    return held;
  }

  /** Makes the reserve whole again, as far as the disk has room. */
  public synchronized void fill() {
    long to = Math.min(bytes, held + Math.max(0, directory.freeBytes() - LEFT_BYTES));
    if (to <= held) {
      return;
    }
    DataFile filled = file;
    if (filled == null) {
      filled = directory.create(NAME);
      file = filled;
    }
    try {
      filled.reserve(held, to);
      filled.force();
      held = to;
    } catch (DiskFullException e) {
      LOGGER.debug("The reserve could not be filled", e);
      filled.truncate(held);
    }
  }

  /**
   * Gives up what the reserve has above {@code keep} bytes.
   *
   * @return whether that was anything
   */
  public synchronized boolean give(long keep) {
    DataFile given = file;
    if (given == null || held <= keep) {
      return false;
    }
    given.truncate(keep);
    held = keep;
    given.force();
    return true;
  }

  /** Gives up as much as makes {@code wanted} bytes free, or all. */
  public synchronized void makeFree(long wanted) {
    long lacking = wanted - directory.freeBytes();
    if (lacking > 0) {
      boolean unused = give(Math.max(0, held - lacking));
    }
  }

  @Override
  public synchronized void close() {
    DataFile open = file;
    if (open != null) {
      open.close();
    }
  }
}
