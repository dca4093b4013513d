package io.skerry.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Under which names a directory's open files are now, so that one that has to be opened again after
 * a renaming is the same file.
 */
final class OpenFiles {
  private static final Set<OpenOption> READ_WRITE =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path directory;

  /** Null for a file that was deleted or replaced. */
  private final Map<DiskFile, @Nullable String> names = new WeakHashMap<>();

  OpenFiles(Path directory) {
    this.directory = directory;
  }

  synchronized void add(DiskFile file) {
    names.put(file, file.name());
  }

  synchronized void remove(DiskFile file) {
    names.remove(file);
  }

  /** Opens the file again, under the name that it has now. */
  synchronized FileChannel reopen(DiskFile file) throws IOException {
    return FileChannel.open(path(file), READ_WRITE);
  }

  synchronized Path path(DiskFile file) throws IOException {
    String name = names.get(file);
    if (name == null) {
      throw new NoSuchFileException(file.name());
    }
    return directory.resolve(name);
  }

  interface Work {
    void run() throws IOException;
  }

  /** Renames by means of {@code work}; nobody opens a file again meanwhile. */
  synchronized void rename(String from, String to, Work work) throws IOException {
    work.run();
    names.replaceAll((_, name) -> to.equals(name) ? null : from.equals(name) ? to : name);
  }

  /** Deletes by means of {@code work}. */
  synchronized void delete(String deleted, Work work) throws IOException {
    work.run();
    names.replaceAll((_, name) -> deleted.equals(name) ? null : name);
  }
}
