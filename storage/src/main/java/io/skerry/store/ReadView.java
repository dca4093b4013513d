package io.skerry.store;

/**
 * What one statement sees; taken by {@link Transaction#readView}.
 *
 * <p>While it is open, row versions that it may need are kept. The end of the transaction closes
 * it; a transaction of many statements does well to close each statement's view.
 */
public interface ReadView extends AutoCloseable {
  @Override
  default void close() {}
}
