package io.skerry.tds.server;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.session.BulkLoad;
import io.skerry.session.EnvironmentChange;
import io.skerry.session.ProcedureCall;
import io.skerry.session.ServerMessage;
import io.skerry.session.Session;
import io.skerry.session.TransactionRequest;
import io.skerry.tds.codec.BatchDecoder;
import io.skerry.tds.codec.BulkDecoder;
import io.skerry.tds.codec.DoneStatus;
import io.skerry.tds.codec.MessageCancelledException;
import io.skerry.tds.codec.PacketReader;
import io.skerry.tds.codec.PacketStatus;
import io.skerry.tds.codec.PacketType;
import io.skerry.tds.codec.ProtocolException;
import io.skerry.tds.codec.RpcDecoder;
import io.skerry.tds.codec.TdsVersion;
import io.skerry.tds.codec.TransactionRequestDecoder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests, runs them and answers them, one after the other ([MS-TDS] 3.3.5, logged-in states
 * of the server).
 */
final class SessionLoop {
  private final Session session;
  private final PacketReader reader;
  private final TdsVersion version;
  private final TdsSettings settings;
  private final RequestGuard guard;
  private final ReplyWriter reply;
  private final RpcDecoder calls;

  SessionLoop(LoggedIn login, TdsSettings settings, RequestGuard guard, ReplyWriter reply) {
    this.session = login.session();
    this.reader = login.reader();
    this.version = login.version();
    this.settings = settings;
    this.guard = guard;
    this.reply = reply;
    this.calls = new RpcDecoder(reader, version, settings.valueBytesMax());
  }

  /**
   * Waits for a request and answers it.
   *
   * @param work told when a request is there; says no where the server closes
   * @return false where there will be no more
   */
  boolean next(WorkState work) throws IOException {
    try {
      PacketType type = reader.nextMessage(settings.requestBytesMax());
      if (type == null || !work.startWork()) {
        return false;
      }
      answer(type);
    } catch (MessageCancelledException cancelled) {
      reply.finishWith(cancelled.attention() ? DoneStatus.ATTENTION : DoneStatus.ERROR);
    }
    return work.endWork();
  }

  /** Whether a connection works or waits for its client. */
  interface WorkState {
    /** Work begins, unless the server closes. */
    boolean startWork();

    /** Work ended; false where the server closes. */
    boolean endWork();
  }

  private void answer(PacketType type) throws IOException {
    switch (type) {
      case SQL_BATCH -> answerBatch();
      case RPC -> answerCalls();
      case TRANSACTION_MANAGER -> answerTransactionRequest();
      case BULK_LOAD -> answerBulkLoad();
      case ATTENTION -> {
        reader.skipMessage();
        reply.finishWith(DoneStatus.ATTENTION);
      }
      case REPLY, FEDERATED_AUTHENTICATION, LOGIN7, SSPI, PRELOGIN ->
          throw new ProtocolException("a message of type " + type + " after the login");
    }
  }

  private void answerBatch() throws IOException {
    String sql = BatchDecoder.decode(reader, version);
    run(() -> session.executeBatch(sql, reply));
  }

  private void answerCalls() throws IOException {
    List<ProcedureCall> decoded;
    try {
      decoded = calls.decode();
    } catch (SqlException refused) {
      reader.skipMessage();
      refuse(refused);
      return;
    }
    boolean several = decoded.size() > 1;
    run(() -> {
      for (ProcedureCall call : decoded) {
        if (guard.isCancelled()) {
          break;
        }
        reply.startCall();
        session.executeProcedure(call, reply);
        reply.endCall(several);
      }
    });
  }

  private void answerTransactionRequest() throws IOException {
    TransactionRequest request = TransactionRequestDecoder.decode(reader, version);
    if (request == null) {
      refuse(new SqlException(SqlError.MSDTC_UNAVAILABLE, settings.serverName()));
    } else {
      run(() -> session.executeTransactionRequest(request, reply));
    }
  }

  private void refuse(SqlException error) {
    reply.message(ServerMessage.of(error));
    reply.finish();
  }

  /** Runs a request that was read whole, and ends its reply. */
  private void run(Runnable request) {
    guard.begin();
    try {
      resetIfAsked();
      request.run();
      reply.finish();
    } finally {
      guard.end();
    }
  }

  /** A pooled connection begins anew with the request that says so in its first packet. */
  private void resetIfAsked() {
    int status = reader.firstStatus();
    boolean keepTransaction = (status & PacketStatus.RESET_CONNECTION_KEEP_TRANSACTION) != 0;
    if (keepTransaction || (status & PacketStatus.RESET_CONNECTION) != 0) {
      String before = session.database();
      session.reset(keepTransaction);
      reply.resetDone();
      String after = session.database();
      if (!after.equals(before)) {
        reply.environment(new EnvironmentChange.Database(before, after));
      }
    }
  }

  /** Rows stream to the engine as they come, so the message is not read whole before. */
  private void answerBulkLoad() throws IOException {
    reader.liftLimit();
    BulkDecoder rows = new BulkDecoder(reader, version, settings.valueBytesMax());
    BulkLoad load = null;
    boolean complete = false;
    try {
      load = session.bulkLoad(rows.readColumns(), reply);
      boolean more;
      do {
        more = rows.readRows();
        if (rows.batch().size() > 0) {
          load.rows(rows.batch());
        }
      } while (more);
      complete = true;
    } catch (SqlException refused) {
      abort(load);
      load = null;
      reader.skipMessage();
      refuse(refused);
      return;
    } finally {
      if (!complete) {
        abort(load);
      }
    }
    run(load::finish);
  }

  private static void abort(@Nullable BulkLoad load) {
    if (load != null) {
      load.abort();
    }
  }
}
