package io.skerry.recovery;

import io.skerry.io.DataDirectory;
import io.skerry.log.LogHistory;
import io.skerry.log.LogReader;
import io.skerry.log.LogRecord;
import io.skerry.log.LogTail;
import io.skerry.page.PageStore;
import io.skerry.redo.RedoDecoder;
import io.skerry.table.IndexBuild;
import io.skerry.table.LongValues;
import io.skerry.table.MetaCodec;
import io.skerry.table.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the last checkpoint left and the log behind it, and knows what is still to be done
 * when the store is open already. See the package's essay.
 */
public final class Recovery {
  private static final int CHANGES_AT_ONCE = 64;

  private final Schema schema;
  private final LongValues longValues;
  private final LogTail log;
  private final LogReader reader;
  private final long checkpointLsn;
  private final TailChanges changes;
  private final RedoDecoder decoder = new RedoDecoder();

  /**
   * The parts of transactions whose commit has not come yet, by transaction. They may stand in an
   * earlier epoch than the commit, where that was written again. What is here of a transaction that
   * never ended does no harm to another of its number: the first part of that begins at 0, and so
   * takes it back.
   */
  private final Map<Long, List<PartPlace>> parts = new HashMap<>();

  /** Records of the group that was read last. */
  private List<LogRecord> lastGroup = new ArrayList<>();

  /** Records to use again. */
  private final List<LogRecord> spares = new ArrayList<>();

  /** The part that was read again last. */
  private final LogRecord partRead = new LogRecord();

  private long end;
  private List<Integer> superseded = List.of();
  private volatile boolean isComplete;
  private volatile long pendingBytes;

  /**
   * A record that is a part, and which bytes of its transaction's stream it has.
   *
   * @param isWhole whether the record is there with its payload, as it cannot be read again
   */
  private record PartPlace(LogRecord record, boolean isWhole, long start, long length) {}

  /**
   * @param checkpointLsn commits before this position are in the pages
   * @param pendingBytesMax how much memory notes of pending changes may take
   */
  public Recovery(
      DataDirectory directory,
      long storeId,
      LogHistory history,
      PageStore pages,
      Schema schema,
      LongValues longValues,
      IndexBuild indexBuild,
      long checkpointLsn,
      long pendingBytesMax) {
    this.schema = schema;
    this.longValues = longValues;
    this.checkpointLsn = checkpointLsn;
    this.reader = new LogReader(directory, storeId);
    this.log = new LogTail(directory, storeId, history);
    this.changes = new TailChanges(pages, schema, longValues, indexBuild, log, pendingBytesMax);
  }

  /** Opens what the checkpoint kept. */
  public void load(MetaCodec.Meta meta) {
    changes.load(meta);
    superseded = new ArrayList<>(meta.superseded());
  }

  /**
   * Reads the log's tail, but for what may not be durable: the bytes of the last group may stand in
   * the system's cache only, where a process ended or a force failed, and may yet be lost. The
   * caller writes these records again, into the log of the new epoch, and then says so by {@link
   * #takeRewritten}.
   *
   * @param from where to begin, at or before the checkpoint's position
   * @return the records that may not be durable; mostly few
   */
  public List<LogRecord> read(LogHistory history, long from) {
    end = reader.read(history, from, LogReader.TO_THE_END, this::takeIfDurable);
    List<LogRecord> unsure = new ArrayList<>();
    for (LogRecord record : lastGroup) {
      if (record.begin() < checkpointLsn) {
        take(record, null);
      } else {
        unsure.add(record);
      }
    }
    lastGroup = unsure;
    return List.copyOf(unsure);
  }

  /** The position behind all that is certainly durable; after {@link #read}. */
  public long durableEnd() {
    return lastGroup.isEmpty() ? end : lastGroup.getFirst().begin();
  }

  /** A record counts when one of a later group comes, which proves that it was durable. */
  private void takeIfDurable(LogRecord record) {
    if (!lastGroup.isEmpty() && lastGroup.getFirst().groupLsn() != record.groupLsn()) {
      lastGroup.forEach(durable -> take(durable, null));
      spares.addAll(lastGroup);
      lastGroup.clear();
    }
    LogRecord copy = spares.isEmpty() ? new LogRecord() : spares.removeLast();
    copy.copyFrom(record);
    lastGroup.add(copy);
  }

  /** The records that {@link #read} returned are durable now. */
  public void takeRewritten() {
    for (LogRecord record : lastGroup) {
      record.detach();
      take(record, record);
    }
    parts.clear();
    lastGroup = List.of();
    spares.clear();
    changes.dropUnfinished();
    changes.attach();
    pendingBytes = changes.bytes();
  }

  /**
   * @param copy the record, where it cannot be read again from where it stood
   */
  private void take(LogRecord record, @Nullable LogRecord copy) {
    decoder.begin(record.payload(), record.length());
    switch (decoder.kind()) {
      case PART ->
          parts
              .computeIfAbsent(decoder.transactionId(), _ -> new ArrayList<>())
              .add(
                  new PartPlace(
                      copy != null ? copy : record.places(),
                      copy != null,
                      decoder.start(),
                      decoder.changesLength()));
      case EVENT -> {
        if (record.begin() >= checkpointLsn) {
          changes.apply(decoder, record);
        }
      }
      case COMMIT -> {
        List<PartPlace> earlier = parts.remove(decoder.transactionId());
        if (record.begin() >= checkpointLsn) {
          if (earlier != null && decoder.start() > 0) {
            applyParts(earlier, decoder.start());
            decoder.begin(record.payload(), record.length());
          }
          changes.apply(decoder, record);
          changes.endTransaction();
        }
      }
    }
  }

  /** Applies the parts of a transaction, as far as later ones did not take them back. */
  private void applyParts(List<PartPlace> earlier, long commitStart) {
    long[] lengths = new long[earlier.size()];
    long limit = commitStart;
    for (int i = earlier.size() - 1; i >= 0; i--) {
      PartPlace part = earlier.get(i);
      lengths[i] = Math.min(part.length, limit - part.start);
      limit = Math.min(limit, part.start);
    }
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] > 0) {
        LogRecord record = earlier.get(i).record;
        if (!earlier.get(i).isWhole) {
          log.read(record, partRead);
          record = partRead;
        }
        applyPart(record, lengths[i]);
      }
    }
  }

  private void applyPart(LogRecord record, long length) {
    decoder.begin(record.payload(), record.length());
    decoder.limit(length);
    changes.apply(decoder, record);
  }

  // ---- when the store is open

  /** What the notes of pending changes take in memory, without what is derived from them. */
  public long memoryBytes() {
    return pendingBytes;
  }

  /** Whether nothing is pending any more. */
  public boolean isComplete() {
    return isComplete;
  }

  /** Whether the calling thread is at work in {@link #complete}. */
  public boolean isOfThisThread() {
    return Thread.holdsLock(this);
  }

  /**
   * Makes all that is pending. The latch must not be held.
   *
   * @param stop asked from time to time whether to leave the rest undone
   */
  public synchronized void complete(BooleanSupplier stop) {
    if (isComplete) {
      return;
    }
    for (PendingTable table : changes.tables()) {
      for (PendingTree tree : table.trees()) {
        while (!tree.isDone()) {
          if (stop.getAsBoolean()) {
            return;
          }
          tree.applySome(CHANGES_AT_ONCE);
        }
      }
    }
    while (!superseded.isEmpty()) {
      longValues.free(superseded.removeLast());
    }
    schema.freeDoomed();
    changes.forgetAll();
    log.close();
    pendingBytes = 0;
    isComplete = true;
  }
}
