package io.skerry.io;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A directory that counts what is done with its files, by the kind of file: the name up to its
 * first hyphen.
 */
public final class CountingDirectory implements DataDirectory {
  private final DataDirectory directory;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();

  public CountingDirectory(DataDirectory directory) {
    this.directory = directory;
  }

  /** So far, by kind. */
  public Map<String, FileCounts> counts() {
    Map<String, FileCounts> counts = new TreeMap<>();
    counters.forEach((kind, counter) -> counts.put(kind, counter.counts()));
    return counts;
  }

  /** The sizes of the files that are there now, by kind. */
  public Map<String, Long> bytesHeld() {
    Map<String, Long> held = new TreeMap<>();
    for (String name : directory.list()) {
      try (DataFile file = directory.open(name)) {
        held.merge(kind(name), file.size(), Long::sum);
      }
    }
    return held;
  }

  private static String kind(String name) {
    int hyphen = name.indexOf('-');
    return hyphen < 0 ? name : name.substring(0, hyphen);
  }

  private DataFile counted(DataFile file) {
    return new CountedFile(file, counters.computeIfAbsent(kind(file.name()), _ -> new Counter()));
  }

  @Override
  public String path() {
    return directory.path();
  }

  @Override
  public DataFile create(String name) {
    return counted(directory.create(name));
  }

  @Override
  public DataFile open(String name) {
    return counted(directory.open(name));
  }

  @Override
  public DataFile createTemporary(String name) {
    return counted(directory.createTemporary(name));
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
    directory.rename(from, to);
  }

  @Override
  public void delete(String name) {
    directory.delete(name);
  }

  @Override
  public void sync() {
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

  private static final class Counter {
    final LongAdder reads = new LongAdder();
    final LongAdder bytesRead = new LongAdder();
    final LongAdder writes = new LongAdder();
    final LongAdder bytesWritten = new LongAdder();
    final LongAdder forces = new LongAdder();

    FileCounts counts() {
      return new FileCounts(
          reads.sum(), bytesRead.sum(), writes.sum(), bytesWritten.sum(), forces.sum());
    }

    void wrote(long bytes) {
      writes.increment();
      bytesWritten.add(bytes);
    }
  }

  private record CountedFile(DataFile file, Counter counter) implements DataFile {

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
      long before = file.size();
      file.preallocate(size);
      counter.wrote(Math.max(0, size - before));
    }

    @Override
    public void reserve(long from, long to) {
      file.reserve(from, to);
    }

    @Override
    public void truncate(long size) {
      file.truncate(size);
    }

    @Override
    public int read(ByteBuffer into, long position) {
      int got = file.read(into, position);
      counter.reads.increment();
      counter.bytesRead.add(got);
      return got;
    }

    @Override
    public void write(ByteBuffer from, long position) {
      int bytes = from.remaining();
      file.write(from, position);
      counter.wrote(bytes);
    }

    @Override
    public void force() {
      file.force();
      counter.forces.increment();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
