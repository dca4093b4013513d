package io.skerry.check;

import io.skerry.batch.Batch;
import io.skerry.btree.KeyBuffer;
import io.skerry.check.Finding.Where;
import io.skerry.check.TreeWalk.EntryConsumer;
import io.skerry.check.TreeWalk.Manner;
import io.skerry.row.RowBuffer;
import io.skerry.table.IndexCodec;
import io.skerry.table.MetaCodec.CarriedEntry;
import io.skerry.table.MetaCodec.IndexMeta;
import io.skerry.table.MetaCodec.TableMeta;
import io.skerry.table.MetaCodec.TreeMeta;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongFunction;

/** Checks a table: its rows, its indexes, and that these fit together. */
final class TableCheck {
  private final CheckedPages pages;
  private final Findings findings;
  private final TableMeta table;
  private final LongFunction<List<CarriedEntry>> carried;
  private final List<IndexCodec> indexes;
  private final RowCheck rows;
  private final KeyBuffer keys = new KeyBuffer();
  private final RowBuffer values = new RowBuffer();
  private long rowCount;
  private boolean areAllDecoded = true;
  private boolean areTreesWhole = true;

  /**
   * @param carried the entries that the root holds for a tree outside of its leaves
   */
  TableCheck(
      CheckedPages pages,
      Findings findings,
      TableMeta table,
      LongFunction<List<CarriedEntry>> carried) {
    this.pages = pages;
    this.findings = findings;
    this.table = table;
    this.carried = carried;
    this.indexes =
        table.indexes().stream()
            .map(index -> new IndexCodec(index.indexId(), index.shape(), table.format().shape()))
            .toList();
    this.rows = new RowCheck(pages, findings, rowsOwner(), table, indexes);
  }

  private Where rowsOwner() {
    return Where.of(table.tableId(), 0);
  }

  /** The rows that were found. */
  long rowCount() {
    return rowCount;
  }

  /** Whether all trees could be read, so that what nothing refers to is leaked. */
  boolean areTreesWhole() {
    return areTreesWhole;
  }

  void check() {
    List<EntrySums> sums = indexes.stream().map(_ -> new EntrySums()).toList();
    boolean areRowsWhole =
        walk(
            rowsOwner(),
            table.primary(),
            Manner.CHECKED,
            (key, value, pageId) -> takeRow(key, value, pageId, sums));
    areTreesWhole &= areRowsWhole && areAllDecoded;
    if (areRowsWhole && rowCount != table.rowCount()) {
      String what = "The table counts %d rows and has %d.".formatted(table.rowCount(), rowCount);
      findings.add(new Finding.WrongRowCount(rowsOwner(), table.rowCount(), rowCount, what));
    }
    for (int i = 0; i < indexes.size(); i++) {
      IndexMeta index = table.indexes().get(i);
      boolean isWhole =
          walk(
              Where.of(table.tableId(), index.indexId()),
              index.tree(),
              Manner.CHECKED,
              new FoundEntries(sums.get(i)));
      areTreesWhole &= isWhole;
      BitSet differing = sums.get(i).differing();
      if (isWhole && areRowsWhole && areAllDecoded && !differing.isEmpty()) {
        new EntrySearch(this, indexes.get(i), pages, findings).search(differing, rowCount);
      }
    }
  }

  private record FoundEntries(EntrySums sums) implements EntryConsumer {
    @Override
    public void accept(byte[] key, byte[] value, int pageId) {
      sums.addFound(key, value);
    }
  }

  private boolean walk(Where owner, TreeMeta tree, Manner manner, EntryConsumer consumer) {
    List<CarriedEntry> apart = carried.apply(tree.treeId());
    return new TreeWalk(pages, findings, owner, tree.treeId(), apart, manner, consumer)
        .walk(tree.root());
  }

  private void takeRow(byte[] locator, byte[] bytes, int pageId, List<EntrySums> sums) {
    rowCount++;
    Batch row = rows.decode(locator, bytes, pageId, false);
    if (row == null) {
      areAllDecoded = false;
      return;
    }
    try {
      for (int i = 0; i < indexes.size(); i++) {
        IndexCodec index = indexes.get(i);
        if (index.has(row, 0)) {
          byte[] key = index.key(row, 0, locator, keys);
          sums.get(i).addWanted(key, index.value(row, 0, key, locator, values));
        }
      }
    } catch (RuntimeException e) {
      rows.reportNoKey(locator, pageId, e);
      areAllDecoded = false;
    }
  }

  // ---- the search for entries that differ

  Where indexOwner(IndexCodec index) {
    return Where.of(table.tableId(), index.id);
  }

  /** Hands over the entries that the rows should have in an index, in the order of the rows. */
  void forEachWanted(IndexCodec index, EntryConsumer consumer) {
    boolean unused =
        walk(
            rowsOwner(),
            table.primary(),
            Manner.AGAIN,
            (locator, bytes, pageId) -> {
              Batch row = rows.decode(locator, bytes, pageId, true);
              if (row != null && index.has(row, 0)) {
                byte[] key = index.key(row, 0, locator, keys);
                consumer.accept(key, index.value(row, 0, key, locator, values), pageId);
              }
            });
  }

  /** Hands over the entries of an index. */
  void forEachFound(IndexCodec index, EntryConsumer consumer) {
    TreeMeta tree = table.indexes().get(indexes.indexOf(index)).tree();
    boolean unused = walk(indexOwner(index), tree, Manner.AGAIN, consumer);
  }
}
