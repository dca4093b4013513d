package io.skerry.backup;

/** A backup or a restore that ended without its result. Nothing is left of it. */
public abstract sealed class BackupException extends RuntimeException
    permits BackupDamagedException, BackupRefusedException, BackupStreamException {
  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
