package io.skerry.io;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The file system has no room left, or the owner's quota is used up.
 *
 * <p>What the failed operation should have written may be there in part; all else is as before. The
 * same operation may succeed later, when something was deleted. Only where {@link DataFile#force}
 * throws it (a network file system may say so as late as that) is it as bad as any other failed
 * force.
 */
public final class DiskFullException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  public DiskFullException(String message, IOException cause) {
    super(message, cause);
  }
}
