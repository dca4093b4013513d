package io.skerry.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The folder that holds all of a server's data, held by this process until {@link #close}.
 *
 * <p>The lock is the kernel's, on {@code skerry.lock}, so a crash releases it. {@code
 * skerry.holder} says in words who holds it; it is a file of its own, because closing any channel
 * on a locked file releases the lock of the whole process.
 */
final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "skerry.lock";
  private static final String HOLDER = "skerry.holder";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates the folder if needed and takes its lock.
   *
   * @throws StartException if another process holds it, saying which, or if it cannot be used
   */
  static DataDirectory hold(Path path) throws StartException {
    try {
      PrivateFiles.createFolder(path);
      Holder self = Holder.self();
      String held = readHolder(path);
      // The kernel's lock does not tell two servers in one process apart.
      if (held.equals(self.text())) {
        throw heldBy(path, held);
      }
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw heldBy(path, held);
      }
      Files.writeString(path.resolve(HOLDER), self.text() + "\n");
      return new DataDirectory(path, channel);
    } catch (AccessDeniedException e) {
      throw new StartException(
          "The data directory " + path + " cannot be used: no permission for " + e.getFile(), e);
    } catch (IOException e) {
      throw new StartException("The data directory " + path + " cannot be used: " + e, e);
    }
  }

  private static StartException heldBy(Path path, String holder) {
    return new StartException(
        "The data directory "
            + path
            + " is in use by another server ("
            + (holder.isEmpty() ? "which has not said who it is" : holder)
            + "). Stop that one first, or choose another directory.");
  }

  private static String readHolder(Path path) throws IOException {
    try {
      return Files.readString(path.resolve(HOLDER), StandardCharsets.UTF_8).strip();
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /** Releases the lock. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(path.resolve(HOLDER));
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process, named so that another process of the same number is not taken for it. */
  private record Holder(long processId, String host, Instant started) {
    static Holder self() throws IOException {
      ProcessHandle process = ProcessHandle.current();
      Instant started = process.info().startInstant().orElse(Instant.EPOCH);
      return new Holder(process.pid(), HostName.ofThisMachine(), started);
    }

    String text() {
      return "process " + processId + " on " + host + ", started " + started;
    }
  }
}
