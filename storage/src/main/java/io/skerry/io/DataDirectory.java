package io.skerry.io;

import java.util.List;

/**
 * The one directory in which a store keeps its files; every name is the name of a file directly in
 * it.
 *
 * <p>All methods throw {@link java.io.UncheckedIOException} where the file system fails. What
 * {@link #create}, {@link #rename} and {@link #delete} did is sure to survive a power cut only
 * after {@link #sync}.
 */
public interface DataDirectory {

  /** For messages. */
  String path();

  /** Creates an empty file; it must not exist. */
  DataFile create(String name);

  /** Opens a file that exists, for reading and writing. */
  DataFile open(String name);

  boolean exists(String name);

  /** The names of all files, sorted. */
  List<String> list();

  /** Renames a file; a file with the new name is replaced. */
  void rename(String from, String to);

  /** Deletes a file, which must exist. */
  void delete(String name);

  /** Makes the creation, renaming and deletion of files durable. */
  void sync();

  /**
   * Takes the exclusive lock of the directory, which the kernel gives back when the process ends.
   *
   * @param holder what a second opener is told about this one
   * @throws DirectoryHeldException when it is taken
   */
  DirectoryLock lock(String holder);
}
