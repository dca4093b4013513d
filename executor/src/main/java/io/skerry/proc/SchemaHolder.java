package io.skerry.proc;

import io.skerry.catalog.Catalog;
import io.skerry.catalog.Database;
import io.skerry.store.CancelledException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The current catalog snapshot, and the lock under which one transaction at a time changes it.
 *
 * <p>The holder of the lock works on a draft of its own, which is published when its transaction
 * has committed. Versions are never given twice, also not those of drafts that were rolled back, so
 * a plan made for a draft is never taken for another one's.
 */
public final class SchemaHolder {
  private final Semaphore changeLock = new Semaphore(1, true);
  private final AtomicLong versions;
  private volatile Catalog current;

  public SchemaHolder(Catalog first) {
    this.current = first;
    this.versions = new AtomicLong(first.version());
  }

  public Catalog current() {
    return current;
  }

  /** Waits for the right to change the schema; it belongs to a transaction, not to a thread. */
  void lockForChange() {
    try {
      changeLock.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  void unlock() {
    changeLock.release();
  }

  /** A snapshot of these databases under a version never given before. */
  Catalog nextVersion(List<Database> databases) {
    return new Catalog(versions.incrementAndGet(), databases);
  }

  void publish(Catalog committed) {
    current = committed;
  }
}
