package io.skerry.table;

import io.skerry.batch.Batch;
import io.skerry.btree.KeyBuffer;
import io.skerry.btree.TreeBuilder;
import io.skerry.page.Keep;
import io.skerry.page.PageStore;
import io.skerry.page.Room;
import io.skerry.row.RowBuffer;
import io.skerry.spill.Entries;
import io.skerry.spill.EntrySorter;
import io.skerry.spill.SpillSpace;
import io.skerry.tx.TxState;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new index with the rows that are in place: sorts their entries, then builds the tree from
 * the leaves up. Nobody else changes the table meanwhile, nor knows the index.
 */
public final class IndexBuild {
  private final PageStore pages;
  private final SpillSpace spillSpace;
  private final int sortBytes;
  private final LongValueSource longValues;
  private final AtomicInteger sorting = new AtomicInteger();

  /**
   * @param sortBytes what the sort may take in memory
   */
  public IndexBuild(
      PageStore pages, SpillSpace spillSpace, int sortBytes, LongValueSource longValues) {
    this.pages = pages;
    this.spillSpace = spillSpace;
    this.sortBytes = sortBytes;
    this.longValues = longValues;
  }

  /** Two rows have the same key of a unique index. */
  public static final class DuplicateRowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Batch row;

    DuplicateRowException(Batch row) {
      super(null, null, false, false);
      this.row = row;
    }

    /** One of them, all columns of the table. */
    public Batch row() {
      return row;
    }
  }

  /** What the sorts that are running may take. */
  public long memoryBytes() {
    return (long) sorting.get() * sortBytes;
  }

  /** For a sort within the same limits; to be closed. */
  public EntrySorter newSorter() {
    EntrySorter sorter = new EntrySorter(spillSpace, sortBytes, sorting::decrementAndGet);
    int unused = sorting.incrementAndGet();
    return sorter;
  }

  /**
   * Builds; on an exception the index is empty.
   *
   * @param creator null in recovery, which builds what was built before
   */
  public void build(TableVersion table, IndexVersion index, @Nullable TxState creator)
      throws DuplicateRowException {
    if (creator == null) {
      build(table, index, Keep.AT_ONCE, Room.MUST, null);
    } else {
      build(table, index, Keep.WITH_COMMIT, Room.GROW, creator);
    }
  }

  /** Builds an index of a table that nobody sees, until a checkpoint holds all of it. */
  public void buildHidden(TableVersion table, IndexVersion index) throws DuplicateRowException {
    build(table, index, Keep.AT_ONCE, Room.GROW, null);
  }

  private void build(
      TableVersion table, IndexVersion index, Keep keep, Room room, @Nullable TxState creator)
      throws DuplicateRowException {
    TreeBuilder builder =
        new TreeBuilder(
            pages, index.tree.tree().id(), table.table.isTemporary ? Keep.NEVER : keep, room);
    boolean isDone = false;
    try (EntrySorter sorter = newSorter()) {
      addEntries(table, index, sorter);
      append(table, index, sorter.sorted(), builder);
      int root = builder.finish();
      pages.run(
          room,
          () -> {
            index.tree.tree().adopt(root);
            if (creator != null) {
              creator.addFreshPages(builder.pages());
            }
          });
      isDone = true;
    } finally {
      if (!isDone) {
        builder.abandon();
      }
    }
  }

  private void addEntries(TableVersion table, IndexVersion index, EntrySorter sorter) {
    DirectChanges direct = new DirectChanges(pages, Room.MUST);
    LeafWalker walker = new LeafWalker(table.primary.tree(), null, null, false);
    RowScratch scratch = new RowScratch();
    KeyBuffer keys = new KeyBuffer();
    RowBuffer values = new RowBuffer();
    Batch row = Batch.of(table.types);
    while (!walker.isAtEnd()) {
      for (DirectChanges.Row found : direct.readLeaf(walker)) {
        scratch.decode(table, found.value(), longValues, row);
        if (index.has(row, 0)) {
          byte[] key = index.key(row, 0, found.key(), keys);
          sorter.add(key, index.value(row, 0, key, found.key(), values));
        }
      }
    }
  }

  private void append(TableVersion table, IndexVersion index, Entries entries, TreeBuilder builder)
      throws DuplicateRowException {
    byte[] last = null;
    while (entries.next()) {
      byte[] key = entries.key();
      byte[] value = entries.value();
      if (last != null && index.isUnique() && Arrays.equals(last, key)) {
        throw new DuplicateRowException(rowOf(table, index.locatorOf(key, value)));
      }
      builder.append(key, value);
      last = key;
    }
  }

  private Batch rowOf(TableVersion table, byte[] locator) {
    byte[] bytes = pages.find(Room.NONE, () -> table.primary.inPlace(locator));
    if (bytes == null) {
      throw new AssertionError("an index entry without its row");
    }
    Batch row = Batch.of(table.types);
    new RowScratch().decode(table, bytes, longValues, row);
    return row;
  }
}
