package io.skerry.transfer;

import io.skerry.backup.BackupRefusedException;
import io.skerry.backup.BackupRefusedException.Reason;
import io.skerry.btree.BTree;
import io.skerry.btree.Node;
import io.skerry.btree.TreePosition;
import io.skerry.page.Keep;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import io.skerry.redo.RedoDecoder;
import io.skerry.row.ColumnMoves;
import io.skerry.row.IndexShape;
import io.skerry.row.LongReference;
import io.skerry.row.ObjectId;
import io.skerry.row.RowBuffer;
import io.skerry.row.TableFormat;
import io.skerry.row.TableShape;
import io.skerry.table.DatabaseState;
import io.skerry.table.HiddenDatabase;
import io.skerry.table.IndexBuild;
import io.skerry.table.IndexVersion;
import io.skerry.table.LongValueWriter;
import io.skerry.table.LongValues;
import io.skerry.table.Schema;
import io.skerry.table.SequenceState;
import io.skerry.table.TableState;
import io.skerry.table.TableVersion;
import io.skerry.tx.TxState;
import io.skerry.tx.VersionedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the changes of streams in a database that nobody sees, without versions and without the
 * log. Indexes are only noted, and built at the end.
 *
 * <p>Of one thread, which does not hold the latch.
 */
final class RestoredTables {
  private final PageStore pages;
  private final Schema schema;
  private final LongValues longValues;
  private final IndexBuild indexBuild;
  private final TxState maker;
  private final HiddenDatabase hidden;
  private final RedoDecoder decoder = new RedoDecoder();

  /** The indexes of each table, by their numbers, in the order of their creation. */
  private final Map<Long, Map<Long, IndexShape>> indexes = new HashMap<>();

  /** The long values of the running transaction that no row has claimed, by number. */
  private final Map<Integer, LongValueWriter> unclaimed = new HashMap<>();

  private final TreePosition position = new TreePosition();
  private final List<Integer> superseded = new ArrayList<>();

  RestoredTables(
      PageStore pages,
      Schema schema,
      LongValues longValues,
      IndexBuild indexBuild,
      TxState maker,
      HiddenDatabase hidden) {
    this.pages = pages;
    this.schema = schema;
    this.longValues = longValues;
    this.indexBuild = indexBuild;
    this.maker = maker;
    this.hidden = hidden;
  }

  /** Makes the changes of one record. */
  void apply(byte[] record) {
    decoder.begin(record, record.length);
    while (decoder.hasNext()) {
      switch (decoder.next()) {
        case PUT -> put();
        case DELETE -> delete();
        case DELETE_ENTRY -> {}
        case LONG_VALUE ->
            unclaimed
                .computeIfAbsent(
                    decoder.longValueNumber(), _ -> longValues.begin(maker, Keep.AT_ONCE))
                .append(decoder.bytes(), decoder.rowAt(), decoder.rowLength());
        case CREATE_TABLE -> createTable(decoder.tableShape());
        case DROP_TABLE -> dropTable();
        case CREATE_INDEX -> indexes().put(number(decoder.indexId()), decoder.indexShape());
        case DROP_INDEX -> indexes().remove(number(decoder.indexId()));
        case TRUNCATE -> empty(hidden.newest(table()).shape);
        case ALTER_TABLE -> alter(decoder.tableFormat());
        case REWRITE_TABLE -> empty(decoder.tableShape());
        case CREATE_SEQUENCE -> createSequence();
        case DROP_SEQUENCE -> hidden.sequences().remove(number(decoder.objectId()));
        case SEQUENCE -> moveSequence();
        case USE_DATABASE, CREATE_DATABASE, DROP_DATABASE, FINISH_RESTORE, KEEP_LOG ->
            throw inconsistent("database " + decoder.databaseId());
      }
    }
  }

  /** The changes of a transaction are all there. */
  void endTransaction() {
    unclaimed.values().forEach(LongValueWriter::abandon);
    unclaimed.clear();
  }

  private static BackupRefusedException inconsistent(String what) {
    return new BackupRefusedException(
        Reason.INCONSISTENT, "The backup changes " + what + ", which is not there.");
  }

  /** An object's number in the database that is made; takes note of it. */
  private long number(long objectId) {
    DatabaseState database = hidden.database();
    int number = ObjectId.numberOf(objectId);
    int unused = database.nextNumber.accumulateAndGet(number + 1, Math::max);
    return ObjectId.of(database.id, number);
  }

  private TableState table() {
    TableState table = hidden.tables().get(number(decoder.objectId()));
    if (table == null) {
      throw inconsistent("table " + decoder.objectId());
    }
    return table;
  }

  private Map<Long, IndexShape> indexes() {
    return indexes.computeIfAbsent(table().id, _ -> new LinkedHashMap<>());
  }

  // ---- rows

  private void put() {
    TableState table = table();
    TableVersion version = hidden.newest(table);
    byte[] key = decoder.key();
    byte[] row =
        Arrays.copyOfRange(decoder.bytes(), decoder.rowAt(), decoder.rowAt() + decoder.rowLength());
    writeLongValues(table, row);
    version.noteKey(key, 0, key.length);
    BTree tree = version.primary.tree();
    boolean isNew =
        pages.change(
            Room.GROW,
            () -> {
              superseded.clear();
              if (!tree.isBehindLast(key, key.length)) {
                tree.seek(key, key.length, position);
                if (position.isFound()) {
                  noteSuperseded(version);
                  tree.replace(key, row, row.length, Node.NO_POINTER);
                  return false;
                }
              }
              tree.insert(key, key.length, row, row.length, Node.NO_POINTER);
              return true;
            });
    superseded.forEach(longValues::free);
    if (isNew) {
      long unused = table.rowCount.incrementAndGet();
    }
  }

  private void writeLongValues(TableState table, byte[] row) {
    int[] places = decoder.longValuePlaces();
    int[] numbers = decoder.longValueNumbers();
    for (int i = 0; i < places.length; i++) {
      LongValueWriter value = unclaimed.remove(numbers[i]);
      if (value == null) {
        throw inconsistent("long value " + numbers[i] + " of table " + decoder.objectId());
      }
      table.hasLongValues = true;
      RowBuffer.putNumber(row, places[i], value.finish(), Integer.BYTES);
    }
  }

  /** Nobody sees the row that was found: what it refers to can go. */
  private void noteSuperseded(TableVersion version) {
    if (version.table.hasLongValues) {
      byte[] old = Node.value(pages.memory(), pages.address(position.leaf()), position.slot());
      for (LongReference reference : version.layouts.references(old)) {
        superseded.add(reference.page());
      }
    }
  }

  private void delete() {
    TableState table = table();
    TableVersion version = hidden.newest(table);
    byte[] key = decoder.key();
    BTree tree = version.primary.tree();
    boolean isGone =
        pages.change(
            Room.SHRINK,
            () -> {
              superseded.clear();
              tree.seek(key, key.length, position);
              if (!position.isFound()) {
                return false;
              }
              noteSuperseded(version);
              tree.removeFound(position);
              return true;
            });
    if (!isGone) {
      throw inconsistent("a row of table " + decoder.objectId());
    }
    superseded.forEach(longValues::free);
    long unused = table.rowCount.decrementAndGet();
  }

  // ---- schema

  private void createTable(TableShape shape) {
    TableState table = new TableState(number(decoder.objectId()), false);
    setFirst(table, shape);
    hidden.tables().put(table.id, table);
  }

  private TableVersion version(
      TableState table, TableFormat format, VersionedTree primary, List<IndexVersion> all) {
    return new TableVersion(table, format, primary, all, false, maker);
  }

  private VersionedTree newTree(TableState table, long space) {
    return pages.change(Room.GROW, () -> schema.createTree(table, space, maker));
  }

  private void dropTable() {
    TableState table = table();
    hidden.tables().remove(table.id);
    indexes.remove(table.id);
    drop(table);
    schema.freeDoomed();
  }

  private void drop(TableState table) {
    pages.run(Room.NONE, () -> hidden.newest(table).trees().forEach(schema::doom));
  }

  /** Gives a table a new tree, whose rows all have the first layout of its columns. */
  private void setFirst(TableState table, TableShape shape) {
    VersionedTree primary = newTree(table, table.id);
    setNewest(version(table, TableFormat.first(shape), primary, List.of()));
  }

  private void setNewest(TableVersion version) {
    pages.run(Room.NONE, () -> schema.setNewest(version));
  }

  /** The rows stay as they are; the indexes' columns may stand elsewhere. */
  private void alter(TableFormat format) {
    TableVersion before = hidden.newest(table());
    ColumnMoves moves = before.layouts.movesTo(format.layouts());
    indexes().replaceAll((_, shape) -> shape.moved(moves));
    setNewest(before.altered(format, maker));
  }

  /** All rows go; for a table that is rewritten, they follow in another form. */
  private void empty(TableShape shape) {
    TableState table = table();
    TableVersion before = hidden.newest(table);
    setFirst(table, shape);
    pages.run(Room.NONE, () -> schema.doom(before.primary));
    table.rowCount.set(0);
    schema.freeDoomed();
  }

  private void createSequence() {
    long sequenceId = number(decoder.objectId());
    hidden
        .sequences()
        .put(
            sequenceId,
            new SequenceState(sequenceId, decoder.nextValue(), decoder.increment(), maker));
  }

  private void moveSequence() {
    SequenceState sequence = hidden.sequences().get(number(decoder.objectId()));
    if (sequence != null) {
      sequence.restart(decoder.nextValue());
      sequence.durableLimit = decoder.nextValue();
    }
  }

  // ---- the end

  /** Builds the indexes. */
  void buildIndexes() {
    for (TableState table : hidden.tables().values()) {
      TableVersion before = hidden.newest(table);
      List<IndexVersion> built = new ArrayList<>();
      indexes
          .getOrDefault(table.id, Map.of())
          .forEach((indexId, shape) -> {
            IndexVersion index = build(before, indexId, shape);
            built.add(index);
            setNewest(version(table, before.format(), before.primary, List.copyOf(built)));
          });
    }
  }

  private IndexVersion build(TableVersion table, long indexId, IndexShape shape) {
    VersionedTree tree = newTree(table.table, indexId);
    IndexVersion index = new IndexVersion(indexId, shape, table.shape, tree);
    boolean isBuilt = false;
    try {
      indexBuild.buildHidden(table, index);
      isBuilt = true;
      return index;
    } catch (IndexBuild.DuplicateRowException e) {
      throw new BackupRefusedException(
          Reason.INCONSISTENT,
          "The backup has two rows of table "
              + table.table.id
              + " with the same key of unique index "
              + indexId
              + ".");
    } finally {
      if (!isBuilt) {
        pages.run(Room.NONE, () -> schema.doom(tree));
        schema.freeDoomed();
      }
    }
  }

  /** Gives all pages back. */
  void abandon() {
    endTransaction();
    hidden.tables().values().forEach(this::drop);
    schema.freeDoomed();
  }
}
