package io.skerry.proc;

import io.skerry.catalog.Catalog;
import io.skerry.catalog.Database;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.store.CancelledException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The current catalog snapshot, and the lock under which one transaction at a time changes it.
 *
 * <p>The holder of the lock works on a draft of its own, which is published when its transaction
 * has committed. Versions are never given twice, also not those of drafts that were rolled back, so
 * a plan made for a draft is never taken for another one's.
 */
public final class SchemaHolder {
  private static final long CANCEL_CHECK_MILLIS = 20;

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

  /**
   * Waits for the right to change the schema; it belongs to a transaction, not to a thread.
   *
   * @param timeoutMillis -1 waits for ever
   * @param cancelled whether the request that waits was cancelled; asked again and again
   * @throws SqlException 1222 after the timeout
   */
  void lockForChange(long timeoutMillis, BooleanSupplier cancelled) {
    long begun = System.nanoTime();
    try {
      while (!changeLock.tryAcquire(CANCEL_CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (cancelled.getAsBoolean()) {
          throw new CancelledException();
        }
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (timeoutMillis >= 0 && waited >= timeoutMillis) {
          throw new SqlException(SqlError.LOCK_TIMEOUT);
        }
      }
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
