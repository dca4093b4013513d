package io.skerry.system.procedure;

import io.skerry.batch.Batch;
import io.skerry.session.EnvironmentChange;
import io.skerry.session.ResultColumn;
import io.skerry.session.ResultSink;
import io.skerry.session.ServerMessage;
import io.skerry.session.StatementEnd;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the rowsets; nothing else may come. */
final class RecordingSink implements ResultSink {
  private final List<RecordedRowset> rowsets = new ArrayList<>();
  private boolean open;

  List<RecordedRowset> rowsets() {
    return rowsets;
  }

  @Override
  public void startRows(List<ResultColumn> columns) {
    if (open) {
      throw new AssertionError("a rowset begins inside another");
    }
    open = true;
    rowsets.add(new RecordedRowset(columns, new ArrayList<>()));
  }

  @Override
  public void rows(Batch batch) {
    for (int row = 0; row < batch.size(); row++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int column = 0; column < batch.columnCount(); column++) {
        values.add(batch.column(column).get(row));
      }
      rowsets.getLast().rows().add(values);
    }
  }

  @Override
  public void endStatement(StatementEnd end) {
    if (!open || end.rowCount() != rowsets.getLast().rows().size()) {
      throw new AssertionError("a wrong end: " + end);
    }
    open = false;
  }

  @Override
  public void message(ServerMessage message) {
    throw new AssertionError(message);
  }

  @Override
  public void environment(EnvironmentChange change) {
    throw new AssertionError(change);
  }

  @Override
  public void returnValue(int ordinal, String name, SqlType type, @Nullable Object value) {
    throw new AssertionError(name);
  }

  @Override
  public void endProcedure(int status, boolean failed) {
    throw new AssertionError(status);
  }
}
