package io.skerry.tds.server;

import io.skerry.batch.Batch;
import io.skerry.error.SqlException;
import io.skerry.session.BulkLoad;
import io.skerry.session.Engine;
import io.skerry.session.Login;
import io.skerry.session.ProcedureCall;
import io.skerry.session.ResultColumn;
import io.skerry.session.ResultSink;
import io.skerry.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An engine for tests: it remembers what it is asked, and answers a few phrases that are not T-SQL.
 * See {@link FakeSession}.
 */
final class FakeEngine implements Engine {
  static final String USER = "sa";
  static final String PASSWORD = "Pässw0rd€";

  final List<Login> logins = Collections.synchronizedList(new ArrayList<>());
  final List<String> batches = Collections.synchronizedList(new ArrayList<>());
  final List<ProcedureCall> calls = Collections.synchronizedList(new ArrayList<>());
  final List<List<@Nullable Object>> bulkRows = Collections.synchronizedList(new ArrayList<>());
  final List<ResultColumn> bulkColumns = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger bulkAborts = new AtomicInteger();
  final AtomicInteger cancels = new AtomicInteger();
  final AtomicInteger open = new AtomicInteger();

  /** How long a batch takes until it clears what was cancelled before it. */
  volatile int beginDelayMillis;

  private final AtomicInteger ids = new AtomicInteger(50);

  @Override
  public Session login(Login login) {
    logins.add(login);
    if (!login.user().equals(USER) || !login.password().equals(PASSWORD)) {
      String text = "Login failed for user '" + login.user() + "'.";
      throw new SqlException(18456, 14, 1, text, 1, null);
    }
    open.incrementAndGet();
    String database = login.database();
    return new FakeSession(this, ids.incrementAndGet(), database == null ? "master" : database);
  }

  /** Keeps the rows of bulk loads. */
  BulkLoad bulkLoad(List<ResultColumn> columns, ResultSink sink) {
    bulkColumns.clear();
    bulkColumns.addAll(columns);
    return new BulkLoad() {
      private long count;

      @Override
      public void rows(Batch rows) {
        count += rows.size();
        for (int row = 0; row < rows.size(); row++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int i = 0; i < rows.columnCount(); i++) {
            values.add(rows.column(i).get(row));
          }
          bulkRows.add(values);
        }
      }

      @Override
      public void finish() {
        sink.endStatement(FakeSession.end(io.skerry.session.StatementEnd.Kind.BULK_INSERT, count));
      }

      @Override
      public void abort() {
        bulkAborts.incrementAndGet();
      }
    };
  }
}
