package io.skerry.testkit.sim;

import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import io.skerry.io.DirectoryLock;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/**
 * A directory that tells of each operation before it is done. What the recorder throws ends the
 * operation instead.
 */
public final class TracingDirectory implements DataDirectory {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final DataDirectory directory;
  private final OperationNamer namer;
  private final Consumer<TracedOperation> recorder;

  /**
   * @param recorder called by the thread that does the operation
   */
  public TracingDirectory(
      DataDirectory directory, OperationNamer namer, Consumer<TracedOperation> recorder) {
    this.directory = directory;
    this.namer = namer;
    this.recorder = recorder;
  }

  private void trace(DiskOperation operation, String file, long offset, long length) {
    trace(operation, file, offset, length, NOTHING);
  }

  private void trace(
      DiskOperation operation, String file, long offset, long length, ByteBuffer bytes) {
    String meaning = namer.meaning(operation, file, offset, bytes);
    recorder.accept(new TracedOperation(operation, file, "", offset, length, meaning));
  }

  @Override
  public String path() {
    return directory.path();
  }

  @Override
  public DataFile create(String name) {
    trace(DiskOperation.CREATE, name, -1, -1);
    return new TracedFile(directory.create(name));
  }

  @Override
  public DataFile createTemporary(String name) {
    trace(DiskOperation.CREATE, TEMPORARY_PREFIX + name, -1, -1);
    return new TracedFile(directory.createTemporary(name));
  }

  @Override
  public DataFile open(String name) {
    trace(DiskOperation.OPEN, name, -1, -1);
    return new TracedFile(directory.open(name));
  }

  @Override
  public boolean exists(String name) {
    return directory.exists(name);
  }

  @Override
  public List<String> list() {
    return directory.list();
  }

  @Override
  public void rename(String from, String to) {
    recorder.accept(new TracedOperation(DiskOperation.RENAME, from, to, -1, -1, ""));
    directory.rename(from, to);
  }

  @Override
  public void delete(String name) {
    trace(DiskOperation.DELETE, name, -1, -1);
    directory.delete(name);
  }

  @Override
  public void sync() {
    trace(DiskOperation.SYNC, "", -1, -1);
    directory.sync();
  }

  @Override
  public long freeBytes() {
    return directory.freeBytes();
  }

  @Override
  public DirectoryLock lock(String holder) {
    return directory.lock(holder);
  }

  private final class TracedFile implements DataFile {
    private final DataFile file;

    TracedFile(DataFile file) {
      this.file = file;
    }

    @Override
    public String name() {
      return file.name();
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public void preallocate(long size) {
      trace(DiskOperation.PREALLOCATE, name(), size, -1);
      file.preallocate(size);
    }

    @Override
    public void reserve(long from, long to) {
      trace(DiskOperation.RESERVE, name(), from, to - from);
      file.reserve(from, to);
    }

    @Override
    public void truncate(long size) {
      trace(DiskOperation.TRUNCATE, name(), size, -1);
      file.truncate(size);
    }

    @Override
    public int read(ByteBuffer into, long position) {
      trace(DiskOperation.READ, name(), position, into.remaining());
      return file.read(into, position);
    }

    @Override
    public void write(ByteBuffer from, long position) {
      trace(DiskOperation.WRITE, name(), position, from.remaining(), from);
      file.write(from, position);
    }

    @Override
    public void force() {
      trace(DiskOperation.FORCE, name(), -1, -1);
      file.force();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
