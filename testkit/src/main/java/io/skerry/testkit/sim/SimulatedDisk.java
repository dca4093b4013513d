package io.skerry.testkit.sim;

import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import io.skerry.io.DirectoryHeldException;
import io.skerry.io.DirectoryLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A directory in memory that forgets, at a crash, what was not forced.
 *
 * <p>Of the writes since a file's last force each survives, is lost, or is torn: some of its
 * 512-byte sectors survive. Of the creations, renamings and deletions since the directory's last
 * sync the first few survive. Which, a seed decides. The disk can be told to lose power or to fail
 * at its n-th changing operation; after a loss of power every operation fails.
 */
public final class SimulatedDisk implements DataDirectory {
  private static final int SECTOR_BYTES = 512;

  private final Map<String, Inode> durableNames;
  private final Map<String, Inode> names;
  private final List<NameChange> nameChanges = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();
  private long operations;
  private long powerLossAt = Long.MAX_VALUE;
  private long failedForceAt = Long.MAX_VALUE;
  private boolean hasLostPower;
  private boolean isLocked;
  private boolean isShared;

  private record Write(long position, byte[] bytes) {}

  /**
   * @param to null for a deletion
   */
  private record NameChange(@Nullable String from, @Nullable String to, @Nullable Inode created) {}

  private static final class Inode {
    byte[] durable = new byte[0];
    byte[] current = new byte[0];
    int durableSize;
    int size;
    final List<Write> pending = new ArrayList<>();

    void write(Write write) {
      pending.add(write);
      current = apply(current, write.position, write.bytes, 0, write.bytes.length);
      size = Math.max(size, (int) write.position + write.bytes.length);
    }

    static byte[] apply(byte[] content, long position, byte[] bytes, int from, int to) {
      int end = (int) position + to;
      byte[] target =
          end > content.length
              ? Arrays.copyOf(content, Math.max(end, content.length * 2))
              : content;
      System.arraycopy(bytes, from, target, (int) position + from, to - from);
      return target;
    }

    void force() {
      for (Write write : pending) {
        durable = apply(durable, write.position, write.bytes, 0, write.bytes.length);
        durableSize = Math.max(durableSize, (int) write.position + write.bytes.length);
      }
      pending.clear();
    }

    Inode survivor(Random random) {
      Inode survivor = new Inode();
      survivor.durable = durable.clone();
      survivor.durableSize = durableSize;
      int mood = random.nextInt(4);
      for (Write write : pending) {
        int fate = mood == 0 ? 0 : mood == 1 ? 1 : random.nextInt(3);
        if (fate != 0) {
          survivor.keep(write, fate == 1 ? null : random);
        }
      }
      survivor.current = survivor.durable.clone();
      survivor.size = survivor.durableSize;
      return survivor;
    }

    private void keep(Write write, @Nullable Random random) {
      int length = write.bytes.length;
      int at = 0;
      while (at < length) {
        int toSector = SECTOR_BYTES - (int) ((write.position + at) % SECTOR_BYTES);
        int next = Math.min(length, at + toSector);
        if (random == null || random.nextBoolean()) {
          durable = apply(durable, write.position, write.bytes, at, next);
          durableSize = Math.max(durableSize, (int) write.position + next);
        }
        at = next;
      }
    }
  }

  /** An empty disk. */
  public SimulatedDisk() {
    this(new TreeMap<>());
  }

  private SimulatedDisk(Map<String, Inode> names) {
    this.durableNames = names;
    this.names = new TreeMap<>(names);
  }

  // ---- what a test does

  /**
   * Loses power at the n-th changing operation from now, counted from 1, which may have been done
   * in part.
   */
  public synchronized void losePowerAt(long n) {
    powerLossAt = operations + n;
  }

  /**
   * Fails the first force at or after the n-th changing operation from now; what it should have
   * forced is lost.
   */
  public synchronized void failForceAt(long n) {
    failedForceAt = operations + n;
  }

  /** The number of changing operations so far. */
  public synchronized long operations() {
    return operations;
  }

  public synchronized boolean hasLostPower() {
    return hasLostPower;
  }

  /** The changing operations since the last call, one line each. */
  public synchronized List<String> takeTrace() {
    List<String> taken = List.copyOf(trace);
    trace.clear();
    return taken;
  }

  /** The disk as the next start finds it after a loss of power now. */
  public synchronized SimulatedDisk afterPowerLoss(long seed) {
    Random random = new Random(seed);
    hasLostPower = true;
    Map<String, Inode> surviving = new TreeMap<>(durableNames);
    int kept = random.nextInt(nameChanges.size() + 1);
    for (NameChange change : nameChanges.subList(0, kept)) {
      applyTo(surviving, change);
    }
    Map<Inode, Inode> survivors = new IdentityHashMap<>();
    Map<String, Inode> files = new TreeMap<>();
    surviving.forEach((name, inode) ->
        files.put(name, survivors.computeIfAbsent(inode, lost -> lost.survivor(random))));
    return new SimulatedDisk(files);
  }

  /** The disk as the next start finds it when only the process ended. */
  public synchronized SimulatedDisk afterProcessEnd() {
    hasLostPower = true;
    Map<String, Inode> files = new TreeMap<>();
    names.forEach((name, inode) -> {
      inode.force();
      files.put(name, inode);
    });
    return new SimulatedDisk(files);
  }

  /**
   * From now on lets several openings have the disk at once, as a network file system without locks
   * would.
   */
  public synchronized void shareBetweenOpenings() {
    isShared = true;
  }

  /** Flips one bit of a file. */
  public synchronized void flipBit(String name, long offset) {
    Inode inode = find(name);
    inode.force();
    inode.durable[(int) offset] ^= 1;
    inode.current[(int) offset] ^= 1;
  }

  /** The content of a file. */
  public synchronized byte[] content(String name) {
    Inode inode = find(name);
    return Arrays.copyOf(inode.current, inode.size);
  }

  // ---- what the store does

  private synchronized void change(String what) {
    requirePower();
    operations++;
    trace.add(what);
    if (operations >= powerLossAt) {
      hasLostPower = true;
    }
  }

  private void requirePower() {
    if (hasLostPower) {
      throw new UncheckedIOException(new IOException("the power is lost"));
    }
  }

  private Inode find(String name) {
    Inode inode = names.get(name);
    if (inode == null) {
      throw new UncheckedIOException(new IOException("no file " + name));
    }
    return inode;
  }

  private void record(NameChange change) {
    nameChanges.add(change);
    applyTo(names, change);
  }

  private static void applyTo(Map<String, Inode> map, NameChange change) {
    Inode moved = change.from == null ? change.created : map.remove(change.from);
    if (change.to != null && moved != null) {
      map.put(change.to, moved);
    }
  }

  @Override
  public String path() {
    return "simulated";
  }

  @Override
  public synchronized DataFile create(String name) {
    change("create " + name);
    if (names.containsKey(name)) {
      throw new UncheckedIOException(new IOException("file " + name + " exists"));
    }
    record(new NameChange(null, name, new Inode()));
    requirePower();
    return new SimulatedFile(name, find(name));
  }

  @Override
  public synchronized DataFile open(String name) {
    requirePower();
    return new SimulatedFile(name, find(name));
  }

  @Override
  public synchronized boolean exists(String name) {
    requirePower();
    return names.containsKey(name);
  }

  @Override
  public synchronized List<String> list() {
    requirePower();
    return List.copyOf(names.keySet());
  }

  @Override
  public synchronized void rename(String from, String to) {
    change("rename " + from + " " + to);
    find(from);
    record(new NameChange(from, to, null));
    requirePower();
  }

  @Override
  public synchronized void delete(String name) {
    change("delete " + name);
    find(name);
    record(new NameChange(name, null, null));
    requirePower();
  }

  @Override
  public synchronized void sync() {
    change("sync");
    requirePower();
    nameChanges.clear();
    durableNames.clear();
    durableNames.putAll(names);
  }

  @Override
  public synchronized DirectoryLock lock(String holder) {
    requirePower();
    if (isLocked && !isShared) {
      throw new DirectoryHeldException(path(), "another opening");
    }
    isLocked = true;
    return () -> {
      synchronized (this) {
        isLocked = false;
      }
    };
  }

  private final class SimulatedFile implements DataFile {
    private final String name;
    private final Inode inode;

    SimulatedFile(String name, Inode inode) {
      this.name = name;
      this.inode = inode;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long size() {
      synchronized (SimulatedDisk.this) {
        return inode.size;
      }
    }

    @Override
    public void preallocate(long size) {
      synchronized (SimulatedDisk.this) {
        change("preallocate " + name + " " + size);
        int missing = (int) size - inode.size;
        if (missing > 0) {
          inode.write(new Write(inode.size, new byte[missing]));
        }
        requirePower();
      }
    }

    @Override
    public int read(ByteBuffer into, long position) {
      synchronized (SimulatedDisk.this) {
        requirePower();
        int length = Math.clamp(inode.size - position, 0, into.remaining());
        if (length > 0) {
          into.put(inode.current, (int) position, length);
        }
        return length;
      }
    }

    @Override
    public void write(ByteBuffer from, long position) {
      synchronized (SimulatedDisk.this) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        change("write " + name + " " + position + " " + bytes.length);
        inode.write(new Write(position, bytes));
        requirePower();
      }
    }

    @Override
    public void force() {
      synchronized (SimulatedDisk.this) {
        change("force " + name);
        requirePower();
        if (operations >= failedForceAt) {
          failedForceAt = Long.MAX_VALUE;
          inode.pending.clear();
          throw new UncheckedIOException(new IOException("fsync of " + name + " failed"));
        }
        inode.force();
      }
    }

    @Override
    public void close() {}
  }
}
