package io.skerry.io;

import java.nio.ByteBuffer;

/**
 * An open file with positional access; may be used by several threads.
 *
 * <p>All methods throw {@link java.io.UncheckedIOException} where the file system fails. After a
 * failed {@link #force} nobody knows which bytes are on the disk, and a second try may lie; so the
 * caller ends.
 */
public interface DataFile extends AutoCloseable {

  /** The name in its directory. */
  String name();

  /** In bytes. */
  long size();

  /**
   * Writes zeros from the end up to {@code size}, so that later writes change no metadata. Not
   * durable before {@link #force}.
   */
  void preallocate(long size);

  /**
   * Fills {@code into} from {@code position}; returns the bytes read, fewer only at the end of the
   * file.
   */
  int read(ByteBuffer into, long position);

  /** Writes all of {@code from}. */
  void write(ByteBuffer from, long position);

  /** Makes all earlier writes durable. */
  void force();

  @Override
  void close();
}
