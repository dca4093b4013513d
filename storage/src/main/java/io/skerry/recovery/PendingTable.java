package io.skerry.recovery;

import io.skerry.batch.Batch;
import io.skerry.btree.BTree;
import io.skerry.btree.KeyBuffer;
import io.skerry.btree.Node;
import io.skerry.btree.TreePosition;
import io.skerry.log.LogTail;
import io.skerry.page.Keep;
import io.skerry.row.LongReference;
import io.skerry.row.RowBuffer;
import io.skerry.table.IndexVersion;
import io.skerry.table.LongValueWriter;
import io.skerry.table.LongValues;
import io.skerry.table.RowScratch;
import io.skerry.table.TableVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pending changes of one table: of its rows as the log tells of them, and of its indexes as
 * they follow from the rows.
 */
final class PendingTable {
  /** The newest version, which reads the rows of all before. */
  private TableVersion table;

  private final LogTail log;
  private final LongValues longValues;
  private final PendingOps ops = new PendingOps();

  /** Entries of indexes that a checkpoint could not put into their pages, by tree. */
  private final Map<Long, PendingOps> carriedEntries = new HashMap<>();

  private final List<PendingTree> trees = new ArrayList<>();
  private boolean hasCarriedRows;

  PendingTable(TableVersion table, LogTail log, LongValues longValues) {
    this.table = table;
    this.log = log;
    this.longValues = longValues;
  }

  PendingOps ops() {
    return ops;
  }

  /** The table has other columns in the same trees; before {@link #attach}. */
  void become(TableVersion after) {
    table = after;
  }

  /** Whether rows are noted that a checkpoint could not put into their pages. */
  boolean hasCarriedRows() {
    return hasCarriedRows;
  }

  void addCarried(long treeId, byte[] key, byte[] value) {
    if (treeId == table.primary.tree().id()) {
      hasCarriedRows = true;
      ops.addValue(PendingOps.CARRIED, key, value);
    } else {
      carriedEntries
          .computeIfAbsent(treeId, _ -> new PendingOps())
          .addValue(PendingOps.PUT, key, value);
    }
  }

  /** Tells the trees of the table what is pending; nothing is added any more. */
  void attach() {
    attach(table.primary.tree(), new RowWork());
    for (IndexVersion index : table.indexes) {
      attach(index.tree.tree(), new EntryWork(index));
    }
  }

  private void attach(BTree tree, PendingTree.Work work) {
    PendingTree pending = new PendingTree(tree, work);
    tree.setPending(pending);
    trees.add(pending);
  }

  List<PendingTree> trees() {
    return trees;
  }

  /** Makes all changes. */
  void applyAll() {
    for (PendingTree tree : trees) {
      tree.apply(null, null);
    }
  }

  private void put(BTree tree, TreePosition position, byte[] key, byte[] value) {
    if (position.isFound()) {
      tree.replace(key, value, value.length, Node.NO_POINTER);
    } else {
      tree.insert(key, key.length, value, value.length, Node.NO_POINTER);
    }
  }

  // ---- rows

  private final class RowWork implements PendingTree.Work {
    @Override
    public PendingOps ops() {
      return ops;
    }

    @Override
    public PendingOps opsAtHand() {
      return ops;
    }

    @Override
    public boolean isChosen(PendingOps all, int op) {
      return all.kind(op) != PendingOps.DELETE_ENTRY;
    }

    @Override
    public PendingTree.Prepared prepare(PendingOps all, int op) {
      byte[] key = all.key(op);
      if (all.kind(op) == PendingOps.DELETE) {
        return new RowChange(key, null, List.of());
      }
      byte[] row = all.value(op, log);
      return new RowChange(key, row, writeLongValues(row, all.longValues(op)));
    }
  }

  /** Writes the long values of a row, which gets their pages' numbers. */
  private List<Integer> writeLongValues(byte[] row, @Nullable List<List<LogBytes>> values) {
    if (values == null) {
      return List.of();
    }
    List<Integer> written = new ArrayList<>();
    List<LongReference> references = table.layouts.references(row);
    for (int i = 0; i < values.size(); i++) {
      LongValueWriter writer = longValues.begin(null, Keep.AT_ONCE);
      for (LogBytes part : values.get(i)) {
        writer.append(read(part), 0, part.length());
      }
      int page = writer.finish();
      RowBuffer.putNumber(row, references.get(i).at(), page, Integer.BYTES);
      written.add(page);
    }
    return written;
  }

  private byte[] read(LogBytes part) {
    byte[] copy = part.copy();
    if (copy != null) {
      return copy;
    }
    byte[] bytes = new byte[part.length()];
    log.read(part.lsn(), bytes, 0, bytes.length);
    return bytes;
  }

  private final class RowChange implements PendingTree.Prepared {
    private final byte[] key;
    private final byte @Nullable [] row;
    private final List<Integer> written;
    private final List<Integer> superfluous = new ArrayList<>();
    private final TreePosition position = new TreePosition();

    RowChange(byte[] key, byte @Nullable [] row, List<Integer> written) {
      this.key = key;
      this.row = row;
      this.written = written;
    }

    @Override
    public void make() {
      BTree tree = table.primary.tree();
      tree.seek(key, key.length, position);
      superfluous.clear();
      if (position.isFound() && table.table.hasLongValues) {
        byte[] old =
            Node.value(
                tree.pages().memory(), tree.pages().address(position.leaf()), position.slot());
        table.layouts.references(old).forEach(reference -> superfluous.add(reference.page()));
      }
      if (row != null) {
        put(tree, position, key, row);
      } else if (position.isFound()) {
        tree.removeFound(position);
      }
    }

    @Override
    public void afterwards() {
      superfluous.forEach(longValues::free);
    }

    @Override
    public void abandon() {
      written.forEach(longValues::free);
    }
  }

  // ---- entries of indexes

  private final class EntryWork implements PendingTree.Work {
    private final IndexVersion index;
    private final EntryDerivation derivation;

    EntryWork(IndexVersion index) {
      this.index = index;
      this.derivation = new EntryDerivation(index, ops);
    }

    @Override
    public PendingOps ops() {
      return derivation.derive(
          carriedEntries.getOrDefault(index.tree.tree().id(), new PendingOps()));
    }

    @Override
    public @Nullable PendingOps opsAtHand() {
      return null;
    }

    @Override
    public boolean isChosen(PendingOps all, int op) {
      return true;
    }

    @Override
    public PendingTree.Prepared prepare(PendingOps all, int op) {
      byte[] key = all.key(op);
      byte[] value =
          switch (all.kind(op)) {
            case PendingOps.DELETE -> null;
            case PendingOps.PUT_OF_ROW -> derivation.value(all.row(op), key);
            default -> all.value(op, log);
          };
      return new EntryChange(index, key, value);
    }
  }

  private final class EntryChange implements PendingTree.Prepared {
    private final IndexVersion index;
    private final byte[] key;
    private final byte @Nullable [] value;
    private final TreePosition position = new TreePosition();

    EntryChange(IndexVersion index, byte[] key, byte @Nullable [] value) {
      this.index = index;
      this.key = key;
      this.value = value;
    }

    @Override
    public void make() {
      BTree tree = index.tree.tree();
      tree.seek(key, key.length, position);
      if (value != null) {
        put(tree, position, key, value);
      } else if (position.isFound()) {
        tree.removeFound(position);
      }
    }

    @Override
    public void afterwards() {}

    @Override
    public void abandon() {}
  }

  /**
   * Finds the entries that an index gets and loses by the changes of the rows. Their keys are kept,
   * as they must be put in order; the values, which may be long, are made again one by one.
   */
  private final class EntryDerivation {
    private final IndexVersion index;
    private final PendingOps rows;
    private final RowScratch scratch = new RowScratch();
    private final KeyBuffer keys = new KeyBuffer();
    private final RowBuffer values = new RowBuffer();
    private final Batch row;

    EntryDerivation(IndexVersion index, PendingOps rows) {
      this.index = index;
      this.rows = rows;
      this.row = Batch.of(table.types);
    }

    PendingOps derive(PendingOps into) {
      for (int op = 0; op < rows.count(); op++) {
        byte kind = rows.kind(op);
        if (kind == PendingOps.PUT && concerns(rows.changedIndexes(op))) {
          putEntry(op, into);
        } else if (kind == PendingOps.DELETE_ENTRY && rows.indexId(op) == index.id) {
          byte[] key = rows.key(op);
          into.addDelete(key, 0, key.length);
        }
      }
      return into;
    }

    private boolean concerns(long @Nullable [] changedIndexes) {
      return changedIndexes == null || Arrays.stream(changedIndexes).anyMatch(id -> id == index.id);
    }

    private void putEntry(int op, PendingOps into) {
      decode(op);
      if (index.has(row, 0)) {
        into.addOfRow(index.key(row, 0, rows.key(op), keys), op);
      }
    }

    /** The value of the entry that comes of a row. */
    byte[] value(int op, byte[] key) {
      decode(op);
      return index.value(row, 0, key, rows.key(op), values);
    }

    private void decode(int op) {
      byte[] bytes = rows.value(op, log);
      List<List<LogBytes>> longs = rows.longValues(op);
      if (longs != null) {
        List<LongReference> references = table.layouts.references(bytes);
        for (int i = 0; i < longs.size(); i++) {
          RowBuffer.putNumber(bytes, references.get(i).at(), i, Integer.BYTES);
        }
      }
      scratch.decode(table, bytes, reference -> readWhole(longs, reference), row);
    }

    private byte[] readWhole(@Nullable List<List<LogBytes>> longs, LongReference reference) {
      if (longs == null) {
        return longValues.read(reference);
      }
      byte[] whole = new byte[reference.length()];
      int at = 0;
      for (LogBytes part : longs.get(reference.page())) {
        System.arraycopy(read(part), 0, whole, at, part.length());
        at += part.length();
      }
      return whole;
    }
  }
}
