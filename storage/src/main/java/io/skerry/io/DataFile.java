package io.skerry.io;

import java.nio.ByteBuffer;

/**
 * An open file with positional access; may be used by several threads.
 *
 * <p>All methods throw {@link java.io.UncheckedIOException} where the file system fails: {@link
 * DiskFullException} where it has no room, {@link ReadOnlyDiskException} where it takes no writes.
 * After a failed {@link #force} nobody knows which bytes are on the disk, and a second try may lie;
 * so the caller ends.
 */
public interface DataFile extends AutoCloseable {

  /** The name under which it was created or opened. */
  String name();

  /** In bytes. */
  long size();

  /**
   * Writes zeros from the end up to {@code size}, so that later writes change no metadata and are
   * forced in about two thirds of the time. Not durable before {@link #force}. Where it throws, the
   * file may have grown by a part.
   */
  void preallocate(long size);

  /**
   * Has the file system set room aside for the bytes from {@code from} to {@code to}, so that a
   * later write there does not meet a full disk. Costs a fraction of {@link #preallocate}, but the
   * first force of each block costs what it costs in a growing file.
   *
   * <p>What is in the range stays; the file grows to {@code to}, with zeros. Nobody may write in
   * the range meanwhile. Not durable before {@link #force}. Where it throws, a part of the range
   * may have been set aside. A file system that copies on each write (ZFS, snapshots of Btrfs) or a
   * volume that promises more than it has can still be full later.
   */
  void reserve(long from, long to);

  /**
   * Cuts off what is behind {@code size} and gives its room back; does nothing to a shorter file.
   * Not durable before {@link #force}.
   */
  void truncate(long size);

  /**
   * Fills {@code into} from {@code position}; returns the bytes read, fewer only at the end of the
   * file.
   */
  int read(ByteBuffer into, long position);

  /** Writes all of {@code from}. Where it throws, any part may have been written. */
  void write(ByteBuffer from, long position);

  /**
   * Makes all earlier writes durable.
   *
   * @throws IllegalStateException for a temporary file, which is never durable
   */
  void force();

  /** Also deletes a temporary file. */
  @Override
  void close();
}
