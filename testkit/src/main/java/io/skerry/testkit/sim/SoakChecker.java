package io.skerry.testkit.sim;

import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Opens stores on what crashes left, and compares them with what they may hold. Each opening can be
 * crashed too, up to three crashes in a row.
 */
final class SoakChecker {
  private static final int DEPTH_MAX = 3;
  private static final int RECOVERY_OPERATIONS = 20;

  /** One in so many openings is checked page by page, before and after it. */
  private static final int CHECKED_EVERY = 4;

  private final StoreOptions options;
  private final QuietThreads quiet;
  private final SoakReport report;
  private final SplittableRandom random;
  private long openings;

  SoakChecker(SoakSetting setting, SplittableRandom random) {
    this.options = setting.options();
    this.quiet = setting.quiet();
    this.report = setting.report();
    this.random = random;
  }

  /**
   * @throws SoakFailure when the store does not open, or holds what it may not
   */
  void check(Moment moment) {
    ArrayDeque<Moment> later = new ArrayDeque<>();
    try {
      check(moment, later);
    } catch (RuntimeException | AssertionError e) {
      throw new SoakFailure(moment.where(), e);
    }
    later.forEach(this::check);
  }

  private void check(Moment moment, ArrayDeque<Moment> later) {
    SimulatedDisk image = moment.image();
    boolean isChecked = ++openings % CHECKED_EVERY == 0;
    if (isChecked) {
      SoakStores.requireSound(image);
    }
    Store store =
        SoakStores.open(
            new TracingDirectory(image, new StoreFiles(), inRecovery(moment, later)), options);
    compare(store, moment.expectation());
    if (isChecked) {
      SoakStores.requireSound(store);
      report.walked();
    }
    int more = random.nextInt(8);
    if (more == 0) {
      store.close();
      store = SoakStores.open(image, options);
      compare(store, moment.expectation());
    } else if (more == 1 && moment.depth() < DEPTH_MAX) {
      quiet.await();
      String where = moment.where() + "; then power lost when the store was open";
      later.add(moment.next(image.imageOfPowerLoss(random.nextLong()), where));
    }
    quiet.await();
    SimulatedDisk unused = image.afterPowerLoss(0);
    SoakStores.abandon(store);
  }

  /** Keeps a moment of the recovery, at times. */
  private Consumer<TracedOperation> inRecovery(Moment moment, ArrayDeque<Moment> later) {
    if (moment.depth() >= DEPTH_MAX || random.nextInt(3) != 0) {
      return _ -> {};
    }
    long at = 1L + random.nextInt(RECOVERY_OPERATIONS);
    long fate = random.nextLong();
    long[] count = new long[1];
    return operation -> {
      quiet.await();
      if (operation.operation().isChange() && ++count[0] == at) {
        String where =
            moment.where() + "; then power lost before operation " + at + " of opening: ";
        report.crash("opening", operation);
        later.add(moment.next(moment.image().imageOfPowerLoss(fate), where + operation));
      }
    };
  }

  /** Values of sequences are taken, so what is compared is changed by it. */
  private static void compare(Store store, SoakExpectation expected) {
    FoundStore found = new FoundStore(store);
    String difference = found.sequenceDifference(expected.matching(found));
    if (difference != null) {
      throw new AssertionError(difference);
    }
  }
}
