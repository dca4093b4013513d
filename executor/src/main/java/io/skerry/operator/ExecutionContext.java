package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.function.SessionFacts;
import io.skerry.store.ReadView;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import org.jspecify.annotations.Nullable;

/** What a running statement works with; one for each execution of a statement. */
public interface ExecutionContext {
  Store store();

  Transaction transaction();

  /** What the statement sees of the data. */
  ReadView readView();

  /** The boxed value of a variable. */
  @Nullable Object variable(int slot);

  void setVariable(int slot, @Nullable Object value);

  SessionFacts facts();

  SystemRows systemRows();

  /** Bytes that the statement's hash tables and sorts may keep in memory. */
  long memoryBytesMax();

  /**
   * The rows that came with the request, for {@code PhysicalPlan.SuppliedRows}; taken once by a
   * run.
   */
  Batch suppliedRows();

  /**
   * Ends the statement if it was cancelled.
   *
   * @throws io.skerry.store.CancelledException when the client sent an attention
   */
  void checkCancelled();

  /** Says which identity value an INSERT made last. */
  void identityMade(long value);

  /** Adds to the rows changed by the statement. */
  void addRowCount(long rows);

  /** Says that an aggregate left out NULLs (warning 8153), at most once a statement. */
  void warnNullEliminated();
}
