package io.skerry.backup;

import java.io.IOException;

/** The sink or the source of a backup failed. */
public final class BackupStreamException extends BackupException {
  private static final long serialVersionUID = 1L;

  private BackupStreamException(String message, IOException cause) {
    super(message, cause);
  }

  static BackupStreamException writing(long offset, IOException cause) {
    return new BackupStreamException(
        "The backup could not be written at offset " + offset + ": " + cause.getMessage() + ".",
        cause);
  }

  static BackupStreamException reading(long offset, IOException cause) {
    return new BackupStreamException(
        "The backup could not be read at offset " + offset + ": " + cause.getMessage() + ".",
        cause);
  }
}
