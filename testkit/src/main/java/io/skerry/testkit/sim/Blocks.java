package io.skerry.testkit.sim;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file as a table of blocks. Tables share blocks: the one that changes a block
 * which another table may hold copies it first.
 *
 * <p>A block that is null is a hole, and reads as zeros. What a block has behind the file's end is
 * zero.
 */
final class Blocks {
  static final int BLOCK_BYTES = 4096;

  /** The block of all that was set aside or zeroed but not written; never changed. */
  private static final byte[] ZEROS = new byte[BLOCK_BYTES];

  private byte[] @Nullable [] table;
  private long size;

  Blocks() {
    this(new byte[0][], 0);
  }

  private Blocks(byte[] @Nullable [] table, long size) {
    this.table = table;
    this.size = size;
  }

  Blocks copy() {
    return new Blocks(table.clone(), size);
  }

  /** A copy that goes on with this one's content when this one changes blocks that it owns. */
  Blocks copyOwned(Blocks shared) {
    Blocks copy = copy();
    for (int index = 0; index < table.length; index++) {
      byte[] block = table[index];
      if (block != null && !isSame(block, ZEROS) && !isSame(block, shared.block(index))) {
        copy.table[index] = block.clone();
      }
    }
    return copy;
  }

  static int blocksOf(long bytes) {
    return (int) ((bytes + BLOCK_BYTES - 1) / BLOCK_BYTES);
  }

  long size() {
    return size;
  }

  byte @Nullable [] block(int index) {
    return index < table.length ? table[index] : null;
  }

  boolean isAllocated(int index) {
    return block(index) != null;
  }

  /** Whether two tables have a block in common. */
  boolean shares(int index, Blocks other) {
    return isSame(block(index), other.block(index));
  }

  /** Arrays are equal only when they are the same one; said aloud for the compiler's checks. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(byte @Nullable [] one, byte @Nullable [] other) {
    return one == other;
  }

  /** How many blocks are no holes. */
  int allocated() {
    int count = 0;
    for (byte[] block : table) {
      count += block == null ? 0 : 1;
    }
    return count;
  }

  /** Makes a block the same as in another table. */
  void share(int index, Blocks other) {
    byte[] block = other.block(index);
    if (block != null || index < table.length) {
      set(index, block);
    }
  }

  private void set(int index, byte @Nullable [] block) {
    if (index >= table.length) {
      table = Arrays.copyOf(table, Math.max(index + 1, table.length + table.length / 2));
    }
    table[index] = block;
  }

  /** Sets the blocks of a range aside that are holes. */
  void allocate(long from, long to) {
    for (int index = (int) (from / BLOCK_BYTES); index < blocksOf(to); index++) {
      if (!isAllocated(index)) {
        set(index, ZEROS);
      }
    }
  }

  void grow(long to) {
    size = Math.max(size, to);
  }

  /** Makes the file this long; blocks behind the end become holes. */
  void resize(long to) {
    if (to < size) {
      int kept = blocksOf(to);
      if (kept < table.length) {
        Arrays.fill(table, kept, table.length, null);
      }
      int tail = (int) (to % BLOCK_BYTES);
      byte[] last = kept == 0 ? null : block(kept - 1);
      if (tail != 0 && last != null) {
        set(kept - 1, Arrays.copyOf(Arrays.copyOf(last, tail), BLOCK_BYTES));
      }
    }
    size = to;
  }

  /**
   * Writes bytes, and grows the file where they end behind it.
   *
   * @param shared the table whose blocks are not to be changed
   */
  void write(long position, byte[] bytes, int from, int length, Blocks shared) {
    int done = 0;
    while (done < length) {
      int index = (int) ((position + done) / BLOCK_BYTES);
      int at = (int) ((position + done) % BLOCK_BYTES);
      int now = Math.min(length - done, BLOCK_BYTES - at);
      byte[] block = own(index, now == BLOCK_BYTES, shared);
      System.arraycopy(bytes, from + done, block, at, now);
      done += now;
    }
    grow(position + length);
  }

  private byte[] own(int index, boolean isWhole, Blocks shared) {
    byte[] block = block(index);
    if (block == null || isSame(block, ZEROS) || isSame(block, shared.block(index))) {
      block = isWhole || block == null ? new byte[BLOCK_BYTES] : block.clone();
      set(index, block);
    }
    return block;
  }

  /** Makes a range zero without growing the file. */
  void zero(long from, long to, Blocks shared) {
    for (long at = from; at < to; ) {
      int index = (int) (at / BLOCK_BYTES);
      long end = Math.min(to, (index + 1L) * BLOCK_BYTES);
      byte[] block = block(index);
      if (end - at == BLOCK_BYTES || block == null) {
        set(index, ZEROS);
      } else if (!isSame(block, ZEROS)) {
        int begin = (int) (at % BLOCK_BYTES);
        Arrays.fill(own(index, false, shared), begin, begin + (int) (end - at), (byte) 0);
      }
      at = end;
    }
  }

  /** Fills {@code into} as far as the file goes; returns the number of bytes. */
  int read(ByteBuffer into, long position) {
    int length = Math.clamp(size - position, 0, into.remaining());
    int done = 0;
    while (done < length) {
      int index = (int) ((position + done) / BLOCK_BYTES);
      int at = (int) ((position + done) % BLOCK_BYTES);
      int now = Math.min(length - done, BLOCK_BYTES - at);
      into.put(Objects.requireNonNullElse(block(index), ZEROS), at, now);
      done += now;
    }
    return length;
  }

  byte[] toBytes() {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(size));
    int unused = read(all, 0);
    return all.array();
  }
}
