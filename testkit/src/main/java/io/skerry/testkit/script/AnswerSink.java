package io.skerry.testkit.script;

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

/** Writes what a session answers. */
final class AnswerSink implements ResultSink {
  private final AnswerText answer;
  private @Nullable List<ResultColumn> columns;
  private long rows;

  AnswerSink(AnswerText answer) {
    this.answer = answer;
  }

  @Override
  public void startRows(List<ResultColumn> newColumns) {
    columns = newColumns;
    rows = 0;
    answer.columns(
        newColumns.stream()
            .map(column -> new AnswerText.Column(column.name(), column.type().sqlText()))
            .toList());
  }

  @Override
  public void rows(Batch batch) {
    List<ResultColumn> current = columns;
    if (current == null) {
      throw new AssertionError("rows outside of a rowset");
    }
    for (int row = 0; row < batch.size(); row++) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < current.size(); i++) {
        values.add(EngineValues.text(current.get(i).type(), batch.column(i).get(row)));
      }
      answer.row(values);
    }
    rows += batch.size();
  }

  @Override
  public void endStatement(StatementEnd end) {
    if (columns != null) {
      if (!end.failed()) {
        answer.rowsEnd(rows);
      }
      columns = null;
    } else if (end.rowCount() != StatementEnd.NO_COUNT && !end.failed()) {
      answer.count(end.rowCount());
    }
  }

  @Override
  public void message(ServerMessage message) {
    answer.message(
        message.number(),
        message.severity(),
        message.state(),
        message.procedure(),
        message.line(),
        message.text());
  }

  /** The connection's business, not the script's. */
  @Override
  public void environment(EnvironmentChange change) {}

  @Override
  public void returnValue(int ordinal, String name, SqlType type, @Nullable Object value) {
    throw new AssertionError("a batch has no output parameters");
  }

  /** A procedure that the batch called ended: its status is no part of the answer. */
  @Override
  public void endProcedure(int status, boolean failed) {}
}
