package io.skerry.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of the real file system.
 *
 * <p>An interrupted thread closes a channel that it uses. The file is shared by all sessions, so
 * then it is opened again and the work goes on; the thread keeps its interrupt.
 */
final class DiskFile implements DataFile {
  private static final int CHUNK_BYTES = 1 << 20;

  private final String name;
  private final OpenFiles openFiles;

  /** Where the file is, if it ends with its closing. */
  private final @Nullable Path temporary;

  private volatile FileChannel channel;
  private volatile boolean isClosed;

  DiskFile(String name, OpenFiles openFiles, FileChannel channel, @Nullable Path temporary) {
    this.name = name;
    this.openFiles = openFiles;
    this.channel = channel;
    this.temporary = temporary;
  }

  /** Something done with the channel, which can be done again from the beginning. */
  private interface Work {
    long run(FileChannel on) throws IOException;
  }

  /** Names what is done, for a message. */
  private interface What {
    String text();
  }

  private long perform(What what, Work work) {
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
      throw DiskErrors.failed(what.text() + " of file " + name, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void reopen(FileChannel closed) throws IOException {
    if (channel.equals(closed) && !isClosed) {
      channel = openFiles.reopen(this);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return perform(() -> "reading the size", FileChannel::size);
  }

  @Override
  public void preallocate(long size) {
    long from = size();
    if (from < size) {
      writeZeros(from, size);
    }
  }

  private void writeZeros(long from, long to) {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(to - from, CHUNK_BYTES));
    for (long at = from; at < to; ) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
      at += zeros.limit();
      write(zeros, at - zeros.limit());
    }
  }

  @Override
  public void reserve(long from, long to) {
    if (from >= to) {
      return;
    }
    try {
      if (CLibrary.allocate(openFiles.path(this), from, to - from)) {
        return;
      }
    } catch (IOException e) {
      throw DiskErrors.failed(
          "reserving of " + (to - from) + " bytes at offset " + from + " of file " + name, e);
    }
    reserveByWriting(from, to);
  }

  /** For file systems that allocate by writes only. */
  void reserveByWriting(long from, long to) {
    long size = size();
    ByteBuffer content = ByteBuffer.allocateDirect((int) Math.min(to - from, CHUNK_BYTES));
    for (long at = from; at < Math.min(to, size); ) {
      content.clear().limit((int) Math.min(content.capacity(), Math.min(to, size) - at));
      int got = read(content, at);
      write(content.flip(), at);
      at += Math.max(got, 1);
    }
    if (Math.max(from, size) < to) {
      writeZeros(Math.max(from, size), to);
    }
  }

  @Override
  public void truncate(long size) {
    long unused =
        perform(
            () -> "truncation to " + size + " bytes",
            on -> {
              on.truncate(size);
              return size;
            });
  }

  @Override
  public int read(ByteBuffer into, long position) {
    int begin = into.position();
    return (int)
        perform(
            () -> "read of " + (into.limit() - begin) + " bytes at offset " + position,
            on -> {
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
        perform(
            () -> "write of " + (from.limit() - begin) + " bytes at offset " + position,
            on -> {
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
    if (temporary != null) {
      throw new IllegalStateException("file " + name + " is temporary");
    }
    long unused =
        perform(
            () -> "force",
            on -> {
              on.force(false);
              return 0;
            });
  }

  @Override
  public void close() {
    isClosed = true;
    openFiles.remove(this);
    try {
      channel.close();
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw DiskErrors.failed("closing of file " + name, e);
    }
  }
}
