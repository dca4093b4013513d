package io.skerry.server;

import org.jspecify.annotations.Nullable;

/** The server cannot start; the message says why and what to do, for the one who started it. */
public final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  public StartException(String message) {
    this(message, null);
  }

  public StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
