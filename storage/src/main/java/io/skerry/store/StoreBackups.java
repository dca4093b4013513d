package io.skerry.store;

import io.skerry.backup.BackupHeader;
import io.skerry.backup.BackupRefusedException;
import io.skerry.backup.BackupRefusedException.Reason;
import io.skerry.backup.BackupResult;
import io.skerry.backup.BackupWriter;
import io.skerry.log.CommitLog;
import io.skerry.log.LogPayload;
import io.skerry.redo.RedoWriter;
import io.skerry.table.DatabaseState;
import io.skerry.table.LogMark;
import io.skerry.transfer.DatabaseBackup;
import io.skerry.transfer.LogBackup;
import io.skerry.tx.Snapshot;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Backups of databases, and for how long the log is kept for them. */
final class StoreBackups {
  private static final long NO_POSITION = -1;

  private final StoreCore core;
  private final Appender log;

  /** Puts a record into the log, after a checkpoint where there is no room; urgent or not. */
  interface Appender {
    void append(LogPayload record, boolean isUrgent, CommitLog.DurabilityListener listener);
  }

  StoreBackups(StoreCore core, Appender log) {
    this.core = core;
    this.log = log;
  }

  /** What is true of a database in the moment of a snapshot. */
  private static final class Moment {
    long end;
    long logFrom;
    boolean isThere;
    List<DatabaseBackup.Sequence> sequences = List.of();
  }

  private Snapshot take(DatabaseState database, Moment moment) {
    return core.order()
        .snapshotWith((snapshot, end, logFrom) -> {
          moment.end = end;
          moment.logFrom = logFrom;
          moment.isThere = database.isSeenBy(snapshot);
          moment.sequences = DatabaseBackup.sequences(core.schema(), snapshot, database.id);
        });
  }

  private void end(Snapshot snapshot) {
    snapshot.close();
    core.order().collect();
  }

  private static void requireThere(DatabaseState database, Moment moment) {
    if (!moment.isThere) {
      throw new IllegalArgumentException("there is no database " + database.id);
    }
  }

  // ---- backups

  BackupResult backup(int databaseId, Map<String, String> properties, OutputStream sink) {
    DatabaseState database = core.schema().database(databaseId);
    Moment moment = new Moment();
    Instant time = core.clock().now();
    Snapshot snapshot = take(database, moment);
    try {
      requireThere(database, moment);
      BackupHeader header =
          new BackupHeader(
              BackupHeader.Kind.FULL,
              core.log().storeId(),
              databaseId,
              moment.end,
              moment.end,
              time,
              database.nextNumber.get(),
              properties);
      BackupWriter stream = new BackupWriter(sink, streamId(moment.end), header);
      long rows =
          new DatabaseBackup(core.pages(), core.schema(), core.longValues(), snapshot, stream)
              .write(databaseId, moment.sequences);
      stream.end();
      return new BackupResult(header, stream.written(), rows, moment.logFrom);
    } finally {
      end(snapshot);
    }
  }

  /**
   * The snapshot keeps a database that is dropped meanwhile, and so its mark; nobody moves the mark
   * while the log is read.
   */
  BackupResult backupLog(
      int databaseId, long fromPosition, Map<String, String> properties, OutputStream sink) {
    DatabaseState database = core.schema().database(databaseId);
    Moment moment = new Moment();
    Instant time = core.clock().now();
    Snapshot snapshot = take(database, moment);
    try {
      requireThere(database, moment);
      synchronized (database.logLock) {
        LogMark mark = requireKept(database, fromPosition, moment.end);
        BackupHeader header =
            new BackupHeader(
                BackupHeader.Kind.LOG,
                core.log().storeId(),
                databaseId,
                fromPosition,
                moment.end,
                time,
                database.nextNumber.get(),
                properties);
        BackupWriter stream = new BackupWriter(sink, streamId(moment.end), header);
        long changes =
            new LogBackup(core.log(), databaseId, stream)
                .write(mark.readFrom(), fromPosition, moment.end);
        stream.end();
        return new BackupResult(header, stream.written(), changes, moment.logFrom);
      }
    } finally {
      end(snapshot);
    }
  }

  private static LogMark requireKept(DatabaseState database, long from, long end) {
    LogMark mark = database.logMark;
    if (mark == null) {
      throw new BackupRefusedException(
          Reason.LOG_NOT_KEPT,
          "The log is not kept for database " + database.id + ", so it cannot be backed up.");
    }
    if (from < mark.position() || from > end) {
      throw new BackupRefusedException(
          Reason.LOG_NOT_KEPT,
          "The log of database "
              + database.id
              + " is there from position "
              + mark.position()
              + " to "
              + end
              + ", and not from "
              + from
              + ".");
    }
    return mark;
  }

  private long streamId(long position) {
    return core.log().storeId() ^ Long.rotateLeft(position, 32) ^ core.clock().nanoTime();
  }

  // ---- keeping the log

  long keepLog(int databaseId) {
    DatabaseState database = core.schema().database(databaseId);
    synchronized (database.logLock) {
      LogMark mark = database.logMark;
      if (mark == null) {
        mark = beginMark(database);
        write(database, mark, false);
      }
      return mark.position();
    }
  }

  /**
   * The mark counts in the same moment in which its position is taken, before it is durable: else a
   * checkpoint between the two could give that part of the log back.
   */
  private LogMark beginMark(DatabaseState database) {
    Moment moment = new Moment();
    end(
        core.order()
            .snapshotWith((snapshot, end, logFrom) -> {
              moment.end = end;
              moment.logFrom = logFrom;
              moment.isThere = database.isSeenBy(snapshot);
              if (moment.isThere) {
                database.logMark = new LogMark(end, logFrom);
              }
            }));
    requireThere(database, moment);
    return new LogMark(moment.end, moment.logFrom);
  }

  void releaseLog(int databaseId, BackupResult upTo) {
    DatabaseState database = core.schema().database(databaseId);
    synchronized (database.logLock) {
      LogMark mark = database.logMark;
      if (mark == null || upTo.header().databaseId() != databaseId) {
        throw new BackupRefusedException(
            Reason.LOG_NOT_KEPT, "No log of database " + databaseId + " waits for its backup.");
      }
      if (upTo.header().position() > mark.position()) {
        LogMark later = new LogMark(upTo.header().position(), upTo.logReadFrom());
        write(database, later, true);
      }
    }
  }

  void forgetLog(int databaseId) {
    DatabaseState database = core.schema().database(databaseId);
    synchronized (database.logLock) {
      if (database.logMark != null) {
        write(database, null, true);
      }
    }
  }

  /**
   * Makes a mark durable; only then is it the database's, so that no log it needs is gone.
   *
   * @param isUrgent whether it gives log back, which a full disk must not stop
   */
  private void write(DatabaseState database, @Nullable LogMark mark, boolean isUrgent) {
    RedoWriter redo = new RedoWriter(0);
    redo.keepLog(
        database.id,
        mark == null ? NO_POSITION : mark.position(),
        mark == null ? NO_POSITION : mark.readFrom());
    RecordWaiter waiter = new RecordWaiter(core.order(), () -> database.logMark = mark);
    log.append(redo.event(), isUrgent, waiter);
    waiter.await();
  }
}
