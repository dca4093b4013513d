package io.skerry.log;

import io.skerry.io.DiskFullException;

/** The log has no room for a record, and the disk has none for the log. Nothing was appended. */
public final class LogFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogFullException(DiskFullException cause) {
    super("The log has no room left: " + cause.getMessage(), cause);
  }
}
