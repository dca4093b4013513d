package io.skerry.testkit.sim;

import io.skerry.io.DataDirectory;
import io.skerry.io.DataFile;
import io.skerry.io.DirectoryHeldException;
import io.skerry.io.DirectoryLock;
import io.skerry.io.DiskFullException;
import io.skerry.io.ReadOnlyDiskException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A directory in memory that forgets, at a loss of power, what was not forced, and that fails where
 * a test says.
 *
 * <p>Of the writes since a file's last force each survives, is lost, or is torn: some of its
 * 512-byte sectors survive. A file's growth may be lost though its bytes were written, or survive
 * without them. Files know nothing of each other. Of the creations, renamings and deletions since
 * the directory's last sync the first few survive. Which, a seed decides.
 *
 * <p>Disks share the blocks that they have in common, so what a loss of power leaves is made in
 * microseconds, and as many as are wanted of one moment.
 */
public final class SimulatedDisk implements DataDirectory {
  private final Names names;
  private final Room room;
  private final Faults faults = new Faults();
  private SplittableRandom random = new SplittableRandom(0);
  private long operations;
  private long powerLossAt = Long.MAX_VALUE;
  private boolean hasLostPower;
  private boolean isLocked;
  private boolean isShared;

  /** An empty disk. */
  public SimulatedDisk() {
    this.names = new Names();
    this.room = new Room(names::settle);
  }

  private SimulatedDisk(Names names, Room room) {
    this.names = names;
    this.room = room;
  }

  // ---- what a test does

  /**
   * Loses power at the n-th changing operation from now, counted from 1, which may have been done
   * in part. Every operation after it fails.
   */
  public synchronized void losePowerAt(long n) {
    powerLossAt = operations + n;
  }

  public synchronized boolean hasLostPower() {
    return hasLostPower;
  }

  /** The number of changing operations so far. */
  public synchronized long operations() {
    return operations;
  }

  /** Lets something go wrong; counted from now. */
  public synchronized void arm(Fault fault) {
    faults.add(fault);
  }

  /** Lets nothing go wrong any more. */
  public synchronized void disarm() {
    faults.clear();
  }

  /** The faults that struck, in order. */
  public synchronized List<Fault> struck() {
    return faults.struck();
  }

  /** Decides what the faults leave open: which bit is flipped, how much is written. */
  public synchronized void seedFaults(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * How many bytes all files may have, in blocks of 4 KiB; what is there stays, however much it is.
   */
  public synchronized void setCapacityBytes(long capacityBytes) {
    room.setCapacity(capacityBytes / Blocks.BLOCK_BYTES);
  }

  /** What the next start would find if the power went now; this disk goes on. */
  public synchronized SimulatedDisk imageOfPowerLoss(long seed) {
    SplittableRandom fate = new SplittableRandom(seed);
    return other(newRoom -> new Names(names.survivors(fate, newRoom)));
  }

  /**
   * What the next start would find if only the process ended now; this disk goes on. What was not
   * forced is there, but a loss of power can still take it.
   */
  public synchronized SimulatedDisk imageOfProcessEnd() {
    return other(names::fork);
  }

  /** A disk with the same files, all of them durable. */
  public synchronized SimulatedDisk copy() {
    return other(newRoom -> new Names(names.copies(newRoom)));
  }

  /** The disk as the next start finds it after a loss of power now. */
  public synchronized SimulatedDisk afterPowerLoss(long seed) {
    hasLostPower = true;
    return imageOfPowerLoss(seed);
  }

  /** The disk as the next start finds it when the process ends now. */
  public synchronized SimulatedDisk afterProcessEnd() {
    hasLostPower = true;
    return new SimulatedDisk(names, room);
  }

  private SimulatedDisk other(Function<Room, Names> files) {
    List<Names> made = new ArrayList<>(1);
    Room newRoom = new Room(() -> made.getFirst().settle());
    newRoom.setCapacity(room.capacity());
    made.add(files.apply(newRoom));
    newRoom.add(made.getFirst().allocated());
    return new SimulatedDisk(made.getFirst(), newRoom);
  }

  /**
   * From now on lets several openings have the disk at once, as a network file system without locks
   * would.
   */
  public synchronized void shareBetweenOpenings() {
    isShared = true;
  }

  /** The content of a file. */
  public synchronized byte[] content(String name) {
    return find(name).content();
  }

  /** Makes a file, or gives it another content, durably. */
  public synchronized void replace(String name, byte[] content) {
    Blocks blocks = new Blocks();
    blocks.write(0, content, 0, content.length, new Blocks());
    Inode replaced = names.find(name);
    if (replaced != null) {
      room.giveBack(replaced.allocated());
    }
    names.create(name, new Inode(room, blocks));
    room.add(blocks.allocated());
    names.sync();
  }

  /** Flips one bit of a file, durably. */
  public synchronized void flipBit(String name, long offset) {
    byte[] content = content(name);
    content[(int) offset] ^= 1;
    replace(name, content);
  }

  // ---- what the files of this disk ask

  SplittableRandom random() {
    return random;
  }

  Faults faults() {
    return faults;
  }

  void requirePower() {
    if (hasLostPower) {
      throw failed("operation", "the power is lost");
    }
  }

  /**
   * Counts an operation; returns the fault that the caller lets strike, one of those that do not
   * end the operation here.
   */
  @Nullable Fault begin(DiskOperation operation, String file) {
    requirePower();
    if (operation.isChange()) {
      operations++;
      if (operations >= powerLossAt) {
        hasLostPower = true;
      }
    }
    Fault fault = faults.strike(operation, file);
    if (fault == null) {
      return null;
    }
    String what = operation.name().toLowerCase(Locale.ROOT) + " of " + file;
    return switch (fault.kind()) {
      case SHORT_READ, FLIPPED_BIT, STALE_SECTOR, WRITE_ERROR, FORCE_ERROR -> fault;
      case READ_ERROR, SYNC_ERROR, CREATE_ERROR, RENAME_ERROR, DELETE_ERROR ->
          throw failed(what, "Input/output error");
      case READ_ONLY -> {
        IOException cause = new IOException("Read-only file system");
        throw new ReadOnlyDiskException(what + " failed: " + cause.getMessage(), cause);
      }
    };
  }

  static UncheckedIOException failed(String what, String why) {
    IOException cause = new IOException(why);
    return new UncheckedIOException(what + " failed: " + why, cause);
  }

  static DiskFullException full(String what) {
    IOException cause = new IOException("No space left on device");
    return new DiskFullException(what + " failed: " + cause.getMessage(), cause);
  }

  private Inode find(String name) {
    Inode inode = names.find(name);
    if (inode == null) {
      throw failed("opening of file " + name, name + " is not there");
    }
    return inode;
  }

  // ---- what the store does

  @Override
  public String path() {
    return "simulated";
  }

  @Override
  public DataFile create(String name) {
    return create(name, false);
  }

  @Override
  public DataFile createTemporary(String name) {
    return create(TEMPORARY_PREFIX + name, true);
  }

  private synchronized DataFile create(String name, boolean isTemporary) {
    Fault unused = begin(DiskOperation.CREATE, name);
    if (names.find(name) != null) {
      throw failed("creation of file " + name, name + " exists");
    }
    Inode inode = new Inode(room);
    names.create(name, inode);
    requirePower();
    return new SimulatedFile(this, name, inode, isTemporary);
  }

  @Override
  public synchronized DataFile open(String name) {
    Fault unused = begin(DiskOperation.OPEN, name);
    return new SimulatedFile(this, name, find(name), false);
  }

  @Override
  public synchronized boolean exists(String name) {
    requirePower();
    return names.find(name) != null;
  }

  @Override
  public synchronized List<String> list() {
    requirePower();
    return names.list().stream().filter(name -> !name.startsWith(TEMPORARY_PREFIX)).toList();
  }

  @Override
  public synchronized void rename(String from, String to) {
    Fault unused = begin(DiskOperation.RENAME, from);
    Inode replaced = names.rename(from, to, find(from));
    if (replaced != null) {
      room.giveBack(replaced.allocated());
    }
    requirePower();
  }

  @Override
  public synchronized void delete(String name) {
    Fault unused = begin(DiskOperation.DELETE, name);
    Inode inode = find(name);
    names.delete(name, inode);
    room.giveBack(inode.allocated());
    requirePower();
  }

  @Override
  public synchronized void sync() {
    Fault unused = begin(DiskOperation.SYNC, "");
    requirePower();
    names.sync();
  }

  @Override
  public synchronized long freeBytes() {
    requirePower();
    long blocks = room.free();
    return blocks > Long.MAX_VALUE / Blocks.BLOCK_BYTES
        ? Long.MAX_VALUE
        : blocks * Blocks.BLOCK_BYTES;
  }

  @Override
  public synchronized DirectoryLock lock(String holder) {
    requirePower();
    if (isLocked && !isShared) {
      throw new DirectoryHeldException(path(), "another opening");
    }
    isLocked = true;
    names.list().stream().filter(name -> name.startsWith(TEMPORARY_PREFIX)).forEach(this::delete);
    return () -> {
      synchronized (this) {
        isLocked = false;
      }
    };
  }
}
