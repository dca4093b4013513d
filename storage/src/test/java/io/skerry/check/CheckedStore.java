package io.skerry.check;

import io.skerry.batch.Batch;
import io.skerry.io.Clock;
import io.skerry.io.DataDirectory;
import io.skerry.io.DiskDirectory;
import io.skerry.log.EpochRecord;
import io.skerry.page.PageFormat;
import io.skerry.page.PageSurgery;
import io.skerry.page.RootPages;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.TableShape;
import io.skerry.row.TableShape.ColumnShape;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Stores;
import io.skerry.store.Transaction;
import io.skerry.table.MetaCodec;
import io.skerry.types.SqlType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A directory with a closed store, whose pages are known and can be changed: one table of a few
 * thousand rows with a unique and a wider index, some of the rows with long values of one page and
 * of several.
 */
final class CheckedStore {
  static final int ROWS = 3000;
  static final TableShape SHAPE =
      new TableShape(
          List.of(
              new ColumnShape(SqlType.INT, false),
              new ColumnShape(SqlType.INT, false),
              new ColumnShape(SqlType.nvarchar(50), true),
              new ColumnShape(SqlType.varbinary(SqlType.MAX), true)),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
  static final IndexShape UNIQUE = index(1, true, List.of());
  static final IndexShape BY_NAME = index(2, false, List.of(3));

  private final Path path;
  private final DataDirectory directory;
  final long table;
  final long uniqueIndex;
  final long nameIndex;

  private static IndexShape index(int column, boolean unique, List<Integer> included) {
    return new IndexShape(
        new KeyShape(List.of(new KeyShape.KeyColumn(column, false)), unique), included);
  }

  /** A page of the root. */
  record Page(int id, int type, long treeId, String file, long offset) {}

  CheckedStore(Path path) throws DuplicateKeyException {
    this.path = path;
    this.directory = new DiskDirectory(path);
    try (Store store = open()) {
      Transaction tx = store.begin();
      table = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
      uniqueIndex = tx.createIndex(table, UNIQUE);
      for (int from = 0; from < ROWS; from += 500) {
        tx.insert(table, rows(from, 500));
      }
      nameIndex = tx.createIndex(table, BY_NAME);
      tx.commit();
    }
  }

  static Batch rows(int from, int count) {
    Batch batch = Batch.of(SHAPE.columns().stream().map(ColumnShape::type).toList());
    batch.setSize(count);
    for (int i = 0; i < count; i++) {
      long id = from + i;
      batch.column(0).set(i, id);
      batch.column(1).set(i, id * 7919 % 1_000_003);
      batch.column(2).set(i, id % 10 == 0 ? null : "name " + id % 700);
      batch.column(3).set(i, value(id));
    }
    return batch;
  }

  private static byte[] value(long id) {
    int length = id % 500 == 3 ? 60_000 : id % 100 == 5 ? 9000 : 20;
    byte[] value = new byte[length];
    new Random(id).nextBytes(value);
    return value;
  }

  Store open() {
    return open(StoreOptions.small());
  }

  Store open(StoreOptions options) {
    return Stores.open(
        options,
        directory,
        Clock.system(),
        new Random(1)::nextLong,
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  List<Finding> check() {
    List<Finding> found = new ArrayList<>();
    CheckSummary unused = new DirectoryCheck(directory).run(found::add);
    return found;
  }

  // ---- pages

  RootPages root() {
    long storeId = EpochRecord.storeIdOf(directory).getAsLong();
    RootPages root =
        RootPages.open(
            directory,
            storeId,
            fault -> {
              throw new AssertionError(fault);
            });
    if (root == null) {
      throw new AssertionError("there is no root");
    }
    return root;
  }

  MetaCodec.TableMeta meta() {
    try (RootPages root = root()) {
      byte[] meta = root.meta();
      if (meta == null) {
        throw new AssertionError("there is no meta data");
      }
      return MetaCodec.decode(meta).tables().getFirst();
    }
  }

  List<Page> pages(Predicate<Page> wanted) {
    List<Page> pages = new ArrayList<>();
    MemorySegment content = CheckedPages.newBuffer();
    try (RootPages root = root()) {
      for (int id = 1; id < root.pageCount(); id++) {
        if (root.isInUse(id)) {
          if (root.read(id, content) != null) {
            throw new AssertionError("page " + id + " cannot be read");
          }
          int type = PageFormat.type(content, 0);
          long treeId = PageFormat.treeId(content, 0);
          Page page = new Page(id, type, treeId, root.fileOf(id), root.offsetOf(id));
          if (wanted.test(page)) {
            pages.add(page);
          }
        }
      }
    }
    return pages;
  }

  /** The leaves of a tree, in no order. */
  List<Page> leaves(MetaCodec.TreeMeta tree) {
    return pages(page -> page.type() == PageFormat.TYPE_LEAF && page.treeId() == tree.treeId());
  }

  Page page(int id) {
    return pages(page -> page.id() == id).getFirst();
  }

  void change(Page page, Consumer<MemorySegment> change) {
    PageSurgery.operate(path.resolve(page.file()), page.offset(), change);
  }

  void flip(String file, long at) {
    try (FileChannel channel =
        FileChannel.open(path.resolve(file), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      int read = channel.read(one, at);
      one.put(0, (byte) (one.get(0) ^ 0x10)).rewind();
      int written = channel.write(one, at);
      if (read != 1 || written != 1) {
        throw new AssertionError("no byte at " + at + " of " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts each of two pages where the other was. */
  void swap(Page left, Page right) {
    byte[] kept = new byte[PageFormat.PAGE_BYTES];
    change(left, page -> MemorySegment.ofArray(kept).copyFrom(page));
    byte[] other = new byte[PageFormat.PAGE_BYTES];
    change(right, page -> MemorySegment.ofArray(other).copyFrom(page));
    change(left, page -> page.copyFrom(MemorySegment.ofArray(other)));
    change(right, page -> page.copyFrom(MemorySegment.ofArray(kept)));
  }
}
