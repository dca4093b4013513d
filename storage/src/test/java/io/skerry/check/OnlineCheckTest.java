package io.skerry.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.batch.Batch;
import io.skerry.check.CheckedStore.Page;
import io.skerry.page.PageFormat;
import io.skerry.row.TableShape.ColumnShape;
import io.skerry.store.Access;
import io.skerry.store.Cursor;
import io.skerry.store.DuplicateKeyException;
import io.skerry.store.KeyRange;
import io.skerry.store.ReadView;
import io.skerry.store.ScanRequest;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of an open store. */
final class OnlineCheckTest {
  private static final int CHECKS = 5;

  @TempDir Path directory;
  private CheckedStore files;

  /** In twenties; those below are there from the beginning. */
  private final AtomicInteger nextRows = new AtomicInteger(CheckedStore.ROWS / 20);

  @BeforeEach
  void make() throws Exception {
    files = new CheckedStore(directory);
  }

  private static List<Finding> check(Store store) {
    List<Finding> found = new ArrayList<>();
    CheckSummary summary = store.check(Store.ALL_DATABASES, found::add);
    assertThat(summary.isComplete()).isTrue();
    return found;
  }

  @Test
  void aSoundStoreHasNoFindings() {
    try (Store store = files.open()) {
      assertThat(check(store)).isEmpty();
      CheckSummary other =
          store.check(
              77,
              finding -> {
                throw new AssertionError(finding);
              });
      assertThat(other.tables()).isZero();
    }
  }

  @Test
  void damagedPagesAreFoundAndTheStoreLivesOn() {
    List<Page> leaves =
        files.pages(page ->
            page.type() == PageFormat.TYPE_LEAF
                && page.treeId() == files.meta().primary().treeId());
    Page damaged = leaves.get(leaves.size() / 2);
    files.flip(damaged.file(), damaged.offset() + 9000);
    try (Store store = files.open()) {
      for (int i = 0; i < 2; i++) {
        assertThat(check(store))
            .singleElement()
            .isInstanceOfSatisfying(
                Finding.UnreadablePage.class,
                found -> assertThat(found.where().pageId()).isEqualTo(damaged.id()));
      }
    }
    assertThat(files.check()).hasSize(1);
  }

  @Test
  void aCancelledCheckSaysSo() {
    try (Store store = files.open()) {
      CheckSummary summary =
          store.check(
              Store.ALL_DATABASES,
              new CheckSink() {
                @Override
                public void found(Finding finding) {
                  throw new AssertionError(finding);
                }

                @Override
                public boolean isCancelled() {
                  return true;
                }
              });
      assertThat(summary.isComplete()).isFalse();
      assertThat(summary.pages()).isZero();
    }
  }

  @Test
  void writersDisturbNoCheck() throws Exception {
    writeAndCheck(StoreOptions.small());
    writeAndCheck(StoreOptions.small().withBackground(true));
  }

  /** Writers of rows, long values and indexes go on while checks run. */
  private void writeAndCheck(StoreOptions options) throws InterruptedException {
    try (Store store = files.open(options)) {
      AtomicBoolean isOver = new AtomicBoolean();
      AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        int number = i;
        writers.add(
            Thread.ofPlatform()
                .uncaughtExceptionHandler((_, cause) -> failure.set(cause))
                .start(() -> write(store, number, isOver)));
      }
      for (int i = 0; i < CHECKS && failure.get() == null; i++) {
        assertThat(check(store)).isEmpty();
      }
      isOver.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(failure.get()).isNull();
      assertThat(check(store)).isEmpty();
    }
    assertThat(files.check()).isEmpty();
  }

  private void write(Store store, int number, AtomicBoolean isOver) {
    SplittableRandom random = new SplittableRandom(number);
    try {
      while (!isOver.get()) {
        Transaction tx = store.begin();
        int from = 20 * nextRows.getAndIncrement();
        tx.insert(files.table, CheckedStore.rows(from, 20));
        change(tx, CheckedStore.ROWS / 2 * number + random.nextInt(1400), random);
        if (random.nextInt(4) == 0) {
          tx.rollback();
        } else {
          tx.commit();
        }
      }
    } catch (DuplicateKeyException e) {
      throw new AssertionError("each writer has keys of its own", e);
    }
  }

  /** Updates some rows, and deletes some. */
  private void change(Transaction tx, int from, SplittableRandom random)
      throws DuplicateKeyException {
    KeyRange range =
        new KeyRange(
            new KeyRange.Bound(List.of((long) from), true),
            new KeyRange.Bound(List.of(from + 10L), true));
    ScanRequest request =
        new ScanRequest(files.table, 0, range, false, List.of(0, 1, 2, 3), Access.UPDATE);
    Batch batch = Batch.of(CheckedStore.SHAPE.columns().stream().map(ColumnShape::type).toList());
    try (ReadView view = tx.readView();
        Cursor cursor = tx.open(view, request)) {
      while (cursor.next(batch, 5) > 0) {
        if (random.nextInt(8) == 0) {
          tx.delete(files.table, cursor.locators(), batch.size());
        } else {
          for (int i = 0; i < batch.size(); i++) {
            batch.column(2).set(i, "changed " + random.nextInt(100));
            batch.column(3).set(i, new byte[random.nextInt(3) * 9000]);
          }
          tx.update(files.table, cursor.locators(), batch);
        }
      }
    }
  }
}
