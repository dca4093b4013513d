package io.skerry.transfer;

/** The store for which a database is restored. */
public interface RestoreHost {
  /** Throws where the store is closed or has failed. */
  void refuseIfOver();

  /** Whether the store is closed or has failed: nothing can be given back any more. */
  boolean isOver();

  /** Writes all that is committed to the data files. */
  void checkpoint();
}
