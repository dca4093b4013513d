package io.skerry.recovery;

import io.skerry.log.LogRecord;
import io.skerry.log.LogTail;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import io.skerry.redo.RedoDecoder;
import io.skerry.row.IndexShape;
import io.skerry.row.ObjectId;
import io.skerry.row.TableFormat;
import io.skerry.row.TableLayouts;
import io.skerry.row.TableShape;
import io.skerry.table.DatabaseState;
import io.skerry.table.DirectChanges;
import io.skerry.table.IndexBuild;
import io.skerry.table.IndexVersion;
import io.skerry.table.LogMark;
import io.skerry.table.LongValues;
import io.skerry.table.MetaCodec;
import io.skerry.table.Schema;
import io.skerry.table.SequenceState;
import io.skerry.table.TableState;
import io.skerry.table.TableVersion;
import io.skerry.tx.VersionedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the changes of the log's tail: those of the schema are made, those of rows are noted. One
 * thread, before anybody else is there.
 */
final class TailChanges {
  private static final int OPS_BETWEEN_CHECKS = 4096;

  /** Where the keys of a tree mean nothing any more. */
  private static final long NO_SPACE = -1;

  private final PageStore pages;
  private final Schema schema;
  private final LongValues longValues;
  private final IndexBuild indexBuild;
  private final LogTail log;
  private final long pendingBytesMax;
  private final DirectChanges direct;
  private final Map<Long, PendingTable> tables = new HashMap<>();
  private @Nullable PendingTable lastTable;
  private long lastTableId;
  private int opsSinceCheck;

  /** The long values of the running transaction that no row has claimed, by number. */
  private final Map<Integer, List<LogBytes>> unclaimed = new HashMap<>();

  TailChanges(
      PageStore pages,
      Schema schema,
      LongValues longValues,
      IndexBuild indexBuild,
      LogTail log,
      long pendingBytesMax) {
    this.pages = pages;
    this.schema = schema;
    this.longValues = longValues;
    this.indexBuild = indexBuild;
    this.log = log;
    this.pendingBytesMax = pendingBytesMax;
    this.direct = new DirectChanges(pages, Room.MUST);
  }

  Collection<PendingTable> tables() {
    return tables.values();
  }

  // ---- the checkpoint

  void load(MetaCodec.Meta meta) {
    schema.noteDatabaseId(meta.nextDatabaseId() - 1);
    schema.noteTreeId(meta.nextTreeId() - 1);
    for (MetaCodec.DatabaseMeta kept : meta.databases()) {
      DatabaseState database = new DatabaseState(kept.databaseId(), null);
      database.nextNumber.set(kept.nextNumber());
      database.isRestoring = kept.isRestoring();
      database.logMark = kept.logMark();
      schema.databases().put(database.id, database);
    }
    for (MetaCodec.TableMeta kept : meta.tables()) {
      loadTable(kept);
    }
    for (MetaCodec.SequenceMeta kept : meta.sequences()) {
      createSequence(kept.sequenceId(), kept.next(), kept.increment());
    }
    List<VersionedTree> dropped = new ArrayList<>();
    for (MetaCodec.DroppedTree tree : meta.dropped()) {
      dropped.add(loadDropped(tree));
    }
    for (MetaCodec.CarriedEntry entry : meta.carried()) {
      Schema.TreeState tree = schema.trees().get(entry.treeId());
      if (tree == null) {
        throw new IllegalStateException(
            "The checkpoint carries rows of an unknown tree " + entry.treeId());
      }
      if (dropped.contains(tree.tree())) {
        direct.insert(tree.tree(), entry.key(), entry.value(), entry.value().length);
      } else {
        pending(tree.table().id).addCarried(entry.treeId(), entry.key(), entry.value());
      }
    }
    pages.run(Room.NONE, () -> dropped.forEach(schema::doom));
  }

  private void loadTable(MetaCodec.TableMeta kept) {
    TableState table = new TableState(kept.tableId(), false);
    table.rowCount.set(kept.rowCount());
    table.nextRowNumber.set(kept.nextRowNumber());
    table.hasLongValues = kept.hasLongValues();
    VersionedTree primary = open(kept.primary(), table, table.id);
    List<IndexVersion> indexVersions = new ArrayList<>();
    for (MetaCodec.IndexMeta index : kept.indexes()) {
      indexVersions.add(
          new IndexVersion(
              index.indexId(),
              index.shape(),
              kept.format().shape(),
              open(index.tree(), table, index.indexId())));
    }
    schema.setNewest(new TableVersion(table, kept.format(), primary, indexVersions, false, null));
    schema.tables().put(table.id, table);
  }

  private VersionedTree open(MetaCodec.TreeMeta tree, TableState table, long space) {
    return schema.openTree(tree.treeId(), tree.root(), table, space);
  }

  private VersionedTree loadDropped(MetaCodec.DroppedTree dropped) {
    TableState table = new TableState(0, false);
    VersionedTree tree = open(dropped.tree(), table, NO_SPACE);
    TableLayouts layouts = dropped.layouts();
    if (layouts != null) {
      table.hasLongValues = true;
      schema.setLayouts(tree, layouts);
    }
    return tree;
  }

  // ---- the log

  /** Takes the changes of a record. */
  void apply(RedoDecoder changes, LogRecord record) {
    while (changes.hasNext()) {
      switch (changes.next()) {
        case PUT -> put(changes, record);
        case DELETE -> {
          pending(changes.objectId())
              .ops()
              .addDelete(changes.bytes(), changes.keyAt(), changes.keyLength());
          long unused = schema.table(changes.objectId()).rowCount.decrementAndGet();
        }
        case DELETE_ENTRY ->
            pending(changes.objectId())
                .ops()
                .addDeleteEntry(
                    changes.indexId(), changes.bytes(), changes.keyAt(), changes.keyLength());
        case LONG_VALUE ->
            note(
                changes,
                record,
                unclaimed.computeIfAbsent(changes.longValueNumber(), _ -> new ArrayList<>()));
        case CREATE_DATABASE -> createDatabase(changes.databaseId());
        case DROP_DATABASE -> dropDatabase(changes.databaseId());
        case CREATE_TABLE -> createTable(changes.objectId(), changes.tableShape());
        case DROP_TABLE -> dropTable(changes.objectId());
        case CREATE_INDEX ->
            createIndex(changes.objectId(), changes.indexId(), changes.indexShape());
        case DROP_INDEX -> dropIndex(changes.objectId(), changes.indexId());
        case TRUNCATE -> emptyTable(changes.objectId(), table(changes.objectId()).shape);
        case ALTER_TABLE -> alterTable(changes.objectId(), changes.tableFormat());
        case REWRITE_TABLE -> emptyTable(changes.objectId(), changes.tableShape());
        case CREATE_SEQUENCE ->
            createSequence(changes.objectId(), changes.nextValue(), changes.increment());
        case DROP_SEQUENCE -> schema.sequences().remove(changes.objectId());
        case SEQUENCE -> moveSequence(changes.objectId(), changes.nextValue());
        case FINISH_RESTORE -> finishRestore(changes.databaseId());
        case KEEP_LOG ->
            keepLog(
                changes.databaseId(),
                MetaCodec.logMark(changes.logPosition(), changes.logReadFrom()));
        case USE_DATABASE -> throw new AssertionError("no change of its own");
      }
      if (++opsSinceCheck >= OPS_BETWEEN_CHECKS) {
        opsSinceCheck = 0;
        applyIfTooMuch();
      }
    }
  }

  /** A transaction's changes are all there. */
  void endTransaction() {
    unclaimed.clear();
  }

  private PendingTable pending(long tableId) {
    PendingTable last = lastTable;
    if (last != null && lastTableId == tableId) {
      return last;
    }
    PendingTable found =
        tables.computeIfAbsent(tableId, id -> new PendingTable(table(id), log, longValues));
    lastTable = found;
    lastTableId = tableId;
    return found;
  }

  private TableVersion table(long tableId) {
    TableVersion version = schema.table(tableId).newest;
    if (version == null) {
      throw new IllegalStateException("The log changes table " + tableId + ", which is not there");
    }
    return version;
  }

  private void put(RedoDecoder changes, LogRecord record) {
    TableState table = schema.table(changes.objectId());
    PendingOps ops = pending(changes.objectId()).ops();
    ops.addPut(
        changes.bytes(),
        changes.keyAt(),
        changes.keyLength(),
        record.positionOf(changes.rowAt(), changes.rowLength()),
        changes.rowAt(),
        changes.rowLength(),
        changes.isNew() ? null : changes.changedIndexes());
    if (changes.longValueNumbers().length > 0) {
      table.hasLongValues = true;
      List<List<LogBytes>> values = new ArrayList<>();
      for (int number : changes.longValueNumbers()) {
        List<LogBytes> value = unclaimed.remove(number);
        if (value == null) {
          throw new IllegalStateException("The log lacks a long value of table " + table.id);
        }
        values.add(value);
      }
      ops.setLongValuesOfLast(values);
    }
    if (changes.isNew()) {
      table(table.id).noteKey(changes.bytes(), changes.keyAt(), changes.keyLength());
      long unused = table.rowCount.incrementAndGet();
    }
  }

  /** Notes where a part of a long value stands: each of its pieces that is in one place. */
  private static void note(RedoDecoder changes, LogRecord record, List<LogBytes> into) {
    int end = changes.rowAt() + changes.rowLength();
    for (int at = changes.rowAt(); at < end; ) {
      int now = Math.min(end - at, record.lengthOfPlace(at));
      long lsn = record.positionOf(at, now);
      byte[] copy = lsn < 0 ? Arrays.copyOfRange(changes.bytes(), at, at + now) : null;
      into.add(new LogBytes(lsn, now, copy));
      at += now;
    }
  }

  // ---- making what is noted

  /** The trees learn what is pending. */
  void attach() {
    tables.values().forEach(PendingTable::attach);
  }

  /** What is noted takes so much memory. */
  long bytes() {
    long bytes = 0;
    for (PendingTable table : tables.values()) {
      bytes += table.ops().bytes();
    }
    return bytes;
  }

  private void applyIfTooMuch() {
    if (bytes() > pendingBytesMax) {
      for (long tableId : List.copyOf(tables.keySet())) {
        applyAll(tableId);
      }
    }
  }

  /** Makes all that is noted of a table, so that its trees are as the log says so far. */
  private void applyAll(long tableId) {
    PendingTable table = forget(tableId);
    if (table != null) {
      table.attach();
      table.applyAll();
    }
  }

  /** All is made. */
  void forgetAll() {
    lastTable = null;
    tables.clear();
  }

  private @Nullable PendingTable forget(long tableId) {
    lastTable = null;
    return tables.remove(tableId);
  }

  /**
   * The trees of a table are given up. What is noted of them need not be made, but for rows that
   * the checkpoint carried: their long values are found, and freed, through the tree.
   */
  private void abandon(long tableId) {
    PendingTable table = forget(tableId);
    if (table != null && table.hasCarriedRows()) {
      table.attach();
      table.applyAll();
    }
  }

  // ---- schema

  private void createDatabase(int databaseId) {
    schema.noteDatabaseId(databaseId);
    schema.databases().put(databaseId, new DatabaseState(databaseId, null));
  }

  private void dropDatabase(int databaseId) {
    for (long tableId : List.copyOf(schema.tables().keySet())) {
      if (ObjectId.databaseOf(tableId) == databaseId) {
        dropTable(tableId);
      }
    }
    schema.sequences().keySet().removeIf(id -> ObjectId.databaseOf(id) == databaseId);
    schema.databases().remove(databaseId);
  }

  /** The checkpoint before holds all of the database. */
  private void finishRestore(int databaseId) {
    schema.database(databaseId).isRestoring = false;
  }

  /** A database may have been dropped before its mark was written. */
  private void keepLog(int databaseId, @Nullable LogMark mark) {
    DatabaseState database = schema.databases().get(databaseId);
    if (database != null) {
      database.logMark = mark;
    }
  }

  /** Drops the databases whose restore was not finished. */
  void dropUnfinished() {
    for (DatabaseState database : List.copyOf(schema.databases().values())) {
      if (database.isRestoring) {
        dropDatabase(database.id);
      }
    }
  }

  private void createTable(long tableId, TableShape shape) {
    schema.noteObjectId(tableId);
    TableState table = new TableState(tableId, false);
    pages.run(
        Room.MUST,
        () -> {
          VersionedTree primary = schema.createTree(table, tableId, null);
          schema.setNewest(
              new TableVersion(table, TableFormat.first(shape), primary, List.of(), false, null));
        });
    schema.tables().put(tableId, table);
  }

  private void dropTable(long tableId) {
    TableVersion table = table(tableId);
    abandon(tableId);
    schema.tables().remove(tableId);
    pages.run(Room.NONE, () -> table.trees().forEach(schema::doom));
  }

  private void createIndex(long tableId, long indexId, IndexShape shape) {
    schema.noteObjectId(indexId);
    applyAll(tableId);
    TableVersion before = table(tableId);
    VersionedTree tree =
        pages.change(Room.MUST, () -> schema.createTree(before.table, indexId, null));
    IndexVersion index = new IndexVersion(indexId, shape, before.shape, tree);
    try {
      indexBuild.build(before, index, null);
    } catch (IndexBuild.DuplicateRowException e) {
      throw new IllegalStateException(
          "The log creates unique index " + indexId + " on rows that are not", e);
    }
    List<IndexVersion> all = new ArrayList<>(before.indexes);
    all.add(index);
    replaceIndexes(before, all);
  }

  private void replaceIndexes(TableVersion before, List<IndexVersion> indexes) {
    schema.setNewest(
        new TableVersion(before.table, before.format(), before.primary, indexes, false, null));
  }

  private void dropIndex(long tableId, long indexId) {
    applyAll(tableId);
    TableVersion before = table(tableId);
    List<IndexVersion> left = new ArrayList<>(before.indexes);
    left.removeIf(index -> index.id == indexId);
    replaceIndexes(before, left);
    IndexVersion gone = before.index(indexId);
    if (gone != null) {
      pages.run(Room.NONE, () -> schema.doom(gone.tree));
    }
  }

  /** Rows that are noted stay as they are: the new layouts have all the old ones. */
  private void alterTable(long tableId, TableFormat format) {
    TableVersion after = table(tableId).altered(format, null);
    schema.setNewest(after);
    PendingTable noted = tables.get(tableId);
    if (noted != null) {
      noted.become(after);
    }
  }

  private void emptyTable(long tableId, TableShape shape) {
    abandon(tableId);
    TableVersion before = table(tableId);
    pages.run(
        Room.MUST,
        () -> {
          schema.setNewest(schema.emptied(before, shape, null));
          before.trees().forEach(schema::doom);
        });
    before.table.rowCount.set(0);
  }

  // ---- sequences

  private void createSequence(long sequenceId, long next, long increment) {
    schema.noteObjectId(sequenceId);
    schema.sequences().put(sequenceId, new SequenceState(sequenceId, next, increment, null));
  }

  private void moveSequence(long sequenceId, long next) {
    SequenceState sequence = schema.sequences().get(sequenceId);
    if (sequence != null) {
      sequence.restart(next);
      sequence.durableLimit = next;
    }
  }
}
