package io.skerry.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of the real file system.
 *
 * <p>An interrupted thread closes a channel that it uses. The file is shared by all sessions, so
 * then it is opened again and the work goes on; the thread keeps its interrupt.
 */
final class DiskFile implements DataFile {
  private static final int ZEROS = 1 << 20;

  private final String name;
  private final Path path;
  private volatile FileChannel channel;
  private volatile boolean isClosed;

  DiskFile(String name, Path path, FileChannel channel) {
    this.name = name;
    this.path = path;
    this.channel = channel;
  }

  /** Something done with the channel, which can be done again from the beginning. */
  private interface Work {
    long run(FileChannel on) throws IOException;
  }

  private long perform(Work work) {
    boolean interrupted = false;
    try {
      while (true) {
        FileChannel used = channel;
        try {
          return work.run(used);
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
          reopen(used);
        } catch (ClosedChannelException e) {
          if (isClosed) {
            throw e;
          }
          reopen(used);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + e.getMessage(), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void reopen(FileChannel closed) throws IOException {
    if (channel.equals(closed) && !isClosed) {
      channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return perform(FileChannel::size);
  }

  @Override
  public void preallocate(long size) {
    ByteBuffer zeros = ByteBuffer.allocateDirect(Math.clamp(size, 1, ZEROS));
    for (long at = size(); at < size; ) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
      at += zeros.limit();
      write(zeros, at - zeros.limit());
    }
  }

  @Override
  public int read(ByteBuffer into, long position) {
    int begin = into.position();
    return (int)
        perform(on -> {
          into.position(begin);
          long total = 0;
          while (into.hasRemaining()) {
            int got = on.read(into, position + total);
            if (got < 0) {
              break;
            }
            total += got;
          }
          return total;
        });
  }

  @Override
  public void write(ByteBuffer from, long position) {
    int begin = from.position();
    long unused =
        perform(on -> {
          from.position(begin);
          long at = position;
          while (from.hasRemaining()) {
            at += on.write(from, at);
          }
          return at;
        });
  }

  @Override
  public void force() {
    long unused =
        perform(on -> {
          on.force(false);
          return 0;
        });
  }

  @Override
  public void close() {
    isClosed = true;
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
