package io.skerry.page;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The page pool's memory: frames of one page each, given out by a clock.
 *
 * <p>Two frames behind the pool's own serve as scratch space, so that all page code works on one
 * memory segment.
 */
final class Frames implements AutoCloseable {
  private static final int FREE = 0;
  private static final long ALIGNMENT = 4096;

  /** Beside its page: a number, a flag, and when it was touched. */
  private static final int BYTES_PER_FRAME = Integer.BYTES + 1 + Long.BYTES;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;
  private final int count;
  private final int[] pageOf;
  private final boolean[] referenced;
  private final long[] touched;
  private long operation = 1;
  private int hand;
  private int unused;

  /** Frames are numbered from 1; 0 stands for none. */
  Frames(int count) {
    this.count = count;
    this.memory =
        ZeroedMemory.allocate(arena, (long) (count + 4) * PageFormat.PAGE_BYTES, ALIGNMENT);
    this.pageOf = new int[count + 1];
    this.referenced = new boolean[count + 1];
    this.touched = new long[count + 1];
    this.unused = count;
  }

  MemorySegment memory() {
    return memory;
  }

  /** What the pool takes, used or not. */
  long bytes() {
    return memory.byteSize() + (long) pageOf.length * BYTES_PER_FRAME;
  }

  static long address(int frame) {
    return (long) frame * PageFormat.PAGE_BYTES;
  }

  /** Scratch frames, numbered 0 to 2. */
  long scratch(int number) {
    return number == 0 ? 0 : address(count + number);
  }

  int pageOf(int frame) {
    return pageOf[frame];
  }

  /** Frames touched before this call may be given to other pages again. */
  void nextOperation() {
    operation++;
  }

  void touchExclusive(int frame) {
    touched[frame] = operation;
    referenced[frame] = true;
  }

  void touchShared(int frame) {
    if (!referenced[frame]) {
      referenced[frame] = true;
    }
  }

  /**
   * A frame to use: an unused one, or one whose page the caller must put away first ({@link
   * #pageOf} not 0).
   */
  int victim() {
    if (unused > 0) {
      for (int i = 1; i <= count; i++) {
        int frame = hand % count + 1;
        hand = frame;
        if (pageOf[frame] == FREE) {
          return frame;
        }
      }
    }
    for (int i = 0; i < 3 * count; i++) {
      int frame = hand % count + 1;
      hand = frame;
      if (touched[frame] != operation) {
        if (!referenced[frame]) {
          return frame;
        }
        referenced[frame] = false;
      }
    }
    throw new AssertionError("one operation needs more than " + count + " pages");
  }

  void assign(int frame, int pageId) {
    if (pageOf[frame] == FREE) {
      unused--;
    }
    pageOf[frame] = pageId;
    touchExclusive(frame);
  }

  void release(int frame) {
    pageOf[frame] = FREE;
    unused++;
  }

  @Override
  public void close() {
    arena.close();
  }
}
