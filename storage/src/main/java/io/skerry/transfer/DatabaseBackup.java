package io.skerry.transfer;

import io.skerry.backup.BackupWriter;
import io.skerry.page.PageStore;
import io.skerry.row.LongReference;
import io.skerry.row.ObjectId;
import io.skerry.table.IndexVersion;
import io.skerry.table.LongValues;
import io.skerry.table.Schema;
import io.skerry.table.SequenceState;
import io.skerry.table.TableState;
import io.skerry.table.TableVersion;
import io.skerry.tx.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a database as a snapshot sees it, as the shortest history that makes it: its tables with
 * the layouts of their rows, the rows in the order of keys, their indexes, its sequences.
 *
 * <p>Of one thread, which does not hold the latch.
 */
public final class DatabaseBackup {
  private static final int LONG_VALUE_PART_BYTES = 32 << 10;

  private final PageStore pages;
  private final Schema schema;
  private final LongValues longValues;
  private final Snapshot snapshot;
  private final ChangeSink changes;
  private final byte[] part = new byte[LONG_VALUE_PART_BYTES];
  private long rowCount;

  /** A sequence at the moment of the snapshot. */
  public record Sequence(long id, long next, long increment) {}

  public DatabaseBackup(
      PageStore pages,
      Schema schema,
      LongValues longValues,
      Snapshot snapshot,
      BackupWriter stream) {
    this.pages = pages;
    this.schema = schema;
    this.longValues = longValues;
    this.snapshot = snapshot;
    this.changes = new ChangeSink(stream);
  }

  /**
   * The sequences of a database that a snapshot sees; in the moment of the snapshot.
   *
   * <p>What may have been given is skipped, as after a crash.
   */
  public static List<Sequence> sequences(Schema schema, Snapshot snapshot, int databaseId) {
    List<Sequence> found = new ArrayList<>();
    for (SequenceState sequence : schema.sequences().values()) {
      boolean isThere = sequence.creator == null || snapshot.sees(sequence.creator, Long.MAX_VALUE);
      boolean isGone = sequence.dropper != null && snapshot.sees(sequence.dropper, Long.MAX_VALUE);
      if (isThere && !isGone && ObjectId.databaseOf(sequence.id) == databaseId) {
        found.add(new Sequence(sequence.id, sequence.durableLimit, sequence.increment));
      }
    }
    found.sort(Comparator.comparingLong(Sequence::id));
    return found;
  }

  /** Writes all; returns the number of rows. */
  public long write(int databaseId, List<Sequence> sequences) {
    List<TableState> tables = new ArrayList<>(schema.tables().values());
    tables.sort(Comparator.comparingLong(table -> table.id));
    for (TableState table : tables) {
      if (!table.isTemporary && ObjectId.databaseOf(table.id) == databaseId) {
        TableVersion version = table.seenBy(snapshot);
        if (version != null) {
          writeTable(version);
        }
      }
    }
    for (Sequence sequence : sequences) {
      changes.next().createSequence(sequence.id, sequence.next, sequence.increment);
    }
    changes.flush();
    return rowCount;
  }

  private void writeTable(TableVersion version) {
    long tableId = version.table.id;
    changes.next().createTable(tableId, version.shape);
    changes.next().alterTable(tableId, version.format());
    SnapshotRows rows = new SnapshotRows(pages, version, snapshot);
    while (!rows.isAtEnd()) {
      for (SnapshotRows.Row row : rows.nextLeaf()) {
        writeRow(version, row);
      }
    }
    for (IndexVersion index : version.indexes) {
      changes.next().createIndex(tableId, index.id, index.shape);
    }
  }

  private void writeRow(TableVersion version, SnapshotRows.Row row) {
    List<LongReference> references =
        version.table.hasLongValues ? version.layouts.references(row.value()) : List.of();
    int[] places = new int[references.size()];
    int[] numbers = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = references.get(i).at();
      numbers[i] = writeLongValue(version.table.id, references.get(i));
    }
    changes.next().putStored(version.table.id, row.key(), row.value(), places, numbers);
    rowCount++;
  }

  private int writeLongValue(long tableId, LongReference reference) {
    int number = changes.beginLongValue();
    for (int at = 0; at < reference.length(); at += part.length) {
      int count = Math.min(part.length, reference.length() - at);
      longValues.read(reference, at, part, 0, count);
      changes.next().longValuePart(tableId, number, part, 0, count);
    }
    return number;
  }
}
