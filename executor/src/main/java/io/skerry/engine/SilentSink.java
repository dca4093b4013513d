package io.skerry.engine;

import io.skerry.batch.Batch;
import io.skerry.session.EnvironmentChange;
import io.skerry.session.ResultColumn;
import io.skerry.session.ResultSink;
import io.skerry.session.ServerMessage;
import io.skerry.session.StatementEnd;
import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what nobody waits for: the roll back of a session that ends or is reset. */
final class SilentSink implements ResultSink {
  static final SilentSink INSTANCE = new SilentSink();

  private SilentSink() {}

  @Override
  public void startRows(List<ResultColumn> columns) {}

  @Override
  public void rows(Batch rows) {}

  @Override
  public void endStatement(StatementEnd end) {}

  @Override
  public void message(ServerMessage message) {}

  @Override
  public void environment(EnvironmentChange change) {}

  @Override
  public void returnValue(int ordinal, String name, SqlType type, @Nullable Object value) {}

  @Override
  public void endProcedure(int status, boolean failed) {}
}
