package io.skerry.bench.store.peer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.EnvOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.SstFileWriter;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * RocksDB with bloom filters, two background threads, its default compression, and memory tables
 * that count against the block cache. All writes are synced. Indexes and filters of table files
 * stay outside the cache, as by default: some 5 MB of the largest table here, and inside they would
 * push out each other.
 *
 * <p>An update holds a lock of ours for its key around get and put: less work than a transaction of
 * RocksDB, and as correct.
 */
final class RocksPeer implements StorePeer {
  private static final int LOCKS = 1 << 14;
  private static final long MEMTABLE_BYTES_MAX = 64 << 20;
  private static final int CORES = 2;

  private final Path folder;
  private final Options options;
  private final RocksDB database;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final ReadOptions reading = new ReadOptions();
  private final List<Object> locks = IntStream.range(0, LOCKS).mapToObj(_ -> new Object()).toList();

  private RocksPeer(Path folder, Options options, RocksDB database) {
    this.folder = folder;
    this.options = options;
    this.database = database;
  }

  static RocksPeer open(Path folder, long cacheBytes) throws RocksDBException {
    RocksDB.loadLibrary();
    Cache cache = new LRUCache(cacheBytes);
    long memtableBytes = Math.min(MEMTABLE_BYTES_MAX, cacheBytes / 4);

    BlockBasedTableConfig tables =
        new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(new BloomFilter(10));

    Options options =
        new Options()
            .setCreateIfMissing(true)
            .setIncreaseParallelism(CORES)
            .setWriteBufferSize(memtableBytes)
            .setWriteBufferManager(new WriteBufferManager(2 * memtableBytes, cache))
            .setTableFormatConfig(tables);
    return new RocksPeer(folder, options, RocksDB.open(options, folder.toString()));
  }

  @Override
  public String wayOfLoading() {
    return "a table file written outside, then ingested";
  }

  @Override
  public void create() {
    // The database is the table.
  }

  @Override
  public void load(long rows) throws RocksDBException {
    String file = folder.resolve("load.sst").toString();
    Coder coder = new Coder();
    try (EnvOptions environment = new EnvOptions();
        SstFileWriter writer = new SstFileWriter(environment, options);
        IngestExternalFileOptions ingesting = new IngestExternalFileOptions().setMoveFiles(true)) {
      writer.open(file);
      for (long id = 0; id < rows; id++) {
        writer.put(coder.key(id), coder.value(id));
      }
      writer.finish();
      database.ingestExternalFile(List.of(file), ingesting);
    }
  }

  @Override
  public StoreSession session() {
    return new Session();
  }

  @Override
  public void compact() throws RocksDBException {
    try (FlushOptions flushing = new FlushOptions().setWaitForFlush(true)) {
      database.flush(flushing);
    }
    database.compactRange();
  }

  @Override
  public void close() {
    synced.close();
    reading.close();
    database.close();
    options.close();
  }

  /** Rows as bytes: the key big-endian, so that bytes sort as numbers do. */
  private static final class Coder {
    private static final int PRICE_AT = 4;
    private static final int LABEL_AT = 12;
    private static final int VALUE_BYTES_MAX = 128;

    private final ByteBuffer key = ByteBuffer.allocateDirect(Long.BYTES);
    private final ByteBuffer value = ByteBuffer.allocateDirect(VALUE_BYTES_MAX);
    private final byte[] label = new byte[VALUE_BYTES_MAX];

    ByteBuffer key(long id) {
      return key.clear().putLong(0, id);
    }

    /** The value of row {@code id}, to be written. */
    ByteBuffer value(long id) {
      return value
          .clear()
          .putInt(Rows.quantity(id))
          .putDouble(Rows.price(id))
          .put(Rows.label(id).getBytes(StandardCharsets.ISO_8859_1))
          .flip();
    }

    /** Room for a value to be read. */
    ByteBuffer value() {
      return value.clear();
    }

    int quantity() {
      return value.getInt(0);
    }

    void addOne() {
      value.putInt(0, quantity() + 1);
    }

    double price() {
      return value.getDouble(PRICE_AT);
    }

    String label() {
      int length = value.limit() - LABEL_AT;
      value.get(LABEL_AT, label, 0, length);
      return new String(label, 0, length, StandardCharsets.ISO_8859_1);
    }
  }

  private final class Session implements StoreSession {
    private final Coder coder = new Coder();
    private final WriteBatch batch = new WriteBatch();

    @Override
    public void addOne(long id) throws RocksDBException {
      synchronized (locks.get((int) (id % LOCKS))) {
        find(id);
        coder.addOne();
        database.put(synced, coder.key(id), coder.value.position(0));
      }
    }

    private void find(long id) throws RocksDBException {
      if (database.get(reading, coder.key(id), coder.value()) == RocksDB.NOT_FOUND) {
        throw new WrongAnswerException("no row of id " + id);
      }
    }

    @Override
    public void read(long id, Row into) throws RocksDBException {
      find(id);
      into.id = id;
      into.quantity = coder.quantity();
      into.price = coder.price();
      into.label = coder.label();
    }

    @Override
    public Sums scan() throws RocksDBException {
      return sum(0, Long.MAX_VALUE);
    }

    @Override
    public Sums scan(long from, long to) throws RocksDBException {
      return sum(from, to - from + 1);
    }

    /** The keys have no gaps, so that a range is a number of rows and no key need be read. */
    private Sums sum(long from, long rowsMax) throws RocksDBException {
      long count = 0;
      long quantity = 0;
      double price = 0;
      try (RocksIterator rows = database.newIterator(reading)) {
        for (rows.seek(coder.key(from)); count < rowsMax && rows.isValid(); rows.next()) {
          rows.value(coder.value());
          quantity += coder.quantity();
          price += coder.price();
          count++;
        }
        rows.status();
      }
      return new Sums(count, quantity, price);
    }

    @Override
    public void insert(long[] ids) throws RocksDBException {
      batch.clear();
      for (long id : ids) {
        batch.put(coder.key(id), coder.value(id));
      }
      database.write(synced, batch);
    }

    @Override
    public void close() {
      batch.close();
    }
  }
}
