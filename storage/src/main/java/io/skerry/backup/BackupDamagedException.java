package io.skerry.backup;

/** A stream is no backup, or not as it was written. */
public final class BackupDamagedException extends BackupException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  public BackupDamagedException(long offset, String what) {
    super("The backup is damaged at offset " + offset + ": " + what + ".");
    this.offset = offset;
  }

  /** In bytes from the stream's beginning. */
  public long offset() {
    return offset;
  }
}
