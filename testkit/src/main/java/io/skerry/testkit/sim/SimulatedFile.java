package io.skerry.testkit.sim;

import io.skerry.io.DataFile;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** An open file of a simulated disk. Everything is done under the disk's monitor. */
final class SimulatedFile implements DataFile {
  private final SimulatedDisk disk;
  private final String name;
  private final Inode inode;
  private final boolean isTemporary;

  SimulatedFile(SimulatedDisk disk, String name, Inode inode, boolean isTemporary) {
    this.disk = disk;
    this.name = name;
    this.inode = inode;
    this.isTemporary = isTemporary;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    synchronized (disk) {
      disk.requirePower();
      return inode.size();
    }
  }

  @Override
  public void preallocate(long size) {
    synchronized (disk) {
      refuse(disk.begin(DiskOperation.PREALLOCATE, name), "preallocation");
      boolean isFull = size > inode.size() && inode.preallocate(size) < size;
      disk.requirePower();
      if (isFull) {
        throw SimulatedDisk.full("preallocation of " + size + " bytes of file " + name);
      }
    }
  }

  @Override
  public void reserve(long from, long to) {
    synchronized (disk) {
      refuse(disk.begin(DiskOperation.RESERVE, name), "reserving");
      boolean isFull = from < to && inode.reserve(from, to) < to;
      disk.requirePower();
      if (isFull) {
        String what = "reserving of " + (to - from) + " bytes at offset " + from;
        throw SimulatedDisk.full(what + " of file " + name);
      }
    }
  }

  @Override
  public void truncate(long size) {
    synchronized (disk) {
      refuse(disk.begin(DiskOperation.TRUNCATE, name), "truncation");
      inode.truncate(size);
      disk.requirePower();
    }
  }

  private void refuse(@Nullable Fault fault, String what) {
    if (fault != null) {
      throw SimulatedDisk.failed(what + " of file " + name, "Input/output error");
    }
  }

  @Override
  public int read(ByteBuffer into, long position) {
    synchronized (disk) {
      Fault fault = disk.begin(DiskOperation.READ, name);
      int begin = into.position();
      int got = inode.read(into, position);
      if (fault != null) {
        got = garble(fault, into.slice(begin, got), position, got);
        into.position(begin + got);
      }
      return got;
    }
  }

  /** Makes what was read wrong; returns how much of it was read. */
  private int garble(Fault fault, ByteBuffer read, long position, int got) {
    SplittableRandom random = disk.random();
    boolean isDone = got > 0;
    int left = got;
    if (isDone && fault.kind() == Fault.Kind.SHORT_READ) {
      left = random.nextInt(got);
    } else if (isDone && fault.kind() == Fault.Kind.FLIPPED_BIT) {
      int at = random.nextInt(got);
      read.put(at, (byte) (read.get(at) ^ 1 << random.nextInt(8)));
    } else if (isDone) {
      isDone = inode.makeStale(read, position, got, random);
    }
    if (!isDone) {
      disk.faults().putBack(fault);
    }
    return left;
  }

  @Override
  public void write(ByteBuffer from, long position) {
    synchronized (disk) {
      int length = from.remaining();
      String what = "write of " + length + " bytes at offset " + position + " of file " + name;
      Fault fault = disk.begin(DiskOperation.WRITE, name);
      if (fault != null) {
        int sectors = length / Inode.SECTOR_BYTES;
        int written = disk.random().nextInt(sectors + 1) * Inode.SECTOR_BYTES;
        inode.write(from.slice(from.position(), written), position);
        throw SimulatedDisk.failed(what, "Input/output error");
      }
      inode.write(from, position);
      disk.requirePower();
      if (from.hasRemaining()) {
        throw SimulatedDisk.full(what);
      }
    }
  }

  @Override
  public void force() {
    synchronized (disk) {
      if (isTemporary) {
        throw new IllegalStateException("file " + name + " is temporary");
      }
      Fault fault = disk.begin(DiskOperation.FORCE, name);
      disk.requirePower();
      if (fault != null) {
        inode.loseForced(disk.random().nextBoolean());
        throw SimulatedDisk.failed("force of file " + name, "Input/output error");
      }
      inode.force();
    }
  }

  @Override
  public void close() {
    if (isTemporary) {
      synchronized (disk) {
        if (!disk.hasLostPower() && disk.exists(name)) {
          disk.delete(name);
        }
      }
    }
  }
}
