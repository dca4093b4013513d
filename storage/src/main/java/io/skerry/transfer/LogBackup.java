package io.skerry.transfer;

import io.skerry.backup.BackupWriter;
import io.skerry.backup.LoggedTransaction;
import io.skerry.log.CommitLog;
import io.skerry.log.LogRecord;
import io.skerry.redo.Change;
import io.skerry.redo.RedoDecoder;
import io.skerry.redo.RedoWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what a part of the log says of one database: its committed transactions, each whole, in
 * the order of their commits. Parts of a transaction are read again when its commit comes, so that
 * none waits in memory.
 *
 * <p>Of one thread.
 */
public final class LogBackup {
  private static final int LONG_VALUE_PART_BYTES = 32 << 10;

  private final CommitLog log;
  private final int databaseId;
  private final BackupWriter stream;
  private final ChangeSink changes;
  private final RedoDecoder decoder = new RedoDecoder();

  /**
   * By transaction. The number of one that has not ended may be another's in a later epoch, whose
   * first part begins at 0 and so takes back what stands before. A commit that recovery wrote again
   * stands in a later epoch than its parts.
   */
  private final Map<Long, List<Part>> parts = new HashMap<>();

  /** Where a part of a transaction begins, and which bytes of its changes it has. */
  private record Part(long begin, long start, long length) {}

  public LogBackup(CommitLog log, int databaseId, BackupWriter stream) {
    this.log = log;
    this.databaseId = databaseId;
    this.stream = stream;
    this.changes = new ChangeSink(stream);
  }

  /**
   * Writes the transactions whose last records are between two positions; returns the number of
   * changes.
   *
   * @param readFrom where parts of these transactions may begin
   */
  public long write(long readFrom, long from, long to) {
    log.read(
        readFrom,
        record -> {
          if (record.begin() < to) {
            take(record, record.begin() >= from);
          }
        });
    return changes.count();
  }

  private void take(LogRecord record, boolean isWanted) {
    decoder.begin(record.payload(), record.length());
    switch (decoder.kind()) {
      case PART ->
          parts
              .computeIfAbsent(decoder.transactionId(), _ -> new ArrayList<>())
              .add(new Part(record.begin(), decoder.start(), decoder.changesLength()));
      case EVENT -> {
        if (isWanted) {
          new Copy(record, 0).take(record, decoder.changesLength());
        }
      }
      case COMMIT -> {
        List<Part> earlier = parts.remove(decoder.transactionId());
        if (isWanted) {
          writeTransaction(record, earlier == null ? List.of() : earlier);
        }
      }
    }
    changes.flush();
  }

  private void writeTransaction(LogRecord commit, List<Part> earlier) {
    long length = decoder.changesLength();
    Copy copy = new Copy(commit, decoder.timeMillis());
    long[] kept = kept(earlier, decoder.start());
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] > 0) {
        long partLength = kept[i];
        log.readOne(earlier.get(i).begin, part -> copy.take(part, partLength));
      }
    }
    copy.take(commit, length);
  }

  /** How much of each part counts: a later record takes back what is behind its own beginning. */
  private static long[] kept(List<Part> all, long commitStart) {
    long[] kept = new long[all.size()];
    long limit = commitStart;
    for (int i = kept.length - 1; i >= 0; i--) {
      Part part = all.get(i);
      kept[i] = Math.max(0, Math.min(part.length, limit - part.start));
      limit = Math.min(limit, part.start);
    }
    return kept;
  }

  /** One transaction on its way into the stream, if it changes the database at all. */
  private final class Copy {
    private final LoggedTransaction transaction;
    private boolean hasBegun;

    Copy(LogRecord last, long timeMillis) {
      transaction = new LoggedTransaction(last.begin(), last.end(), timeMillis);
    }

    void take(LogRecord record, long changesLength) {
      decoder.begin(record.payload(), record.length());
      decoder.limit(changesLength);
      while (decoder.hasNext()) {
        Change change = decoder.next();
        if (decoder.databaseId() == databaseId && isCopied(change)) {
          if (!hasBegun) {
            hasBegun = true;
            stream.transaction(transaction);
          }
          copy(change);
        }
      }
    }

    private void copy(Change change) {
      if (change != Change.LONG_VALUE) {
        changes.next().copy(change, decoder);
        return;
      }
      for (int done = 0; done < decoder.rowLength(); done += LONG_VALUE_PART_BYTES) {
        int count = Math.min(LONG_VALUE_PART_BYTES, decoder.rowLength() - done);
        RedoWriter next = changes.next();
        next.longValuePart(
            decoder.objectId(),
            decoder.longValueNumber(),
            decoder.bytes(),
            decoder.rowAt() + done,
            count);
      }
    }
  }

  /** What is told of the store, and not of the database, is left out. */
  private static boolean isCopied(Change change) {
    return switch (change) {
      case KEEP_LOG, FINISH_RESTORE, CREATE_DATABASE, DROP_DATABASE, USE_DATABASE -> false;
      case PUT,
          DELETE,
          DELETE_ENTRY,
          LONG_VALUE,
          CREATE_TABLE,
          DROP_TABLE,
          CREATE_INDEX,
          DROP_INDEX,
          TRUNCATE,
          ALTER_TABLE,
          REWRITE_TABLE,
          CREATE_SEQUENCE,
          DROP_SEQUENCE,
          SEQUENCE ->
          true;
    };
  }
}
