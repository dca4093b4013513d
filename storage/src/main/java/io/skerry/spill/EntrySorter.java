package io.skerry.spill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts entries by their keys, as unsigned bytes; entries with the same key stay in the order in
 * which they came. Beyond its memory it writes sorted runs to temporary files and merges them.
 *
 * <p>Of one thread.
 */
public final class EntrySorter implements AutoCloseable {
  /** More runs than this are merged into one, so that their buffers stay within bounds. */
  private static final int RUNS_MAX = 32;

  private final SpillSpace space;
  private final EntryBuffer buffer;
  private final Runnable closed;
  private final List<EntryRun> runs = new ArrayList<>();

  /**
   * @param memoryBytes what the entries in memory may take
   * @param closed told when this no longer takes it
   */
  public EntrySorter(SpillSpace space, int memoryBytes, Runnable closed) {
    this.space = space;
    this.buffer = new EntryBuffer(memoryBytes);
    this.closed = closed;
  }

  public void add(byte[] key, byte[] value) {
    if (!buffer.hasRoom(key.length + value.length)) {
      spill();
    }
    buffer.add(key, value);
  }

  private void spill() {
    if (runs.size() == RUNS_MAX) {
      EntryRun merged = write(new Merge(List.copyOf(runs)));
      runs.forEach(EntryRun::close);
      runs.clear();
      runs.add(merged);
    }
    runs.add(write(buffer.sorted()));
    buffer.clear();
  }

  private EntryRun write(Entries sorted) {
    EntryRun run = new EntryRun(space.create());
    boolean isDone = false;
    try {
      while (sorted.next()) {
        run.write(sorted.key(), sorted.value());
      }
      run.endWriting();
      isDone = true;
      return run;
    } finally {
      if (!isDone) {
        run.close();
      }
    }
  }

  /** All entries in order; nothing may be added any more. */
  public Entries sorted() {
    if (runs.isEmpty()) {
      return buffer.sorted();
    }
    List<Entries> sources = new ArrayList<>(runs);
    sources.add(buffer.sorted());
    return new Merge(sources);
  }

  @Override
  public void close() {
    runs.forEach(EntryRun::close);
    runs.clear();
    closed.run();
  }

  /** Several sorted sequences as one. */
  private static final class Merge implements Entries {
    private final PriorityQueue<Source> queue =
        new PriorityQueue<>(Comparator.comparing(Source::key).thenComparingInt(Source::number));
    private @Nullable Source current;

    /** A sequence and its place among the others, which decides among equal keys. */
    private record Source(Entries entries, int number) {
      ComparableKey key() {
        return new ComparableKey(entries.key());
      }
    }

    Merge(List<Entries> sources) {
      for (int i = 0; i < sources.size(); i++) {
        if (sources.get(i).next()) {
          queue.add(new Source(sources.get(i), i));
        }
      }
    }

    @Override
    public boolean next() {
      Source last = current;
      if (last != null && last.entries.next()) {
        queue.add(last);
      }
      current = queue.poll();
      return current != null;
    }

    private Source source() {
      Source found = current;
      if (found == null) {
        throw new IllegalStateException("there is no entry");
      }
      return found;
    }

    @Override
    public byte[] key() {
      return source().entries.key();
    }

    @Override
    public byte[] value() {
      return source().entries.value();
    }
  }

  private record ComparableKey(byte[] bytes) implements Comparable<ComparableKey> {
    @Override
    public int compareTo(ComparableKey other) {
      return Arrays.compareUnsigned(bytes, other.bytes);
    }
  }
}
