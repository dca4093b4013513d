package io.skerry.store;

import io.skerry.io.DiskFullException;
import io.skerry.page.Latch;
import io.skerry.page.Miss;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import io.skerry.recovery.Recovery;
import io.skerry.table.DatabaseState;
import io.skerry.table.HiddenDatabase;
import io.skerry.table.IndexVersion;
import io.skerry.table.MetaCodec;
import io.skerry.table.Schema;
import io.skerry.table.SequenceState;
import io.skerry.table.TableState;
import io.skerry.table.TableVersion;
import io.skerry.tx.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Runs checkpoints, one at a time. */
final class Checkpointer {
  private final StoreCore core;
  private final Recovery recovery;
  private final PageStore pages;
  private final Schema schema;

  Checkpointer(StoreCore core, Recovery recovery) {
    this.core = core;
    this.recovery = recovery;
    this.pages = core.pages();
    this.schema = core.schema();
  }

  /** What was committed, and where it stood, when the checkpoint began. */
  private static final class Beginning {
    long end;
    long logFrom;
    long logKeptFrom;
    int nextDatabaseId;
    long nextTreeId;
    final List<MetaCodec.DatabaseMeta> databases = new ArrayList<>();
    final List<MetaCodec.TableMeta> tables = new ArrayList<>();
    final List<MetaCodec.SequenceMeta> sequences = new ArrayList<>();
    final List<MetaCodec.DroppedTree> dropped = new ArrayList<>();
    final List<Integer> superseded = new ArrayList<>();
  }

  /** Whether the calling thread is at work in {@link #run}. */
  boolean isOfThisThread() {
    return Thread.holdsLock(this);
  }

  /** Does something while no checkpoint runs but those that it runs itself. */
  synchronized <T> T exclusively(Supplier<T> work) {
    return work.get();
  }

  /**
   * Runs a checkpoint and returns from where the log is replayed now.
   *
   * @param exactSequences whether nobody takes values any more, so that none need be skipped
   * @throws DiskFullException when the disk has no room, and the reserve gives none; all is as
   *     before
   */
  synchronized long run(boolean exactSequences) {
    recovery.complete(() -> false);
    try {
      return runOnce(exactSequences);
    } catch (DiskFullException full) {
      if (!pages.giveReserve()) {
        throw full;
      }
      return runOnce(exactSequences);
    }
  }

  private long runOnce(boolean exactSequences) {
    // Even where nothing has changed, the page map and the meta data need places.
    pages.run(Room.MUST, () -> {});
    Beginning beginning = new Beginning();
    Latch latch = core.latch();
    Snapshot snapshot;
    CommittedImage image;
    long stamp = latch.lockExclusive();
    try {
      pages.nextOperation();
      snapshot =
          core.order()
              .snapshotWith((taken, end, logFrom) -> {
                beginning.end = end;
                beginning.logFrom = logFrom;
                beginning.logKeptFrom = schema.logKeptFrom(logFrom);
                begin(beginning, taken, exactSequences);
              });
      image = new CommittedImage(schema, core.undo(), core.longValues(), snapshot);
      core.order()
          .forEachUncleared(tx -> {
            if (snapshot.sees(tx, Long.MAX_VALUE)) {
              pages.keep(tx.freshPages());
              tx.freshPages().clear();
              for (int page : tx.superseded().toArray()) {
                beginning.superseded.add(page);
              }
            }
          });
      pages.beginCheckpoint(image);
    } finally {
      latch.unlockExclusive(stamp);
    }
    try (snapshot) {
      writeImages();
      end(beginning, image);
    }
    core.order().collect();
    core.log().truncateBelow(beginning.logKeptFrom);
    return beginning.end;
  }

  private void end(Beginning beginning, CommittedImage image) {
    MetaCodec.Meta meta =
        new MetaCodec.Meta(
            beginning.nextDatabaseId,
            beginning.nextTreeId,
            beginning.databases,
            beginning.tables,
            beginning.sequences,
            image.carried(),
            beginning.dropped,
            beginning.superseded);
    pages.endCheckpoint(
        beginning.end, beginning.logFrom, beginning.logKeptFrom, MetaCodec.encode(meta));
  }

  private void writeImages() {
    Latch latch = core.latch();
    boolean more = true;
    while (more) {
      Miss missed = null;
      long stamp = latch.lockShared();
      try {
        more = pages.writeNextImage();
      } catch (Miss miss) {
        missed = miss;
      } finally {
        latch.unlockShared(stamp);
      }
      if (missed != null) {
        missed.resolve(pages);
      }
    }
  }

  private void begin(Beginning beginning, Snapshot snapshot, boolean exactSequences) {
    beginning.nextDatabaseId = schema.nextDatabaseId();
    beginning.nextTreeId = schema.nextTreeId();
    for (DatabaseState database : schema.databases().values()) {
      if (database.isSeenBy(snapshot)) {
        beginning.databases.add(databaseMeta(database, false));
      }
    }
    Set<Long> live = new HashSet<>();
    for (TableState table : schema.tables().values()) {
      TableVersion version = table.isTemporary ? null : table.seenBy(snapshot);
      if (version != null) {
        beginning.tables.add(tableMeta(version, live));
      }
    }
    for (HiddenDatabase hidden : schema.hidden().values()) {
      beginHidden(beginning, hidden, live);
    }
    for (SequenceState sequence : schema.sequences().values()) {
      boolean isThere = sequence.creator == null || snapshot.sees(sequence.creator, Long.MAX_VALUE);
      boolean isGone = sequence.dropper != null && snapshot.sees(sequence.dropper, Long.MAX_VALUE);
      if (isThere && !isGone) {
        long next = exactSequences ? sequence.next() : sequence.durableLimit;
        beginning.sequences.add(sequenceMeta(sequence, next));
      }
    }
    for (Schema.TreeState tree : schema.trees().values()) {
      boolean isCommitted = tree.creator() == null || snapshot.sees(tree.creator(), Long.MAX_VALUE);
      if (isCommitted && !tree.table().isTemporary && !live.contains(tree.tree().tree().id())) {
        beginning.dropped.add(
            new MetaCodec.DroppedTree(
                new MetaCodec.TreeMeta(tree.tree().tree().id(), tree.tree().tree().root()),
                tree.table().hasLongValues ? tree.layouts() : null));
      }
    }
  }

  /** A restored database that is not there yet: the log will say whether it ever is. */
  private static void beginHidden(Beginning beginning, HiddenDatabase hidden, Set<Long> live) {
    beginning.databases.add(databaseMeta(hidden.database(), true));
    for (TableState table : hidden.tables().values()) {
      beginning.tables.add(tableMeta(hidden.newest(table), live));
    }
    for (SequenceState sequence : hidden.sequences().values()) {
      beginning.sequences.add(sequenceMeta(sequence, sequence.next()));
    }
  }

  private static MetaCodec.DatabaseMeta databaseMeta(DatabaseState database, boolean isRestoring) {
    return new MetaCodec.DatabaseMeta(
        database.id, database.nextNumber.get(), isRestoring, database.logMark);
  }

  private static MetaCodec.SequenceMeta sequenceMeta(SequenceState sequence, long next) {
    return new MetaCodec.SequenceMeta(sequence.id, next, sequence.increment);
  }

  private static MetaCodec.TableMeta tableMeta(TableVersion version, Set<Long> live) {
    List<MetaCodec.IndexMeta> indexes = new ArrayList<>();
    for (IndexVersion index : version.indexes) {
      long treeId = index.tree.tree().id();
      live.add(treeId);
      indexes.add(
          new MetaCodec.IndexMeta(
              index.id, index.shape, new MetaCodec.TreeMeta(treeId, index.tree.tree().root())));
    }
    long primaryId = version.primary.tree().id();
    live.add(primaryId);
    return new MetaCodec.TableMeta(
        version.table.id,
        version.format(),
        version.table.rowCount.get(),
        version.table.nextRowNumber.get(),
        version.table.hasLongValues,
        new MetaCodec.TreeMeta(primaryId, version.primary.tree().root()),
        indexes);
  }
}
