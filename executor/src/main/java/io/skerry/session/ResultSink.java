package io.skerry.session;

import io.skerry.batch.Batch;
import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answer of a request, in order. Implementations may block where the client reads slowly,
 * and throw an {@link java.io.UncheckedIOException} when the client is gone.
 */
public interface ResultSink {
  /** A rowset begins; its rows follow, then {@link #endStatement}. */
  void startRows(List<ResultColumn> columns);

  /** Rows of the rowset; the batch is reused afterwards. */
  void rows(Batch rows);

  /** The statement ended; for a SELECT also its rowset. */
  void endStatement(StatementEnd end);

  void message(ServerMessage message);

  void environment(EnvironmentChange change);

  /**
   * An output parameter of a called procedure.
   *
   * @param ordinal the place among the call's arguments, from 0 on; of {@code sp_executesql} and
   *     its kin, the arguments before the statement's own parameters count, too
   */
  void returnValue(int ordinal, String name, SqlType type, @Nullable Object value);

  /**
   * A called procedure ended with this return status; the values of its output parameters came
   * before.
   */
  void endProcedure(int status, boolean failed);
}
