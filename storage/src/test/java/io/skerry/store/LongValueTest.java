package io.skerry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.batch.Batch;
import io.skerry.check.Finding;
import io.skerry.error.SqlException;
import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.log.LogOptions;
import io.skerry.row.IndexFilter;
import io.skerry.row.IndexShape;
import io.skerry.row.KeyShape;
import io.skerry.row.LongForm;
import io.skerry.row.LongSource;
import io.skerry.row.LongValue;
import io.skerry.row.TableShape;
import io.skerry.types.SqlType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that are written from sources and read piece by piece. */
final class LongValueTest {
  private static final SqlType BYTES = SqlType.varbinary(SqlType.MAX);
  private static final SqlType TEXT = SqlType.nvarchar(SqlType.MAX);
  private static final TableShape SHAPE =
      new TableShape(
          List.of(
              new TableShape.ColumnShape(SqlType.INT, false),
              new TableShape.ColumnShape(BYTES, true),
              new TableShape.ColumnShape(TEXT, true)),
          new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true));
  private static final IndexShape INCLUDING =
      new IndexShape(new KeyShape(List.of(new KeyShape.KeyColumn(0, true)), false), List.of(1, 2));

  /** Values of no more bytes come whole. */
  private static final int WHOLE_MAX = 8000;

  /** A log that is not cut while its files are copied. */
  private static final StoreOptions OPTIONS =
      new StoreOptions(
          StoreOptions.small().memory(),
          64,
          new LogOptions(8 << 20, 64 << 10, false),
          256 << 10,
          StoreOptions.small().limits(),
          100,
          false);

  @TempDir Path directory;
  private Store store;
  private long table;

  @BeforeEach
  void begin() {
    open();
    Transaction tx = store.begin();
    table = tx.createTable(Store.SYSTEM_DATABASE, SHAPE);
    tx.commit();
  }

  private void open() {
    store = open(directory);
  }

  private static Store open(Path folder) {
    return Stores.open(
        OPTIONS,
        new DiskDirectory(folder),
        Clock.system(),
        new Random(1)::nextLong,
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  private void reopen() {
    store.close();
    open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private int pagesInUse() {
    return ((StoreImpl) store).pagesInUse();
  }

  private static Batch row(int id, Object bytes, Object text) {
    Batch row = Batch.of(List.of(SqlType.INT, BYTES, TEXT));
    row.setSize(1);
    row.column(0).set(0, (long) id);
    row.column(1).set(0, bytes);
    row.column(2).set(0, text);
    return row;
  }

  private static Cursor cursor(Transaction tx, ReadView view, long table, int id, Access access) {
    ScanRequest request =
        new ScanRequest(
            table, 0, KeyRange.prefix(List.of((long) id)), false, List.of(0, 1, 2), access);
    Cursor cursor = tx.open(view, request);
    cursor.setWholeValueBytesMax(WHOLE_MAX);
    return cursor;
  }

  /** Reads one row; long values come as handles. */
  private Batch read(Transaction tx, ReadView view, int id) {
    Batch found = Batch.of(List.of(SqlType.INT, BYTES, TEXT));
    try (Cursor cursor = cursor(tx, view, table, id, Access.VIEW)) {
      assertThat(cursor.next(found, 10)).as("rows of %s", id).isEqualTo(1);
    }
    return found;
  }

  private static void assertPattern(LongValue value, long seed, int length) throws IOException {
    assertThat(value.length()).isEqualTo(length);
    assertThat(value.stream().readAllBytes()).isEqualTo(PatternSource.bytes(seed, 0, length));
  }

  @Test
  void entriesOfIndexesAreThoseOfValuesInMemory() throws Exception {
    Transaction tx = store.begin();
    tx.createIndex(table, INCLUDING);
    IndexFilter filter =
        new IndexFilter(
            List.of(
                new IndexFilter.Comparison(
                    1, IndexFilter.Operator.GREATER, new byte[] {PatternSource.byteAt(7, 0), 0})));
    tx.createIndex(
        table,
        new IndexShape(
            new KeyShape(List.of(new KeyShape.KeyColumn(0, false)), true), List.of(2), filter));
    int[] lengths = {0, 10, 700, 1500, 3000, 5000, 8191, 8193, 20_000, 100_000};
    for (int i = 0; i < lengths.length; i++) {
      tx.insert(
          table,
          row(i, PatternSource.of(7, lengths[i]), PatternSource.of(LongForm.LATIN, i, lengths[i])));
    }
    tx.commit();
    requireSound();
    tx = store.begin();
    for (int i = 0; i < lengths.length; i++) {
      int length = lengths[lengths.length - 1 - i];
      Batch found = Batch.of(List.of(SqlType.INT, BYTES, TEXT));
      try (ReadView view = tx.readView();
          Cursor cursor = cursor(tx, view, table, i, Access.UPDATE)) {
        assertThat(cursor.next(found, 1)).isEqualTo(1);
        tx.update(
            table, cursor.locators(), row(i, PatternSource.of(7, length), found.column(2).get(0)));
      }
    }
    tx.commit();
    requireSound();
    reopen();
    requireSound();
  }

  private void requireSound() {
    List<Finding> findings = new ArrayList<>();
    assertThat(store.check(0, findings::add).isComplete()).isTrue();
    assertThat(findings).isEmpty();
  }

  @Test
  void aStreamedValueComesBackWholeAndInPieces() throws Exception {
    int[] lengths = {0, 1, 3999, 4000, 4001, 4002, 16_352, 16_353, 65_536, 400_000, 5_000_000};
    Transaction tx = store.begin();
    for (int i = 0; i < lengths.length; i++) {
      LongSource source =
          i % 2 == 0
              ? PatternSource.of(i, lengths[i])
              : PatternSource.ofUnknownLength(i, lengths[i]);
      tx.insert(table, row(i, source, null));
    }
    tx.commit();
    for (int round = 0; round < 3; round++) {
      tx = store.begin();
      try (ReadView view = tx.readView()) {
        for (int i = 0; i < lengths.length; i++) {
          Object value = read(tx, view, i).column(1).get(0);
          if (lengths[i] <= WHOLE_MAX) {
            assertThat((byte[]) value).isEqualTo(PatternSource.bytes(i, 0, lengths[i]));
          } else {
            assertPattern((LongValue) value, i, lengths[i]);
          }
        }
      }
      tx.commit();
      if (round == 0) {
        store.checkpoint();
      } else {
        reopen();
      }
    }
  }

  @Test
  void aPieceOfAValueIsReadAtAnyPosition() throws Exception {
    int length = 3_000_001;
    Transaction tx = store.begin();
    tx.insert(table, row(1, PatternSource.of(7, length), null));
    try (ReadView view = tx.readView()) {
      LongValue value = (LongValue) read(tx, view, 1).column(1).get(0);
      Random random = new Random(5);
      for (int i = 0; i < 500; i++) {
        int from = random.nextInt(length + 10);
        byte[] into = new byte[random.nextInt(40_000)];
        int expected = Math.clamp(length - (long) from, 0, into.length);
        assertThat(value.read(from, into, 0, into.length)).isEqualTo(expected);
        byte[] wanted = Arrays.copyOf(PatternSource.bytes(7, from, expected), into.length);
        assertThat(Arrays.equals(into, wanted)).isTrue();
      }
    }
    tx.commit();
  }

  @Test
  void aTextIsReadByItsCharacters() throws Exception {
    int characters = 500_000;
    String greek = "αβγδ".repeat(characters / 4);
    byte[] encoded = greek.getBytes(StandardCharsets.UTF_16BE);
    Transaction tx = store.begin();
    tx.insert(table, row(1, null, new BytesSource(LongForm.UTF16, encoded)));
    tx.insert(
        table,
        row(2, null, new BytesSource(LongForm.LATIN, "latin".getBytes(StandardCharsets.UTF_8))));
    tx.insert(table, row(3, null, PatternSource.of(LongForm.LATIN, 3, 20_000)));
    tx.commit();
    reopen();
    tx = store.begin();
    try (ReadView view = tx.readView()) {
      LongValue text = (LongValue) read(tx, view, 1).column(2).get(0);
      assertThat(text.form()).isEqualTo(LongForm.UTF16);
      assertThat(text.length()).isEqualTo(2 * characters);
      assertThat(text.text(123_457, 7)).isEqualTo(greek.substring(123_457, 123_464));
      assertThat(text.text(characters - 2, 7)).isEqualTo("γδ");
      assertThat(text.text(characters + 2, 7)).isEmpty();
      assertThat(read(tx, view, 2).column(2).get(0)).isEqualTo("latin");
      LongValue latin = (LongValue) read(tx, view, 3).column(2).get(0);
      assertThat(latin.form()).isEqualTo(LongForm.LATIN);
      assertThat(latin.text(5000, 100))
          .isEqualTo(new String(PatternSource.bytes(3, 5000, 100), StandardCharsets.ISO_8859_1));
    }
    Batch whole = Batch.of(List.of(TEXT));
    ScanRequest all = new ScanRequest(table, 0, KeyRange.ALL, false, List.of(2), Access.VIEW);
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, all)) {
      assertThat(cursor.next(whole, 1)).isEqualTo(1);
      assertThat(whole.column(0).get(0)).isEqualTo(greek);
    }
    tx.commit();
  }

  /** Bytes of an array, all at once. */
  private static final class BytesSource implements LongSource {
    private final LongForm form;
    private final byte[] bytes;
    private int at;

    BytesSource(LongForm form, byte[] bytes) {
      this.form = form;
      this.bytes = bytes;
    }

    @Override
    public LongForm form() {
      return form;
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      int now = Math.min(count, bytes.length - at);
      System.arraycopy(bytes, at, into, offset, now);
      at += now;
      return now == 0 ? -1 : now;
    }
  }

  @Test
  void aHandleShowsWhatItsViewShows() throws Exception {
    Transaction tx = store.begin();
    tx.insert(table, row(1, PatternSource.of(1, 200_000), null));
    tx.commit();
    Transaction reader = store.begin();
    ReadView view = reader.readView();
    LongValue value = (LongValue) read(reader, view, 1).column(1).get(0);
    update(1, PatternSource.of(2, 300_000));
    update(1, "short".getBytes(StandardCharsets.UTF_8));
    store.checkpoint();
    assertPattern(value, 1, 200_000);
    view.close();
    byte[] one = new byte[1];
    assertThatThrownBy(() -> value.read(0, one, 0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    reader.commit();
    assertThatThrownBy(() -> value.read(0, one, 0, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aHandleOfAValueThatWasRolledBackIsRefused() throws Exception {
    Transaction tx = store.begin();
    long before = tx.savepoint();
    tx.insert(table, row(1, PatternSource.of(1, 200_000), null));
    try (ReadView view = tx.readView()) {
      LongValue value = (LongValue) read(tx, view, 1).column(1).get(0);
      tx.rollbackTo(before);
      assertThatThrownBy(() -> value.read(0, new byte[1], 0, 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("rollback");
    }
    tx.rollback();
  }

  @Test
  void aDirtyReaderIsToldWhenItsValueIsGone() throws Exception {
    Transaction writer = store.begin();
    writer.insert(table, row(1, PatternSource.of(1, 200_000), null));
    Transaction reader = store.begin();
    try (ReadView view = reader.readView();
        Cursor cursor = cursor(reader, view, table, 1, Access.DIRTY)) {
      Batch found = Batch.of(List.of(SqlType.INT, BYTES, TEXT));
      assertThat(cursor.next(found, 1)).isEqualTo(1);
      LongValue value = (LongValue) found.column(1).get(0);
      assertPattern(value, 1, 200_000);
      writer.rollback();
      assertThatThrownBy(() -> value.read(0, new byte[1], 0, 1))
          .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(601));
    }
    reader.rollback();
  }

  private void update(int id, Object bytes) throws DuplicateKeyException {
    Transaction tx = store.begin();
    update(tx, id, bytes);
    tx.commit();
  }

  private void update(Transaction tx, int id, Object bytes) throws DuplicateKeyException {
    try (ReadView view = tx.readView();
        Cursor cursor = cursor(tx, view, table, id, Access.UPDATE)) {
      Batch found = Batch.of(List.of(SqlType.INT, BYTES, TEXT));
      assertThat(cursor.next(found, 1)).isEqualTo(1);
      found.column(1).set(0, bytes);
      tx.update(table, cursor.locators(), found);
    }
  }

  @Test
  void anUpdateOfAnotherColumnCarriesLongValuesOverByTheirHandles() throws Exception {
    Transaction tx = store.begin();
    tx.createIndex(table, INCLUDING);
    tx.insert(table, row(1, new byte[9], PatternSource.of(LongForm.LATIN, 4, 900_000)));
    tx.commit();
    int before = pagesInUse();
    for (int i = 0; i < 5; i++) {
      update(1, new byte[] {(byte) i});
    }
    assertThat(pagesInUse()).isBetween(before - 1, before + 1);
    reopen();
    tx = store.begin();
    try (ReadView view = tx.readView()) {
      Batch found = read(tx, view, 1);
      assertThat((byte[]) found.column(1).get(0)).containsExactly(4);
      assertPattern((LongValue) found.column(2).get(0), 4, 900_000);
    }
    tx.commit();
  }

  @Test
  void anIndexThatIncludesAStreamedColumnFindsItInTheRow() throws Exception {
    Transaction tx = store.begin();
    long index = tx.createIndex(table, INCLUDING);
    tx.insert(table, row(1, PatternSource.of(1, 10), null));
    tx.insert(table, row(2, PatternSource.of(2, 100_000), null));
    tx.commit();
    ScanRequest byIndex =
        new ScanRequest(table, index, KeyRange.ALL, false, List.of(1), Access.VIEW);
    for (int round = 0; round < 2; round++) {
      tx = store.begin();
      Batch found = Batch.of(List.of(BYTES));
      try (ReadView view = tx.readView();
          Cursor cursor = tx.open(view, byIndex)) {
        cursor.setWholeValueBytesMax(WHOLE_MAX);
        assertThat(cursor.next(found, 10)).isEqualTo(2);
        assertPattern((LongValue) found.column(0).get(0), 2, 100_000);
        assertThat((byte[]) found.column(0).get(1)).isEqualTo(PatternSource.bytes(1, 0, 10));
      }
      tx.commit();
      reopen();
    }
  }

  @Test
  void whatFailsHalfWayFreesItsPages() throws Exception {
    Transaction tx = store.begin();
    tx.insert(table, row(1, PatternSource.of(1, 100_000), null));
    tx.commit();
    int before = pagesInUse();
    Transaction failing = store.begin();
    assertThatThrownBy(() ->
            failing.insert(table, row(2, PatternSource.failingAt(2, 2_000_000, 1_500_000), null)))
        .isInstanceOf(PatternSource.SourceFailedException.class);
    assertThatThrownBy(() -> failing.insert(table, row(1, PatternSource.of(3, 900_000), null)))
        .isInstanceOf(DuplicateKeyException.class);
    int max = StoreOptions.small().limits().longValueBytes();
    assertThatThrownBy(
            () -> failing.insert(table, row(4, PatternSource.ofUnknownLength(4, max + 1), null)))
        .isInstanceOfSatisfying(SqlException.class, e -> assertThat(e.number()).isEqualTo(7119));
    assertThatThrownBy(
            () -> failing.insert(table, row(5, PatternSource.of(LongForm.LATIN, 1, 9), null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(pagesInUse()).isLessThanOrEqualTo(before + 1);
    failing.insert(table, row(6, PatternSource.of(6, 300_000), null));
    failing.commit();
    reopen();
    Transaction after = store.begin();
    try (ReadView view = after.readView()) {
      assertPattern((LongValue) read(after, view, 1).column(1).get(0), 1, 100_000);
      assertPattern((LongValue) read(after, view, 6).column(1).get(0), 6, 300_000);
    }
    after.commit();
    assertThat(store.rowCount(table)).isEqualTo(2);
  }

  @Test
  void aTemporaryTableTakesStreamedValues() throws Exception {
    Transaction tx = store.begin();
    long temporary = tx.createTemporaryTable(Store.SYSTEM_DATABASE, SHAPE);
    tx.commit();
    int before = pagesInUse();
    tx = store.begin();
    tx.insert(temporary, row(1, PatternSource.of(1, 1_000_000), null));
    store.checkpoint();
    try (ReadView view = tx.readView();
        Cursor cursor = cursor(tx, view, temporary, 1, Access.VIEW)) {
      Batch found = Batch.of(List.of(SqlType.INT, BYTES, TEXT));
      assertThat(cursor.next(found, 1)).isEqualTo(1);
      assertPattern((LongValue) found.column(1).get(0), 1, 1_000_000);
    }
    tx.rollback();
    assertThat(pagesInUse()).isLessThanOrEqualTo(before + 1);
  }

  /** A store in a copy of the files, as a process that ends now would leave them. */
  private Store openCopy(Path copy) {
    Transaction last = store.begin();
    last.createSequence(Store.SYSTEM_DATABASE, 1, 1);
    last.commit();
    try (Stream<Path> files = Files.list(directory)) {
      Files.createDirectories(copy);
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return open(copy);
  }

  @Test
  void aCrashFreesWhatWasHalfStreamed(@TempDir Path copies) throws Exception {
    Transaction tx = store.begin();
    tx.insert(table, row(1, PatternSource.of(1, 100_000), null));
    tx.commit();
    store.checkpoint();
    final int before = pagesInUse();
    List<Store> crashed = new ArrayList<>();
    tx = store.begin();
    tx.insert(table, row(2, PatternSource.of(2, 400_000), null));
    tx.insert(
        table,
        row(
            3,
            new Interrupted(
                PatternSource.of(3, 2_000_000),
                () -> {
                  crashed.add(openCopy(copies.resolve("a")));
                  store.checkpoint();
                  crashed.add(openCopy(copies.resolve("b")));
                }),
            null));
    crashed.add(openCopy(copies.resolve("c")));
    tx.commit();
    for (Store left : crashed) {
      left.checkpoint();
      assertThat(left.rowCount(table)).isEqualTo(1);
      assertThat(((StoreImpl) left).pagesInUse()).isLessThanOrEqualTo(before + 1);
      left.close();
    }
    Store committed = openCopy(copies.resolve("d"));
    committed.checkpoint();
    assertThat(((StoreImpl) committed).pagesInUse()).isLessThanOrEqualTo(pagesInUse());
    committed.close();
  }

  /** Lets something happen after a megabyte. */
  private static final class Interrupted implements LongSource {
    private final LongSource source;
    private final Runnable action;
    private long bytes;
    private boolean hasHappened;

    Interrupted(LongSource source, Runnable action) {
      this.source = source;
      this.action = action;
    }

    @Override
    public LongForm form() {
      return source.form();
    }

    @Override
    public long length() {
      return source.length();
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      if (!hasHappened && bytes > 1 << 20) {
        hasHappened = true;
        action.run();
      }
      int got = source.read(into, offset, count);
      bytes += got;
      return got;
    }
  }
}
