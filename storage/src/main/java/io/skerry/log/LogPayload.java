package io.skerry.log;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes of a record in the making: grows without moving what is there, and can be cut back to an
 * earlier length.
 */
public final class LogPayload {
  private static final int CHUNK_MIN = 256;
  private static final int CHUNK_MAX = 1 << 18;

  private byte[][] chunks = new byte[4][];
  private int[] used = new int[4];
  private int count;
  private long length;

  public long length() {
    return length;
  }

  /** What its chunks take, used or not. */
  public long memoryBytes() {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes += chunks[i].length;
    }
    return bytes;
  }

  public void putByte(int value) {
    byte[] chunk = room(1);
    chunk[used[count - 1]++] = (byte) value;
    length++;
  }

  public void putInt(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      putByte(value >>> shift);
    }
  }

  public void putLong(long value) {
    putInt((int) (value >>> 32));
    putInt((int) value);
  }

  /** A non-negative number in one to five bytes. */
  public void putVarInt(int value) {
    int rest = value;
    while (rest >= 0x80) {
      putByte(rest | 0x80);
      rest >>>= 7;
    }
    putByte(rest);
  }

  public void putBytes(byte[] from, int offset, int size) {
    int done = 0;
    while (done < size) {
      byte[] chunk = room(size - done);
      int at = used[count - 1];
      int now = Math.min(size - done, chunk.length - at);
      System.arraycopy(from, offset + done, chunk, at, now);
      used[count - 1] += now;
      done += now;
    }
    length += size;
  }

  /** The length, then the bytes. */
  public void putSized(byte[] from, int offset, int size) {
    putVarInt(size);
    putBytes(from, offset, size);
  }

  /** Overwrites a byte that is there. */
  public void setByte(int position, int value) {
    if (position >= used[0]) {
      throw new IllegalArgumentException("only the first bytes can be overwritten");
    }
    chunks[0][position] = (byte) value;
  }

  /** Overwrites eight bytes that are there. */
  public void setLong(int position, long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      setByte(position + i, (int) (value >>> 8 * (Long.BYTES - 1 - i)));
    }
  }

  /** Removes all behind {@code toLength}. */
  public void truncate(long toLength) {
    while (count > 0 && length - used[count - 1] >= toLength) {
      count--;
      length -= used[count];
      chunks[count] = new byte[0];
      used[count] = 0;
    }
    if (count > 0) {
      used[count - 1] -= (int) (length - toLength);
      length = toLength;
    }
  }

  /** Copies {@code into.remaining()} bytes from {@code position}. */
  void copy(long position, ByteBuffer into) {
    long skip = position;
    for (int i = 0; i < count && into.hasRemaining(); i++) {
      if (skip >= used[i]) {
        skip -= used[i];
        continue;
      }
      int now = (int) Math.min(used[i] - skip, into.remaining());
      into.put(chunks[i], (int) skip, now);
      skip = 0;
    }
  }

  /** The chunk with at least one free byte. */
  private byte[] room(int wanted) {
    if (count > 0 && used[count - 1] < chunks[count - 1].length) {
      return chunks[count - 1];
    }
    if (count == chunks.length) {
      chunks = Arrays.copyOf(chunks, count * 2);
      used = Arrays.copyOf(used, count * 2);
    }
    int size = Math.clamp(Math.max(length, wanted), CHUNK_MIN, CHUNK_MAX);
    chunks[count] = new byte[size];
    used[count] = 0;
    return chunks[count++];
  }
}
