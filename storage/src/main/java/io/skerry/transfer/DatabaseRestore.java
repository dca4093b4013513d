package io.skerry.transfer;

import io.skerry.backup.BackupHeader;
import io.skerry.backup.BackupReader;
import io.skerry.backup.BackupRefusedException;
import io.skerry.backup.BackupRefusedException.Reason;
import io.skerry.backup.LoggedTransaction;
import io.skerry.backup.Restore;
import io.skerry.backup.StopAt;
import io.skerry.page.PageStore;
import io.skerry.table.DatabaseState;
import io.skerry.table.HiddenDatabase;
import io.skerry.table.IndexBuild;
import io.skerry.table.LongValues;
import io.skerry.table.Schema;
import io.skerry.tx.CommitOrder;
import io.skerry.tx.TxState;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A restore: the order of its steps, and which stream follows which. */
public final class DatabaseRestore implements Restore {
  private final Schema schema;
  private final LongValues longValues;
  private final CommitOrder order;
  private final RestoreHost host;
  private final TxState maker;
  private final HiddenDatabase hidden;
  private final RestoredTables tables;
  private volatile Step step = Step.EMPTY;
  private @Nullable BackupHeader full;
  private long position;
  private long lastTimeMillis;
  private boolean isTaken;

  private enum Step {
    EMPTY,
    /** The full backup is there; log may follow. */
    OPEN,
    /** The moment at which to stop is reached. */
    STOPPED,
    /** Checkpoints have it. */
    COMPLETE,
    FAILED,
    CLOSED
  }

  /**
   * Begins a restore.
   *
   * @param maker stands for the restore as the maker of its trees; runs until all is there
   */
  public DatabaseRestore(
      PageStore pages,
      Schema schema,
      LongValues longValues,
      IndexBuild indexBuild,
      CommitOrder order,
      RestoreHost host,
      TxState maker) {
    this.schema = schema;
    this.longValues = longValues;
    this.order = order;
    this.host = host;
    this.maker = maker;
    this.hidden = new HiddenDatabase(new DatabaseState(schema.newDatabaseId(), maker));
    this.tables = new RestoredTables(pages, schema, longValues, indexBuild, maker, hidden);
  }

  @Override
  public int databaseId() {
    return hidden.database().id;
  }

  @Override
  public long position() {
    return position;
  }

  private void require(boolean isRight, String wanted) {
    host.refuseIfOver();
    if (!isRight) {
      throw new BackupRefusedException(
          Reason.WRONG_ORDER, "The restore is " + step + ": " + wanted + ".");
    }
  }

  // ---- streams

  @Override
  public BackupHeader full(InputStream source) {
    require(step == Step.EMPTY, "a full backup comes first, and once");
    step = Step.FAILED;
    BackupReader reader = new BackupReader(source);
    BackupHeader header = reader.header();
    refuseOtherKind(reader, BackupHeader.Kind.FULL, Step.EMPTY);
    hidden.database().nextNumber.set(header.nextNumber());
    for (BackupReader.Item item = reader.next(); item != null; item = reader.next()) {
      switch (item) {
        case BackupReader.Item.Changes(byte[] record) -> apply(record);
        case BackupReader.Item.Transaction _ ->
            throw new BackupRefusedException(
                Reason.INCONSISTENT, "The full backup tells of a transaction.");
      }
    }
    tables.endTransaction();
    full = header;
    position = header.position();
    lastTimeMillis = header.time().toEpochMilli();
    step = Step.OPEN;
    return header;
  }

  private void refuseOtherKind(BackupReader reader, BackupHeader.Kind kind, Step before) {
    if (reader.header().kind() != kind) {
      step = before;
      reader.require(kind);
    }
  }

  private void apply(byte[] record) {
    host.refuseIfOver();
    tables.apply(record);
  }

  @Override
  public boolean log(InputStream source, StopAt stop) {
    require(step == Step.OPEN, "log is taken behind a full backup and before the end");
    step = Step.FAILED;
    BackupReader reader = new BackupReader(source);
    refuseOtherKind(reader, BackupHeader.Kind.LOG, Step.OPEN);
    refuseUnlessNext(reader.header(), stop);
    boolean isStopped = takeLog(reader, stop);
    tables.endTransaction();
    step = isStopped ? Step.STOPPED : Step.OPEN;
    return isStopped;
  }

  private boolean takeLog(BackupReader reader, StopAt stop) {
    boolean isStopped = false;
    boolean isSkipped = true;
    for (BackupReader.Item item = reader.next(); item != null; item = reader.next()) {
      switch (item) {
        case BackupReader.Item.Transaction(LoggedTransaction transaction) -> {
          tables.endTransaction();
          isStopped |= transaction.begin() >= position && stop.isBefore(transaction);
          isSkipped = isStopped || transaction.begin() < position;
          if (!isSkipped) {
            position = transaction.end();
            lastTimeMillis = Math.max(lastTimeMillis, transaction.timeMillis());
          }
        }
        case BackupReader.Item.Changes(byte[] record) -> {
          if (!isSkipped) {
            apply(record);
          }
        }
      }
    }
    if (!isStopped && reader.header().position() >= end(stop)) {
      isStopped = true;
      position = Math.max(position, end(stop));
    } else if (!isStopped) {
      position = Math.max(position, reader.header().position());
    }
    return isStopped;
  }

  /** The position at which to stop, where it is one. */
  private static long end(StopAt stop) {
    return switch (stop) {
      case StopAt.Position(long at) -> at;
      case StopAt.End _, StopAt.Time _ -> Long.MAX_VALUE;
    };
  }

  private void refuseUnlessNext(BackupHeader log, StopAt stop) {
    BackupHeader first = full;
    if (first == null) {
      throw new AssertionError("log before a full backup");
    }
    if (log.storeId() != first.storeId() || log.databaseId() != first.databaseId()) {
      throw refused(
          Reason.OTHER_DATABASE,
          "The log is of database "
              + log.databaseId()
              + " of another store or of another database than the one that is restored.");
    }
    if (log.fromPosition() > position) {
      throw refused(
          Reason.TOO_RECENT,
          "The log in this backup begins at position "
              + log.fromPosition()
              + ", but the database is restored up to "
              + position
              + " only: an earlier log backup is missing.");
    }
    if (log.position() < position) {
      throw refused(
          Reason.TOO_EARLY,
          "The log in this backup ends at position "
              + log.position()
              + ", and the database is restored up to "
              + position
              + " already: a later log backup comes next.");
    }
    if (isBehind(stop)) {
      throw refused(
          Reason.STOP_TOO_EARLY,
          "The moment at which to stop lies before what is restored already: an earlier full backup"
              + " is needed.");
    }
  }

  /** The state stays as it was: another stream may follow. */
  private BackupRefusedException refused(Reason reason, String message) {
    step = Step.OPEN;
    return new BackupRefusedException(reason, message);
  }

  private boolean isBehind(StopAt stop) {
    return switch (stop) {
      case StopAt.End _ -> false;
      case StopAt.Time(var moment) -> moment.toEpochMilli() < lastTimeMillis;
      case StopAt.Position(long at) -> at < position;
    };
  }

  // ---- the end

  /**
   * Completes the database and has a checkpoint keep it. It is still hidden: a record of the log
   * that says that its restore is finished makes it usable. The caller gives it back by {@link
   * #giveBack}, or {@link #reveal}s it.
   */
  public HiddenDatabase take() {
    require(
        step == Step.OPEN || step == Step.STOPPED || (step == Step.COMPLETE && !isTaken),
        "it can be taken once, when a full backup is there");
    if (step != Step.COMPLETE) {
      complete();
    }
    isTaken = true;
    return hidden;
  }

  private void complete() {
    step = Step.FAILED;
    tables.buildIndexes();
    order.publish(
        maker,
        _ -> {
          HiddenDatabase unused = schema.hidden().put(databaseId(), hidden);
        });
    host.checkpoint();
    longValues.settle(maker);
    step = Step.COMPLETE;
  }

  /** The transaction that took it is undone. */
  public void giveBack() {
    isTaken = false;
  }

  /** The transaction that took it becomes visible, and it with it; under the commit order. */
  public void reveal() {
    schema.reveal(hidden);
    step = Step.CLOSED;
  }

  @Override
  public void close() {
    if (step == Step.CLOSED || host.isOver()) {
      return;
    }
    if (isTaken) {
      throw new IllegalStateException("the transaction that took the database has not ended");
    }
    step = Step.CLOSED;
    HiddenDatabase unused = schema.hidden().remove(databaseId());
    tables.abandon();
    longValues.settle(maker);
  }
}
