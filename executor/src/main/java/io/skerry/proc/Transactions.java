package io.skerry.proc;

import io.skerry.catalog.Catalog;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.session.EnvironmentChange;
import io.skerry.session.ResultSink;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.system.CatalogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of one session: {@code @@TRANCOUNT}, savepoints, whether it is doomed, and the
 * draft of the catalog that it has made.
 *
 * <p>Without an explicit transaction each statement runs in one of its own: {@link #current} begins
 * it when the statement first touches the store, {@link #endStatement} commits it.
 */
public final class Transactions {
  private final Store store;
  private final SchemaHolder schemas;
  private final CatalogStore catalogStore;
  private final List<Savepoint> savepoints = new ArrayList<>();

  private volatile @Nullable Transaction transaction;
  private @Nullable Catalog draft;
  private String name = "";
  private int count;
  private boolean doomed;
  private long descriptor;
  private long lockTimeoutMillis = -1;

  private record Savepoint(String name, long mark, @Nullable Catalog draft) {}

  public Transactions(Store store, SchemaHolder schemas, CatalogStore catalogStore) {
    this.store = store;
    this.schemas = schemas;
    this.catalogStore = catalogStore;
  }

  /** {@code @@TRANCOUNT}. */
  public int count() {
    return count;
  }

  public boolean isDoomed() {
    return doomed;
  }

  /** The wire's descriptor of the explicit transaction; 0 for none. */
  public long descriptor() {
    return count > 0 ? descriptor : 0;
  }

  /** The store's transaction for the running statement, begun if there is none. */
  Transaction current() {
    Transaction running = transaction;
    if (running == null) {
      running = store.begin();
      running.setLockTimeoutMillis(lockTimeoutMillis);
      transaction = running;
    }
    return running;
  }

  /** From any thread: ends a lock wait of the running statement. */
  void cancelWait() {
    Transaction running = transaction;
    if (running != null) {
      running.cancel();
    }
  }

  /** A cancel that met no wait was for a request that has ended. */
  void clearCancel() {
    Transaction running = transaction;
    if (running != null) {
      running.clearCancel();
    }
  }

  void setLockTimeoutMillis(long millis) {
    lockTimeoutMillis = millis;
    Transaction running = transaction;
    if (running != null) {
      running.setLockTimeoutMillis(millis);
    }
  }

  /** The catalog that the session sees: its own draft, or what is committed. */
  public Catalog catalog() {
    Catalog own = draft;
    return own != null ? own : schemas.current();
  }

  // ---- statements

  /**
   * A mark to undo the coming statement to; 0 where there is nothing to keep, because the statement
   * is its own transaction.
   */
  long beginStatement() {
    Transaction running = transaction;
    return running == null ? 0 : running.savepoint();
  }

  /** The statement went well: outside an explicit transaction, commits. */
  void endStatement() {
    if (count == 0 && transaction != null) {
      commitStore();
    }
  }

  /** The statement failed: undoes what it did, and only that. */
  void undoStatement(long mark, @Nullable Catalog draftBefore) {
    Transaction running = transaction;
    if (running == null) {
      return;
    }
    if (count == 0) {
      rollbackStore();
    } else {
      running.rollbackTo(mark);
      restoreDraft(draftBefore);
    }
  }

  @Nullable Catalog draft() {
    return draft;
  }

  private void restoreDraft(@Nullable Catalog before) {
    if (draft != null && before == null) {
      draft = null;
      schemas.unlock();
    } else {
      draft = before;
    }
  }

  // ---- schema changes

  /**
   * Takes the right to change the schema until the transaction ends; the snapshot to change is then
   * {@link #catalog}.
   */
  void lockSchema(BooleanSupplier cancelled) {
    if (draft == null) {
      current();
      schemas.lockForChange(lockTimeoutMillis, cancelled);
      draft = schemas.current();
    }
  }

  /** Makes {@code changed} what this transaction sees, and writes it to the catalog's table. */
  void changeSchema(Catalog changed) {
    Catalog before = catalog();
    Catalog next = schemas.nextVersion(changed.databases());
    catalogStore.save(current(), before, next);
    draft = next;
  }

  // ---- explicit transactions

  /** BEGIN TRANSACTION. */
  public void begin(String transactionName, ResultSink sink) {
    if (count == 0) {
      name = transactionName;
      descriptor = current().id();
      sink.environment(new EnvironmentChange.TransactionBegun(descriptor));
    }
    count++;
  }

  /** COMMIT TRANSACTION: only the outermost makes the changes durable. */
  public void commit(ResultSink sink) {
    if (count == 0) {
      throw new SqlException(SqlError.COMMIT_WITHOUT_BEGIN);
    }
    if (doomed) {
      throw new SqlException(SqlError.TRANSACTION_DOOMED);
    }
    if (count > 1) {
      count--;
      return;
    }
    count = 0;
    commitStore();
    sink.environment(new EnvironmentChange.TransactionCommitted(descriptor));
  }

  /** ROLLBACK of the whole transaction. */
  public void rollback(ResultSink sink) {
    if (count == 0) {
      throw new SqlException(SqlError.ROLLBACK_WITHOUT_BEGIN);
    }
    rollbackAll(sink);
  }

  /** ROLLBACK with a name: of a savepoint, or of the outermost transaction. */
  public void rollbackTo(String target, ResultSink sink) {
    for (int i = savepoints.size() - 1; i >= 0; i--) {
      Savepoint savepoint = savepoints.get(i);
      if (savepoint.name().equals(target)) {
        if (doomed) {
          throw new SqlException(SqlError.DOOMED_NO_SAVEPOINT);
        }
        current().rollbackTo(savepoint.mark());
        restoreDraft(savepoint.draft());
        savepoints.subList(i + 1, savepoints.size()).clear();
        return;
      }
    }
    if (count > 0 && name.equals(target)) {
      rollbackAll(sink);
      return;
    }
    if (count == 0) {
      throw new SqlException(SqlError.ROLLBACK_WITHOUT_BEGIN);
    }
    throw new SqlException(SqlError.CANNOT_ROLL_BACK_NAME, target);
  }

  /** SAVE TRANSACTION. */
  public void save(String savepointName) {
    if (count == 0) {
      throw new SqlException(SqlError.NO_ACTIVE_TRANSACTION_TO_SAVE);
    }
    savepoints.add(new Savepoint(savepointName, current().savepoint(), draft));
  }

  /** Rolls back whatever is open; nothing happens where nothing is. */
  public void rollbackAll(ResultSink sink) {
    boolean explicit = count > 0;
    count = 0;
    rollbackStore();
    if (explicit) {
      sink.environment(new EnvironmentChange.TransactionRolledBack(descriptor));
    }
  }

  /** The transaction can only be rolled back from now on. */
  void doom() {
    if (count > 0) {
      doomed = true;
    }
  }

  private void commitStore() {
    Transaction running = transaction;
    Catalog made = draft;
    forget();
    if (running == null) {
      return;
    }
    try {
      running.commit();
      if (made != null) {
        schemas.publish(made);
      }
    } finally {
      if (made != null) {
        schemas.unlock();
      }
    }
  }

  private void rollbackStore() {
    Transaction running = transaction;
    Catalog made = draft;
    forget();
    try {
      if (running != null) {
        running.rollback();
      }
    } finally {
      if (made != null) {
        schemas.unlock();
      }
    }
  }

  private void forget() {
    transaction = null;
    draft = null;
    savepoints.clear();
    doomed = false;
    name = "";
  }
}
