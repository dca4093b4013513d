package io.skerry.io;

/** A file is not what it should be. Nothing was changed. */
public final class DamagedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long offset;

  public DamagedFileException(String file, long offset, String what) {
    super("File " + file + " is damaged at offset " + offset + ": " + what + ".");
    this.file = file;
    this.offset = offset;
  }

  public String file() {
    return file;
  }

  /** In bytes from the file's beginning. */
  public long offset() {
    return offset;
  }
}
