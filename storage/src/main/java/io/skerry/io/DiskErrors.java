package io.skerry.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * Says what failed, where, and why, in one sentence, and tells apart what a store treats apart.
 *
 * <p>The JDK keeps no error numbers: a channel throws an {@link IOException} whose whole message,
 * and a file operation a {@link FileSystemException} whose reason, is the C library's text for the
 * number, in the language of the process. So the text is compared with what the C library says for
 * the numbers that are looked for.
 */
final class DiskErrors {
  private DiskErrors() {}

  /**
   * The exception for a failed operation.
   *
   * @param what such as "write of 4096 bytes at offset 0 of file epoch"
   */
  static UncheckedIOException failed(String what, IOException cause) {
    String reason = reason(cause);
    String message = what + " failed: " + reason;
    if (reason.equals(ErrorTexts.NO_SPACE) || reason.equals(ErrorTexts.QUOTA_EXCEEDED)) {
      return new DiskFullException(message, cause);
    }
    if (reason.equals(ErrorTexts.READ_ONLY)) {
      return new ReadOnlyDiskException(message, cause);
    }
    return new UncheckedIOException(message, cause);
  }

  private static String reason(IOException cause) {
    @Nullable String text =
        cause instanceof FileSystemException failed ? failed.getReason() : cause.getMessage();
    if (text != null) {
      return text;
    }
    return switch (cause) {
      case NoSuchFileException missing -> missing.getFile() + " is not there";
      case FileAlreadyExistsException other -> other.getFile() + " exists";
      case AccessDeniedException denied -> denied.getFile() + " may not be used";
      default -> cause.getClass().getSimpleName();
    };
  }

  /** The C library's texts; asked for when something fails, not before. */
  private static final class ErrorTexts {
    static final String NO_SPACE = CLibrary.errorText(CLibrary.ENOSPC);
    static final String QUOTA_EXCEEDED = CLibrary.errorText(CLibrary.EDQUOT);
    static final String READ_ONLY = CLibrary.errorText(CLibrary.EROFS);
  }
}
