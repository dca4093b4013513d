package io.skerry.tds.server;

import io.skerry.batch.Batch;
import io.skerry.session.BulkLoad;
import io.skerry.session.EnvironmentChange;
import io.skerry.session.ProcedureCall;
import io.skerry.session.ProcedureCall.Argument;
import io.skerry.session.ResultColumn;
import io.skerry.session.ResultSink;
import io.skerry.session.ServerMessage;
import io.skerry.session.Session;
import io.skerry.session.StatementEnd;
import io.skerry.session.StatementEnd.Kind;
import io.skerry.session.TransactionRequest;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A session whose batches are phrases:
 *
 * <ul>
 *   <li>{@code rows N}: N rows of an int and a text; {@code empty}: none
 *   <li>{@code several}: an update, a rowset, an information, another rowset
 *   <li>{@code error}: a rowset, then error 50001
 *   <li>{@code wait}: a rowset of one row, then waiting until cancelled
 *   <li>{@code stream}: rows without end until cancelled
 *   <li>{@code fault}: an exception that no engine should throw
 *   <li>anything else: the text itself as a rowset, unless it begins with SET, INSERT BULK or IF
 * </ul>
 *
 * Procedures: {@code sp_executesql} and its kin return their parameters as a row; {@code outputs}
 * gives output parameters back.
 */
final class FakeSession implements Session {
  private final FakeEngine engine;
  private final int id;
  private final String firstDatabase;
  private String database;
  private long transaction;
  private long transactions;
  private boolean cancelled;
  private boolean running;

  FakeSession(FakeEngine engine, int id, String database) {
    this.engine = engine;
    this.id = id;
    this.firstDatabase = database;
    this.database = database;
  }

  static StatementEnd end(Kind kind, long count) {
    return new StatementEnd(kind, count, false, false);
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public String database() {
    return database;
  }

  @Override
  public void executeBatch(String sql, ResultSink sink) {
    engine.batches.add(sql);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(engine.beginDelayMillis));
    start();
    try {
      String[] words = sql.trim().split("\\s+");
      switch (words[0]) {
        case "rows" -> sendRows(sink, Integer.parseInt(words[1]));
        case "empty" -> sendRows(sink, 0);
        case "several" -> {
          sink.endStatement(end(Kind.UPDATE, 3));
          sendRows(sink, 2);
          sink.message(new ServerMessage(50000, 0, 1, "between", "", 4));
          sendRows(sink, 1);
        }
        case "error" -> {
          startRows(sink);
          Batch one = Batch.of(List.of(SqlType.INT, SqlType.nvarchar(100)));
          append(one, 1);
          sink.rows(one);
          sink.message(new ServerMessage(50001, 16, 7, "it failed", "dbo.p", 12));
          sink.endStatement(new StatementEnd(Kind.SELECT, StatementEnd.NO_COUNT, false, true));
        }
        case "use" -> {
          sink.environment(new EnvironmentChange.Database(database, words[1]));
          database = words[1];
          sink.endStatement(end(Kind.OTHER, StatementEnd.NO_COUNT));
        }
        case "wait" -> {
          startRows(sink);
          awaitCancel();
          sink.endStatement(new StatementEnd(Kind.SELECT, StatementEnd.NO_COUNT, false, true));
        }
        case "stream" -> stream(sink);
        case "fault" -> throw new IllegalStateException("a fault on purpose");
        case "null" -> send(sink, List.of(new Argument("", SqlType.INT, null, false, false)));
        default -> {
          String upper = sql.toUpperCase(java.util.Locale.ROOT);
          if (upper.contains("FMTONLY")) {
            sendRows(sink, 0);
          } else if (upper.contains("IS_COMPUTED")) {
            sendComputed(sink);
          } else if (upper.startsWith("SET")
              || upper.startsWith("INSERT BULK")
              || upper.startsWith("IF")) {
            sink.endStatement(end(Kind.OTHER, StatementEnd.NO_COUNT));
          } else {
            send(sink, List.of(new Argument("", SqlType.nvarchar(4000), sql, false, false)));
          }
        }
      }
    } finally {
      stop();
    }
  }

  private synchronized void start() {
    running = true;
    cancelled = false;
  }

  private synchronized void stop() {
    running = false;
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  private synchronized void awaitCancel() {
    try {
      while (!cancelled) {
        wait();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static void startRows(ResultSink sink) {
    sink.startRows(
        List.of(
            new ResultColumn("id", SqlType.INT, false),
            new ResultColumn("text", SqlType.nvarchar(100), true)));
  }

  private static void sendRows(ResultSink sink, int count) {
    startRows(sink);
    Batch batch = Batch.of(List.of(SqlType.INT, SqlType.nvarchar(100)));
    for (int row = 0; row < count; row++) {
      append(batch, row);
      if (batch.isFull() || row == count - 1) {
        sink.rows(batch);
        batch.clear();
      }
    }
    sink.endStatement(end(Kind.SELECT, count));
  }

  /** What the JDBC driver asks before a bulk copy. */
  private static void sendComputed(ResultSink sink) {
    sink.startRows(
        List.of(
            new ResultColumn("collation_name", SqlType.SYSNAME, true),
            new ResultColumn("is_computed", SqlType.BIT, false)));
    Batch batch = Batch.of(List.of(SqlType.SYSNAME, SqlType.BIT));
    batch.setSize(2);
    for (int row = 0; row < 2; row++) {
      batch.column(0).set(row, row == 0 ? null : "SQL_Latin1_General_CP1_CI_AS");
      batch.column(1).set(row, 0L);
    }
    sink.rows(batch);
    sink.endStatement(end(Kind.SELECT, 2));
  }

  private static void append(Batch batch, int value) {
    int at = batch.size();
    batch.setSize(at + 1);
    batch.column(0).set(at, (long) value);
    batch.column(1).set(at, value % 3 == 2 ? null : "text " + value);
  }

  private void stream(ResultSink sink) {
    startRows(sink);
    Batch batch = Batch.of(List.of(SqlType.INT, SqlType.nvarchar(100)));
    int next = 0;
    while (!isCancelled()) {
      batch.clear();
      while (!batch.isFull()) {
        append(batch, next++);
      }
      sink.rows(batch);
    }
    sink.endStatement(new StatementEnd(Kind.SELECT, StatementEnd.NO_COUNT, false, true));
  }

  private static void send(ResultSink sink, List<Argument> values) {
    List<ResultColumn> columns = new ArrayList<>();
    List<SqlType> types = new ArrayList<>();
    for (Argument value : values) {
      columns.add(new ResultColumn(value.name().replace("@", ""), value.type(), true));
      types.add(value.type());
    }
    sink.startRows(columns);
    Batch batch = Batch.of(types);
    batch.setSize(1);
    for (int i = 0; i < values.size(); i++) {
      batch.column(i).set(0, values.get(i).value());
    }
    sink.rows(batch);
    sink.endStatement(end(Kind.SELECT, 1));
  }

  @Override
  public void executeProcedure(ProcedureCall call, ResultSink sink) {
    engine.calls.add(call);
    List<Argument> arguments = call.arguments();
    switch (call.name()) {
      case "sp_executesql" -> {
        String statement = String.valueOf(arguments.get(0).value());
        if (statement.contains("missing")) {
          missing("missing", sink);
        } else if (statement.contains("outputs")) {
          giveBack(arguments, sink);
          sink.endProcedure(0, false);
        } else {
          sendIfAny(sink, parameters(arguments, 2));
          sink.endProcedure(0, false);
        }
      }
      case "sp_prepexec" -> {
        sendIfAny(sink, parameters(arguments, 3));
        sink.returnValue(0, arguments.get(0).name(), SqlType.INT, 7L);
        sink.endProcedure(0, false);
      }
      case "sp_prepare" -> {
        sink.returnValue(0, arguments.get(0).name(), SqlType.INT, 7L);
        sink.endProcedure(0, false);
      }
      case "sp_execute" -> {
        sendIfAny(sink, parameters(arguments, 1));
        sink.endProcedure(0, false);
      }
      case "wait" -> {
        start();
        awaitCancel();
        stop();
      }
      case "sp_unprepare" -> sink.endProcedure(0, false);
      case "outputs" -> {
        giveBack(arguments, sink);
        sink.endProcedure(42, false);
      }
      default -> missing(call.name(), sink);
    }
  }

  private static void missing(String name, ResultSink sink) {
    String text = "Could not find stored procedure '" + name + "'.";
    sink.message(new ServerMessage(2812, 16, 62, text, "", 1));
  }

  /** Numbers come back greater by one, NULL as 42. */
  private static void giveBack(List<Argument> arguments, ResultSink sink) {
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      if (argument.output()) {
        sink.returnValue(i, argument.name(), argument.type(), increment(argument.value()));
      }
    }
  }

  private static @Nullable Object increment(@Nullable Object value) {
    if (value == null) {
      return 42L;
    }
    return value instanceof Long number ? Long.valueOf(number + 1) : value;
  }

  private static List<Argument> parameters(List<Argument> all, int from) {
    return from >= all.size() ? List.of() : all.subList(from, all.size());
  }

  private static void sendIfAny(ResultSink sink, List<Argument> values) {
    if (!values.isEmpty()) {
      send(sink, values);
    }
  }

  @Override
  public void executeTransactionRequest(TransactionRequest request, ResultSink sink) {
    switch (request) {
      case TransactionRequest.Begin begin -> begin(sink);
      case TransactionRequest.Commit commit -> {
        sink.environment(new EnvironmentChange.TransactionCommitted(transaction));
        transaction = 0;
        if (commit.next() != null) {
          begin(sink);
        }
      }
      case TransactionRequest.Rollback rollback -> {
        if (rollback.name().isEmpty()) {
          sink.environment(new EnvironmentChange.TransactionRolledBack(transaction));
          transaction = 0;
        }
        if (rollback.next() != null) {
          begin(sink);
        }
      }
      case TransactionRequest.Save save -> engine.batches.add("save " + save.name());
    }
  }

  private void begin(ResultSink sink) {
    transaction = 0x1234_0000_0000L + ++transactions;
    sink.environment(new EnvironmentChange.TransactionBegun(transaction));
  }

  @Override
  public BulkLoad bulkLoad(List<ResultColumn> columns, ResultSink sink) {
    return engine.bulkLoad(columns, sink);
  }

  @Override
  public long transactionDescriptor() {
    return transaction;
  }

  @Override
  public void reset(boolean keepTransaction) {
    engine.batches.add("reset");
    database = firstDatabase;
  }

  @Override
  public synchronized void cancel() {
    engine.cancels.incrementAndGet();
    if (running) {
      cancelled = true;
      notifyAll();
    }
  }

  @Override
  public void close() {
    engine.open.decrementAndGet();
  }
}
