package io.skerry.io;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The file system takes no writes: it was mounted so, or the kernel made it so after an error of
 * the device. In the second case nobody knows which of the writes before it arrived.
 */
public final class ReadOnlyDiskException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  public ReadOnlyDiskException(String message, IOException cause) {
    super(message, cause);
  }
}
