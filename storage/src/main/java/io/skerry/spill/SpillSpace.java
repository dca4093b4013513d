package io.skerry.spill;

import io.skerry.io.DataDirectory;
import java.util.concurrent.atomic.AtomicLong;

/** Makes temporary files. May be used by any thread. */
public final class SpillSpace {
  private static final String PREFIX = "spill-";

  private final DataDirectory directory;
  private final AtomicLong nextNumber = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  /** Deletes what an earlier opening left. */
  public SpillSpace(DataDirectory directory) {
    this.directory = directory;
    for (String name : directory.list()) {
      if (name.startsWith(PREFIX)) {
        directory.delete(name);
      }
    }
  }

  /** A new, empty file; closing it deletes it. */
  public SpillFile create() {
    String name = String.format("%s%08x", PREFIX, nextNumber.getAndIncrement());
    return new SpillFile(directory, directory.create(name), bytes);
  }

  /** Bytes in all files that are open. */
  public long bytes() {
    return bytes.get();
  }
}
