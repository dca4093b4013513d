package io.skerry.log;

import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import io.skerry.io.DiskFullException;
import io.skerry.io.DiskReserve;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Makes segments ready ahead of their use, on a thread of its own, so that no commit waits for it;
 * uses the room of truncated ones again.
 */
final class SegmentSupply {
  private static final int SPARES_MAX = 2;

  private final DataDirectory directory;
  private final LogOptions options;
  private final DiskReserve reserve;
  private final long epoch;
  private final Listener listener;

  /** Truncated segments whose room can be used again; guarded by this, as all that follows. */
  private final ArrayDeque<LogSegment> spares = new ArrayDeque<>();

  private final ArrayDeque<Prepared> ready = new ArrayDeque<>();
  private @Nullable FutureTask<Void> preparing;
  private int nextNumber = 1;

  /** A segment of zeros, or of what an earlier use left, whose name is durable. */
  record Prepared(DataFile file, long bytes) {}

  /** Learns what became of the making of a segment; by the supply's thread. */
  interface Listener {
    void ready(long bytes);

    void failed(boolean isUrgent, Throwable cause);
  }

  SegmentSupply(
      DataDirectory directory,
      LogOptions options,
      DiskReserve reserve,
      long epoch,
      Listener listener) {
    this.directory = directory;
    this.options = options;
    this.reserve = reserve;
    this.epoch = epoch;
    this.listener = listener;
  }

  /**
   * Begins to make a segment ready, unless one is being made.
   *
   * @param isUrgent whether half of the disk's reserve may be used for it
   */
  synchronized void request(boolean isUrgent) {
    if (preparing == null) {
      FutureTask<Void> task = new FutureTask<>(() -> run(isUrgent), null);
      preparing = task;
      Thread unused = Thread.ofPlatform().name("skerry-log-prepare").daemon().start(task);
    }
  }

  private void run(boolean isUrgent) {
    Prepared made = null;
    Throwable failure = null;
    try {
      made = prepare(isUrgent);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    synchronized (this) {
      preparing = null;
      if (made != null) {
        nextNumber++;
        ready.add(made);
      }
    }
    if (made != null) {
      listener.ready(made.bytes);
    } else if (failure != null) {
      listener.failed(isUrgent, failure);
    }
  }

  private Prepared prepare(boolean isUrgent) {
    String name;
    LogSegment spare;
    synchronized (this) {
      name = LogSegment.name(epoch, nextNumber);
      spare = spares.poll();
    }
    if (spare != null) {
      return reuse(spare, name);
    }
    try {
      return create(name, options.segmentBytes());
    } catch (DiskFullException full) {
      return createSmall(name, isUrgent);
    }
  }

  private Prepared reuse(LogSegment spare, String name) {
    try {
      directory.rename(spare.name(), name);
    } catch (DiskFullException full) {
      synchronized (this) {
        spares.addFirst(spare);
      }
      throw full;
    }
    directory.sync();
    return new Prepared(directory.open(name), spare.bytes());
  }

  private Prepared createSmall(String name, boolean isUrgent) {
    try {
      return create(name, options.firstSegmentBytes());
    } catch (DiskFullException full) {
      if (isUrgent && reserve.give(reserve.bytes() / 2)) {
        return create(name, options.firstSegmentBytes());
      }
      throw full;
    }
  }

  private Prepared create(String name, long bytes) {
    DataFile file = directory.create(name);
    boolean isDone = false;
    try {
      file.preallocate(bytes);
      file.force();
      directory.sync();
      isDone = true;
      return new Prepared(file, bytes);
    } finally {
      if (!isDone) {
        file.close();
        directory.delete(name);
      }
    }
  }

  /** The next segment; whoever claimed room in it knows that it is there. */
  synchronized Prepared take() {
    return ready.remove();
  }

  /** Keeps a truncated segment for use again, if that is useful; false if it is to be deleted. */
  synchronized boolean keep(LogSegment segment) {
    return spares.size() < SPARES_MAX
        && segment.bytes() == options.segmentBytes()
        && spares.add(segment);
  }

  /** Waits for the making of a segment, and closes those that are ready. */
  void close() {
    FutureTask<Void> task;
    synchronized (this) {
      task = preparing;
    }
    if (task != null) {
      await(task);
    }
    synchronized (this) {
      ready.forEach(prepared -> prepared.file.close());
      ready.clear();
    }
  }

  private static void await(FutureTask<Void> task) {
    boolean interrupted = false;
    boolean isDone = false;
    while (!isDone) {
      try {
        Void unused = task.get();
        isDone = true;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new LogFailedException("A log segment could not be prepared", e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
