package io.skerry.io;

/** Somebody else has the data directory open. The message says who. */
public final class DirectoryHeldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DirectoryHeldException(String path, String holder) {
    super("The data directory " + path + " is held by " + holder + ".", null, false, false);
  }
}
