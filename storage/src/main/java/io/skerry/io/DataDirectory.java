package io.skerry.io;

import java.util.List;

/**
 * The one directory in which a store keeps its files; every name is the name of a file directly in
 * it.
 *
 * <p>All methods throw {@link java.io.UncheckedIOException} where the file system fails: {@link
 * DiskFullException} where it has no room, {@link ReadOnlyDiskException} where it takes no writes.
 * What {@link #create}, {@link #rename} and {@link #delete} did is sure to survive a power cut only
 * after {@link #sync}.
 */
public interface DataDirectory {

  /** With this the names of temporary files begin. */
  String TEMPORARY_PREFIX = "temporary-";

  /** For messages. */
  String path();

  /** Creates an empty file; it must not exist. */
  DataFile create(String name);

  /** Opens a file that exists, for reading and writing. */
  DataFile open(String name);

  /**
   * Creates an empty file that ends with its closing, or, where the process ends before, with the
   * next {@link #lock}. It is called {@link #TEMPORARY_PREFIX} and {@code name}, is never forced,
   * and stands in no {@link #list}.
   */
  DataFile createTemporary(String name);

  boolean exists(String name);

  /** The names of all files but temporary ones, sorted. */
  List<String> list();

  /**
   * Renames a file; a file with the new name is replaced. A file that is open under the old name
   * stays open; one that is replaced must not be used any more.
   */
  void rename(String from, String to);

  /** Deletes a file, which must exist, and must not be used any more. */
  void delete(String name);

  /** Makes the creation, renaming and deletion of files durable. */
  void sync();

  /**
   * The bytes that this process could still write, as the file system says: others may use the same
   * room, and a quota may leave less.
   */
  long freeBytes();

  /**
   * Takes the exclusive lock of the directory, which the kernel gives back when the process ends,
   * and deletes what temporary files the last holder left.
   *
   * @param holder what a second opener is told about this one
   * @throws DirectoryHeldException when it is taken
   */
  DirectoryLock lock(String holder);
}
