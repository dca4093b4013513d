package io.skerry.session;

import java.util.List;

/**
 * One connection's session. Requests come from one thread at a time; {@link #cancel} from any.
 *
 * <p>Requests do not throw for what a user did wrong: the error goes to the sink.
 */
public interface Session extends AutoCloseable {
  /** The server process id, {@code @@SPID}; 51 and up. */
  int id();

  /** The current database. */
  String database();

  /** Runs a batch of T-SQL. */
  void executeBatch(String sql, ResultSink sink);

  /**
   * Runs a procedure by name, system procedures such as sp_executesql and sp_prepexec among them.
   */
  void executeProcedure(ProcedureCall call, ResultSink sink);

  /**
   * Begins, ends or marks a transaction at the client's request ([MS-TDS] transaction manager
   * request).
   */
  void executeTransactionRequest(TransactionRequest request, ResultSink sink);

  /**
   * Takes the rows that follow an {@code INSERT BULK} batch.
   *
   * @param columns as the client announces them, in the order of the batches' columns
   */
  BulkLoad bulkLoad(List<ResultColumn> columns, ResultSink sink);

  /** The descriptor of the open transaction, 0 for none. */
  long transactionDescriptor();

  /**
   * Makes the session as after login: SET options, database, temporary tables, prepared handles;
   * the transaction is rolled back unless {@code keepTransaction}.
   */
  void reset(boolean keepTransaction);

  /**
   * From any thread: ends the running request soon, if there is one. An open transaction stays,
   * unless XACT_ABORT is on.
   *
   * <p>It may come when the request it was meant for has just ended; then it does nothing, also not
   * to the next request. It returns before the next request begins, and does not wait for the
   * running one. It may come several times for one request.
   */
  void cancel();

  /** Rolls back what is open. */
  @Override
  void close();
}
