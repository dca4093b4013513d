package io.skerry.tds.server;

import io.skerry.batch.Batch;
import io.skerry.session.EnvironmentChange;
import io.skerry.session.ResultColumn;
import io.skerry.session.ResultSink;
import io.skerry.session.ServerMessage;
import io.skerry.session.StatementEnd;
import io.skerry.tds.codec.DoneStatus;
import io.skerry.tds.codec.EnvironmentType;
import io.skerry.tds.codec.PacketWriter;
import io.skerry.tds.codec.RowEncoder;
import io.skerry.tds.codec.TdsVersion;
import io.skerry.tds.codec.Token;
import io.skerry.tds.codec.Token.Done;
import io.skerry.tds.codec.Token.DoneKind;
import io.skerry.tds.codec.TokenEncoder;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the engine reports as the tokens of one reply after the other ([MS-TDS] 2.2.7, and
 * 3.3.5 for their order).
 *
 * <p>Each DONE is held back until it is known whether something follows it, because it must say so.
 * A procedure's output values are held back until its end, because its return status comes first.
 */
final class ReplyWriter implements ResultSink {
  private static final long ROWS_HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final PacketWriter out;
  private final TokenEncoder encoder;
  private final TdsVersion version;
  private final String serverName;
  private final List<Token.ReturnValue> returnValues = new ArrayList<>();

  private List<ResultColumn> columns = List.of();
  private @Nullable RowEncoder rowEncoder;
  private @Nullable Done held;
  private boolean inCall;
  private boolean callEnded;
  private boolean errorOpen;
  private boolean withinToken;
  private long rowsSentNanos;

  ReplyWriter(PacketWriter out, TdsVersion version, String serverName) {
    this.out = out;
    this.encoder = new TokenEncoder(version);
    this.version = version;
    this.serverName = serverName;
  }

  /** Makes an ERROR or INFO token of a message. */
  static Token.Message token(ServerMessage message, String serverName) {
    return new Token.Message(
        message.isError(),
        message.number(),
        message.state(),
        message.severity(),
        message.text(),
        serverName,
        message.procedure(),
        message.line());
  }

  private void write(Token token) {
    withinToken = true;
    encoder.write(out, token);
    withinToken = false;
  }

  /** Writes the DONE that was held back; something follows it. */
  private void writeHeld() {
    Done done = held;
    if (done != null) {
      held = null;
      write(done.with(DoneStatus.MORE));
    }
  }

  private void hold(Done done) {
    writeHeld();
    held = done;
    errorOpen = false;
  }

  private void put(Token token) {
    writeHeld();
    write(token);
  }

  @Override
  public void startRows(List<ResultColumn> next) {
    writeHeld();
    RowEncoder rows = rowEncoder;
    if (rows == null || !columns.equals(next)) {
      columns = List.copyOf(next);
      rows = new RowEncoder(columns, version);
      rowEncoder = rows;
    }
    withinToken = true;
    rows.writeDescription(out);
    withinToken = false;
    rowsSentNanos = System.nanoTime();
  }

  @Override
  public void rows(Batch rows) {
    RowEncoder rowset = rowEncoder;
    if (rowset == null) {
      throw new AssertionError("rows without a rowset");
    }
    withinToken = true;
    rowset.writeRows(out, rows);
    withinToken = false;
    sendIfSlow();
  }

  /** Fast rows gather to large writes; slow ones are not kept waiting. */
  private void sendIfSlow() {
    long now = System.nanoTime();
    if (now - rowsSentNanos > ROWS_HELD_NANOS) {
      out.sendFullPackets();
      rowsSentNanos = now;
    }
  }

  @Override
  public void endStatement(StatementEnd end) {
    boolean counted = end.rowCount() != StatementEnd.NO_COUNT;
    boolean inProcedure = inCall || end.inProcedure();
    boolean silent =
        inProcedure && !counted && !end.failed() && end.kind() != StatementEnd.Kind.SELECT;
    if (silent) {
      return;
    }
    int status = (counted ? DoneStatus.COUNT : 0) | (end.failed() ? DoneStatus.ERROR : 0);
    DoneKind kind = inProcedure ? DoneKind.DONEINPROC : DoneKind.DONE;
    hold(new Done(kind, status, command(end.kind()), counted ? end.rowCount() : 0));
  }

  private static int command(StatementEnd.Kind kind) {
    return switch (kind) {
      case SELECT -> DoneStatus.COMMAND_SELECT;
      case INSERT -> DoneStatus.COMMAND_INSERT;
      case UPDATE -> DoneStatus.COMMAND_UPDATE;
      case DELETE -> DoneStatus.COMMAND_DELETE;
      case MERGE -> DoneStatus.COMMAND_MERGE;
      case BULK_INSERT -> DoneStatus.COMMAND_BULK_INSERT;
      case OTHER -> DoneStatus.COMMAND_NONE;
    };
  }

  @Override
  public void message(ServerMessage message) {
    put(token(message, serverName));
    errorOpen |= message.isError();
  }

  @Override
  public void environment(EnvironmentChange change) {
    put(
        switch (change) {
          case EnvironmentChange.Database database ->
              new Token.TextChange(EnvironmentType.DATABASE, database.to(), database.from());
          case EnvironmentChange.Language language ->
              new Token.TextChange(EnvironmentType.LANGUAGE, language.to(), language.from());
          case EnvironmentChange.TransactionBegun begun ->
              new Token.BytesChange(
                  EnvironmentType.TRANSACTION_BEGUN, bytes(begun.descriptor()), new byte[0]);
          case EnvironmentChange.TransactionCommitted committed ->
              new Token.BytesChange(
                  EnvironmentType.TRANSACTION_COMMITTED,
                  new byte[0],
                  bytes(committed.descriptor()));
          case EnvironmentChange.TransactionRolledBack rolledBack ->
              new Token.BytesChange(
                  EnvironmentType.TRANSACTION_ROLLED_BACK,
                  new byte[0],
                  bytes(rolledBack.descriptor()));
        });
  }

  private static byte[] bytes(long descriptor) {
    byte[] bytes = new byte[Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (descriptor >>> 8 * i);
    }
    return bytes;
  }

  @Override
  public void returnValue(int ordinal, String name, SqlType type, @Nullable Object value) {
    returnValues.add(new Token.ReturnValue(ordinal, name, type, value));
  }

  @Override
  public void endProcedure(int status, boolean failed) {
    put(new Token.ReturnStatus(status));
    for (Token.ReturnValue value : returnValues) {
      write(value);
    }
    returnValues.clear();
    hold(
        new Done(
            DoneKind.DONEPROC,
            failed ? DoneStatus.ERROR : DoneStatus.FINAL,
            DoneStatus.COMMAND_EXECUTE,
            0));
    callEnded = true;
  }

  /** Says that the session is as after its login ([MS-TDS] 2.2.7.9, type 18). */
  void resetDone() {
    put(new Token.BytesChange(EnvironmentType.RESET, new byte[0], new byte[0]));
  }

  /** A procedure call of the client begins: its statements end in DONEINPROC. */
  void startCall() {
    inCall = true;
    callEnded = false;
  }

  /**
   * The call ended.
   *
   * @param several whether the message has more than one call
   */
  void endCall(boolean several) {
    Done last = held;
    if (!callEnded || last == null || last.kind() != DoneKind.DONEPROC) {
      int status = errorOpen ? DoneStatus.ERROR : DoneStatus.FINAL;
      last = new Done(DoneKind.DONEPROC, status, DoneStatus.COMMAND_EXECUTE, 0);
      hold(last);
    }
    if (several) {
      held = last.with(DoneStatus.RPC_IN_BATCH);
    }
    returnValues.clear();
    inCall = false;
  }

  /** Ends the reply and sends what is left of it. */
  void finish() {
    Done last = held;
    if (last == null) {
      int status = errorOpen ? DoneStatus.ERROR : DoneStatus.FINAL;
      last = new Done(DoneKind.DONE, status, DoneStatus.COMMAND_NONE, 0);
    }
    held = null;
    errorOpen = false;
    inCall = false;
    write(last);
    out.endMessage();
  }

  /** A reply of nothing but one DONE with this status. */
  void finishWith(int status) {
    hold(new Done(DoneKind.DONE, status, DoneStatus.COMMAND_NONE, 0));
    finish();
  }

  /** Whether the reply was left in the midst of a token, so that nothing more can be said. */
  boolean isBroken() {
    return withinToken;
  }
}
