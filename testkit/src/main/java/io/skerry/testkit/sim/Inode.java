package io.skerry.testkit.sim;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * A file of a simulated disk: its content as programs see it, its content as the medium has it, and
 * what was done between the two.
 */
final class Inode {
  static final int SECTOR_BYTES = 512;

  private final Room room;
  private final WriteJournal journal;
  private final Blocks current;
  private Blocks durable;

  /** What the medium had before the last force that changed a block. */
  private Blocks earlier = new Blocks();

  Inode(Room room) {
    this(room, new Blocks());
  }

  /** A file all of which is durable. */
  Inode(Room room, Blocks content) {
    this(room, content, content.copy(), new WriteJournal());
  }

  private Inode(Room room, Blocks durable, Blocks current, WriteJournal journal) {
    this.room = room;
    this.durable = durable;
    this.current = current;
    this.journal = journal;
  }

  /** A file of the same content, of which the same is durable. */
  Inode fork(Room forkedRoom) {
    Blocks forked = durable.copy();
    return new Inode(forkedRoom, forked, current.copyOwned(durable), journal.copy());
  }

  long size() {
    return current.size();
  }

  int allocated() {
    return current.allocated();
  }

  byte[] content() {
    return current.toBytes();
  }

  /** The content in a table of its own, as if all had been forced. */
  Blocks contentCopy() {
    return current.copyOwned(durable);
  }

  int read(ByteBuffer into, long position) {
    return current.read(into, position);
  }

  // ---- changes; each says how far it came

  /** Writes what there is room for; the rest stays in {@code from}. */
  void write(ByteBuffer from, long position) {
    int length = (int) (roomFor(position, position + from.remaining()) - position);
    if (length > 0) {
      int at = journal.addData(position, from, length);
      current.write(position, journal.data(), at, length, durable);
    }
  }

  /** Writes zeros from the end to {@code to}; returns how far there was room. */
  long preallocate(long to) {
    long from = size();
    long end = roomFor(from, to);
    if (end > from) {
      journal.add(WriteJournal.Kind.ZEROS, from, end - from);
      current.grow(end);
    }
    return end;
  }

  /** Sets room aside and grows the file; returns how far there was room. */
  long reserve(long from, long to) {
    long end = roomFor(from, to);
    if (end > from) {
      journal.add(WriteJournal.Kind.ROOM, from, end - from);
      current.grow(end);
    }
    return end;
  }

  void truncate(long size) {
    if (size < size()) {
      int before = allocated();
      current.resize(size);
      journal.add(WriteJournal.Kind.TRUNCATION, size, 0);
      room.giveBack(before - allocated());
    }
  }

  /** Up to where the blocks of a range are there, or were taken now. */
  private long roomFor(long from, long to) {
    for (long at = from; at < to; at = (at / Blocks.BLOCK_BYTES + 1) * Blocks.BLOCK_BYTES) {
      int index = (int) (at / Blocks.BLOCK_BYTES);
      if (!current.isAllocated(index)) {
        if (!room.take()) {
          return at;
        }
        current.allocate(at, at + 1);
      }
    }
    return to;
  }

  void settle() {
    journal.settle();
  }

  // ---- what reaches the medium

  void force() {
    for (int entry = 0; entry < journal.count(); entry++) {
      switch (journal.kind(entry)) {
        case DATA, ZEROS, ROOM -> forceBlocks(journal.position(entry), journal.length(entry));
        case TRUNCATION -> durable = current.copy();
      }
    }
    durable.resize(size());
    journal.clear();
  }

  private void forceBlocks(long position, long length) {
    int end = Blocks.blocksOf(position + length);
    for (int index = (int) (position / Blocks.BLOCK_BYTES); index < end; index++) {
      if (!durable.shares(index, current)) {
        earlier.share(index, durable);
        durable.share(index, current);
      }
    }
  }

  /**
   * The force failed: the kernel counts what was written as clean and never writes it again.
   *
   * @param isCached whether it stays readable until the power goes
   */
  void loseForced(boolean isCached) {
    if (!isCached) {
      int before = allocated();
      for (int index = 0; index < Blocks.blocksOf(size()); index++) {
        current.share(index, durable);
      }
      current.resize(durable.size());
      room.giveBack(before - allocated());
    }
    journal.clear();
  }

  /** The file as a loss of power now may leave it. */
  Inode survivor(SplittableRandom random, Room survivingRoom) {
    return new Inode(survivingRoom, Survival.of(durable, journal, size(), random));
  }

  /**
   * Puts into {@code into}, which was read from {@code position}, what the medium had in one sector
   * before; false where it is the same, or not known.
   */
  boolean makeStale(ByteBuffer into, long position, int length, SplittableRandom random) {
    int sectors = (length + SECTOR_BYTES - 1) / SECTOR_BYTES;
    int first = random.nextInt(sectors);
    for (int i = 0; i < sectors; i++) {
      int from = (first + i) % sectors * SECTOR_BYTES;
      long sector = (position + from) / SECTOR_BYTES * SECTOR_BYTES;
      int end = (int) Math.min(length, sector + SECTOR_BYTES - position);
      byte[] block = earlier.block((int) (sector / Blocks.BLOCK_BYTES));
      if (block != null && differs(into, from, end, block, position)) {
        for (int at = from; at < end; at++) {
          into.put(at, block[(int) ((position + at) % Blocks.BLOCK_BYTES)]);
        }
        return true;
      }
    }
    return false;
  }

  private static boolean differs(ByteBuffer into, int from, int end, byte[] block, long position) {
    for (int at = from; at < end; at++) {
      if (into.get(at) != block[(int) ((position + at) % Blocks.BLOCK_BYTES)]) {
        return true;
      }
    }
    return false;
  }
}
