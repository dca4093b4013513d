package io.skerry.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A directory of the real file system. */
public final class DiskDirectory implements DataDirectory {
  private static final String LOCK_NAME = "lock";

  /**
   * The lock files that this process holds, and as whom. The kernel gives a process's lock back as
   * soon as the process closes any channel on the file, so a second opening must not even open it.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  private final Path directory;
  private final OpenFiles openFiles;

  /** Uses {@code directory}, made if it is not there. */
  public DiskDirectory(Path directory) {
    this.directory = directory;
    this.openFiles = new OpenFiles(directory);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw DiskErrors.failed("creation of directory " + directory, e);
    }
  }

  @Override
  public String path() {
    return directory.toString();
  }

  @Override
  public DataFile create(String name) {
    return open("creation", name, StandardOpenOption.CREATE_NEW, false);
  }

  @Override
  public DataFile open(String name) {
    return open("opening", name, StandardOpenOption.WRITE, false);
  }

  @Override
  public DataFile createTemporary(String name) {
    return open("creation", TEMPORARY_PREFIX + name, StandardOpenOption.CREATE_NEW, true);
  }

  private DataFile open(String what, String name, StandardOpenOption how, boolean isTemporary) {
    Path path = directory.resolve(name);
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, how);
      DiskFile file = new DiskFile(name, openFiles, channel, isTemporary ? path : null);
      openFiles.add(file);
      return file;
    } catch (IOException e) {
      throw DiskErrors.failed(what + " of file " + name, e);
    }
  }

  @Override
  public boolean exists(String name) {
    return Files.exists(directory.resolve(name));
  }

  @Override
  public List<String> list() {
    return names().stream().filter(name -> !name.startsWith(TEMPORARY_PREFIX)).toList();
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw DiskErrors.failed("listing of directory " + directory, e);
    }
  }

  @Override
  public void rename(String from, String to) {
    try {
      openFiles.rename(
          from,
          to,
          () ->
              Files.move(
                  directory.resolve(from),
                  directory.resolve(to),
                  StandardCopyOption.ATOMIC_MOVE,
                  StandardCopyOption.REPLACE_EXISTING));
    } catch (IOException e) {
      throw DiskErrors.failed("renaming of file " + from + " to " + to, e);
    }
  }

  @Override
  public void delete(String name) {
    try {
      openFiles.delete(name, () -> Files.delete(directory.resolve(name)));
    } catch (IOException e) {
      throw DiskErrors.failed("deletion of file " + name, e);
    }
  }

  /** An interrupt closes the channel that its thread forces; so once more, with another. */
  @Override
  public void sync() {
    boolean interrupted = false;
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } catch (IOException e) {
      throw DiskErrors.failed("sync of directory " + directory, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public long freeBytes() {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      throw DiskErrors.failed("asking for the free room of directory " + directory, e);
    }
  }

  // ---- the lock

  @Override
  public DirectoryLock lock(String holder) {
    try {
      Path file = directory.toRealPath().resolve(LOCK_NAME);
      String other = HELD.putIfAbsent(file, holder);
      if (other != null) {
        throw new DirectoryHeldException(path(), other);
      }
      boolean isLocked = false;
      try {
        DirectoryLock lock = lock(file, holder);
        isLocked = true;
        return lock;
      } finally {
        if (!isLocked) {
          HELD.remove(file);
        }
      }
    } catch (IOException e) {
      throw DiskErrors.failed("locking of directory " + directory, e);
    }
  }

  private DirectoryLock lock(Path file, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    boolean isLocked = false;
    try {
      if (channel.tryLock() == null) {
        String other = Files.readString(file).strip();
        throw new DirectoryHeldException(path(), other.isEmpty() ? "another process" : other);
      }
      writeHolder(channel, holder);
      deleteTemporaryFiles();
      isLocked = true;
      return () -> release(file, channel);
    } finally {
      if (!isLocked) {
        channel.close();
      }
    }
  }

  /** On a full disk the holder stays without a name: a store must open there, to give back room. */
  private static void writeHolder(FileChannel channel, String holder) throws IOException {
    channel.truncate(0);
    try {
      int unused = channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      if (!(DiskErrors.failed("naming of the holder", e) instanceof DiskFullException)) {
        throw e;
      }
    }
  }

  private void deleteTemporaryFiles() throws IOException {
    for (String name : names()) {
      if (name.startsWith(TEMPORARY_PREFIX)) {
        Files.delete(directory.resolve(name));
      }
    }
  }

  private static void release(Path file, FileChannel channel) {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw DiskErrors.failed("release of " + file, e);
    } finally {
      HELD.remove(file);
    }
  }
}
