package io.skerry.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file of the real file system. */
final class DiskFile implements DataFile {
  private static final int ZEROS = 1 << 20;

  private final String name;
  private final FileChannel channel;

  DiskFile(String name, FileChannel channel) {
    this.name = name;
    this.channel = channel;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void preallocate(long size) {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS, Math.max(size, 1)));
    for (long at = size(); at < size; ) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
      at += zeros.limit();
      write(zeros, at - zeros.limit());
    }
  }

  @Override
  public int read(ByteBuffer into, long position) {
    int total = 0;
    try {
      while (into.hasRemaining()) {
        int got = channel.read(into, position + total);
        if (got < 0) {
          break;
        }
        total += got;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return total;
  }

  @Override
  public void write(ByteBuffer from, long position) {
    try {
      long at = position;
      while (from.hasRemaining()) {
        at += channel.write(from, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  @Override
  public void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
