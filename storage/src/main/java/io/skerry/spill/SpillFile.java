package io.skerry.spill;

import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** A temporary file: written from its beginning to its end, read anywhere. Of one thread. */
public final class SpillFile implements AutoCloseable {
  private final DataDirectory directory;
  private final DataFile file;
  private final AtomicLong bytes;
  private long size;

  SpillFile(DataDirectory directory, DataFile file, AtomicLong bytes) {
    this.directory = directory;
    this.file = file;
    this.bytes = bytes;
  }

  public long size() {
    return size;
  }

  /** Writes all that remains in {@code from} behind what is there. */
  public void append(ByteBuffer from) {
    int count = from.remaining();
    file.write(from, size);
    size += count;
    long unused = bytes.addAndGet(count);
  }

  /** Fills {@code into} from {@code position}; returns the bytes read, fewer only at the end. */
  public int read(ByteBuffer into, long position) {
    return file.read(into, position);
  }

  /** Deletes the file. */
  @Override
  public void close() {
    long unused = bytes.addAndGet(-size);
    size = 0;
    file.close();
    directory.delete(file.name());
  }
}
