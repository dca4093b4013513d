package io.skerry.store;

import io.skerry.io.FatalHandler;
import io.skerry.log.LogFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that durability is lost, so that a store whose process outlives the failure (in a test)
 * does nothing more.
 */
final class StoreFailure implements FatalHandler {
  private final FatalHandler handler;
  private volatile @Nullable Throwable cause;

  StoreFailure(FatalHandler handler) {
    this.handler = handler;
  }

  @Override
  public void fatal(String message, Throwable because) {
    if (cause == null) {
      cause = because;
      handler.fatal(message, because);
    }
  }

  boolean hasFailed() {
    return cause != null;
  }

  void refuse() {
    Throwable because = cause;
    if (because != null) {
      throw new LogFailedException("The store has failed: " + because.getMessage(), because);
    }
  }
}
