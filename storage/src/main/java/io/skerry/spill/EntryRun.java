package io.skerry.spill;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A sorted sequence of entries in a temporary file: written once, then read once. */
final class EntryRun implements Entries, AutoCloseable {
  private static final int BUFFER_BYTES = 128 << 10;

  private final SpillFile file;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int end;
  private long readTo;
  private byte[] key = new byte[0];
  private byte[] value = new byte[0];

  EntryRun(SpillFile file) {
    this.file = file;
  }

  void write(byte[] entryKey, byte[] entryValue) {
    putNumber(entryKey.length);
    putNumber(entryValue.length);
    put(entryKey);
    put(entryValue);
  }

  private void putNumber(int number) {
    if (buffer.length - at < Integer.BYTES) {
      flush();
    }
    ByteBuffer.wrap(buffer).putInt(at, number);
    at += Integer.BYTES;
  }

  private void put(byte[] bytes) {
    int done = 0;
    while (done < bytes.length) {
      if (at == buffer.length) {
        flush();
      }
      int now = Math.min(bytes.length - done, buffer.length - at);
      System.arraycopy(bytes, done, buffer, at, now);
      at += now;
      done += now;
    }
  }

  private void flush() {
    file.append(ByteBuffer.wrap(buffer, 0, at));
    at = 0;
  }

  /** From now on the run is read, from its beginning. */
  void endWriting() {
    flush();
    end = 0;
  }

  @Override
  public boolean next() {
    if (at == end && readTo == file.size()) {
      return false;
    }
    int keyLength = number();
    int valueLength = number();
    key = take(keyLength);
    value = take(valueLength);
    return true;
  }

  private int number() {
    ByteBuffer four = ByteBuffer.wrap(take(Integer.BYTES));
    return four.getInt();
  }

  private byte[] take(int count) {
    if (end - at >= count) {
      at += count;
      return Arrays.copyOfRange(buffer, at - count, at);
    }
    byte[] bytes = new byte[count];
    int done = 0;
    while (done < count) {
      if (at == end) {
        fill();
      }
      int now = Math.min(count - done, end - at);
      System.arraycopy(buffer, at, bytes, done, now);
      at += now;
      done += now;
    }
    return bytes;
  }

  private void fill() {
    at = 0;
    end = file.read(ByteBuffer.wrap(buffer), readTo);
    if (end <= 0) {
      throw new IllegalStateException("a spill file is shorter than what was written");
    }
    readTo += end;
  }

  @Override
  public byte[] key() {
    return key;
  }

  @Override
  public byte[] value() {
    return value;
  }

  @Override
  public void close() {
    file.close();
  }
}
