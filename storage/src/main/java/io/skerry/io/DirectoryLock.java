package io.skerry.io;

/** The exclusive lock of a data directory. */
public interface DirectoryLock extends AutoCloseable {
  @Override
  void close();
}
