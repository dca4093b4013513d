package io.skerry.testkit.sim;

import io.skerry.io.DamagedFileException;
import io.skerry.io.DiskFullException;
import io.skerry.log.LogFailedException;
import io.skerry.log.LogFullException;
import io.skerry.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One opening of a store, used by one thread, up to its end.
 *
 * <p>At many moments the power, or the process, is imagined to go: what the disk would leave is
 * kept, the life goes on, and after the step a store is opened on what was kept. So one history
 * gives many crashes.
 */
final class SoakLife {
  private static final int STEPS_MAX = 90;
  private static final int GAP_MAX = 8;
  private static final int OPERATIONS_MAX = 250;
  private static final int OPERATIONS_SHOWN = 40;
  private static final int FAULT_OPERATION_MAX = 60;

  private final SimulatedDisk disk;
  private final SoakExpectation before;
  private final SplittableRandom random;
  private final SoakSetting setting;
  private final QuietThreads quiet;
  private final SoakChecker checker;

  private final SplittableRandom moments;
  private final ArrayDeque<Moment> waiting = new ArrayDeque<>();
  private final ArrayDeque<TracedOperation> operations = new ArrayDeque<>();
  private final End end;
  private final long endAt;
  private final @Nullable Fault fault;
  private final boolean isFullDisk;
  private volatile @Nullable SoakHistory history;
  private long count;
  private long nextMoment;
  private boolean hasEnded;
  private SoakExpectation left;
  private SimulatedDisk diskLeft;

  /** How it ends. */
  private enum End {
    IN_ORDER,
    POWER_LOSS,
    PROCESS_END
  }

  SoakLife(
      SimulatedDisk disk,
      SoakExpectation before,
      SplittableRandom random,
      SoakSetting setting,
      SoakChecker checker) {
    this.disk = disk;
    this.before = before;
    this.random = random;
    this.setting = setting;
    this.quiet = setting.quiet();
    this.checker = checker;
    this.moments = random.split();
    this.end = anyEnd();
    boolean endsAmidst = end != End.IN_ORDER && random.nextBoolean();
    this.endAt = endsAmidst ? 1L + random.nextInt(OPERATIONS_MAX) : Long.MAX_VALUE;
    this.isFullDisk = setting.has(SoakArguments.Part.FULL_DISK) && random.nextInt(12) == 0;
    boolean isFaulty = setting.has(SoakArguments.Part.FAULTS) && random.nextInt(4) == 0;
    this.fault = !isFullDisk && isFaulty ? anyFault() : null;
    this.nextMoment = 1L + moments.nextInt(GAP_MAX);
    this.left = before;
    this.diskLeft = disk;
  }

  private End anyEnd() {
    End any = End.values()[random.nextInt(End.values().length)];
    boolean isPossible = any != End.PROCESS_END || setting.has(SoakArguments.Part.PROCESS_ENDS);
    return isPossible ? any : End.POWER_LOSS;
  }

  private Fault anyFault() {
    Fault.Kind[] kinds = Fault.Kind.values();
    Fault any = Fault.of(kinds[random.nextInt(kinds.length)]);
    long n = 1L + random.nextInt(FAULT_OPERATION_MAX);
    any = random.nextBoolean() ? any.at(1 + n / 8) : any.atAnyOperation(n * 4);
    any = random.nextInt(3) == 0 ? any.fromThenOn() : any;
    // What is read wrong at the end of the log looks like a record that a crash has torn.
    return any.kind().garbles() ? any.inFiles("pages-") : any;
  }

  /**
   * @throws SoakFailure when a crash left what it may not
   */
  void run() {
    if (fault != null) {
      disk.seedFaults(random.nextLong());
      disk.arm(fault);
    } else if (isFullDisk) {
      long used = disk.list().stream().mapToLong(name -> disk.content(name).length).sum();
      disk.setCapacityBytes(used + (random.nextLong(FAULT_OPERATION_MAX) << 12));
    }
    @Nullable Store store = null;
    try {
      store =
          SoakStores.open(
              new TracingDirectory(disk, new StoreFiles(), this::note), setting.options());
      quiet.await();
      live(store);
    } catch (UncheckedIOException
        | LogFailedException
        | LogFullException
        | DamagedFileException e) {
      requireCause(e);
    }
    quiet.await();
    checkWaiting();
    end(store);
  }

  private void live(Store store) {
    SoakState state = before.matching(new FoundStore(store));
    SoakHistory running = new SoakHistory(random.split(), store, state, before.highest());
    history = running;
    int steps = random.nextInt(STEPS_MAX);
    for (int i = 0; i < steps; i++) {
      step(running);
      quiet.await();
      checkWaiting();
    }
    if (end == End.IN_ORDER) {
      running.end();
    }
  }

  /**
   * A full disk refuses what makes the store larger, and harms nothing; in time it has room again.
   */
  private void step(SoakHistory running) {
    try {
      running.step();
    } catch (DiskFullException | LogFullException full) {
      if (!isFullDisk) {
        throw full;
      }
      setting.report().full();
      running.giveUp();
      if (random.nextInt(4) == 0) {
        disk.setCapacityBytes(Long.MAX_VALUE);
      }
    }
  }

  private SoakExpectation expectation() {
    SoakHistory running = history;
    return running == null ? before : running.expectation();
  }

  // ---- operations

  /** Called before each operation, by the thread that does it. */
  private void note(TracedOperation operation) {
    quiet.await();
    take(operation);
  }

  private synchronized void take(TracedOperation operation) {
    if (operations.size() == OPERATIONS_SHOWN) {
      operations.removeFirst();
    }
    operations.add(operation);
    count += operation.operation().isChange() ? 1 : 0;
    if (!hasEnded && count >= endAt) {
      hasEnded = true;
      if (end == End.POWER_LOSS) {
        disk.losePowerAt(1);
      }
    }
    if (hasEnded && end == End.PROCESS_END) {
      throw new UncheckedIOException(new IOException("the process has ended"));
    }
    if (count >= nextMoment && !hasEnded) {
      nextMoment = count + 1 + moments.nextInt(GAP_MAX);
      imagineCrash(operation);
    }
  }

  private void imagineCrash(TracedOperation operation) {
    SoakHistory running = history;
    String activity = running == null ? "opening" : running.activity();
    long fate = moments.nextLong();
    boolean isProcess = setting.has(SoakArguments.Part.PROCESS_ENDS) && moments.nextInt(4) == 0;
    SimulatedDisk image = isProcess ? disk.imageOfProcessEnd() : disk.imageOfPowerLoss(fate);
    image.setCapacityBytes(Long.MAX_VALUE);
    String where =
        (isProcess ? "process ended" : "power lost")
            + " before operation "
            + count
            + ", "
            + activity
            + ": "
            + operation;
    setting.report().crash(activity, operation);
    waiting.add(new Moment(image, expectation(), where, 1));
  }

  private synchronized @Nullable Moment nextWaiting() {
    return waiting.poll();
  }

  private void checkWaiting() {
    for (Moment moment = nextWaiting(); moment != null; moment = nextWaiting()) {
      checker.check(moment);
    }
  }

  /** An error is right only where something was wrong with the disk. */
  private void requireCause(RuntimeException e) {
    boolean isFull = isFullDisk && hasFull(e);
    boolean hasStruck = !disk.struck().isEmpty();
    boolean mayBeDamaged = hasStruck && fault != null && fault.kind().garbles();
    if (e instanceof DamagedFileException ? !mayBeDamaged : !isFull && !hasStruck && !hasEnded) {
      throw e;
    }
    disk.struck().forEach(setting.report()::fault);
    if (isFull) {
      setting.report().full();
    }
  }

  private static boolean hasFull(Throwable e) {
    Throwable cause = e;
    while (cause != null) {
      if (cause instanceof DiskFullException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  // ---- the end

  private void end(@Nullable Store store) {
    disk.disarm();
    disk.setCapacityBytes(Long.MAX_VALUE);
    left = expectation();
    if (end == End.IN_ORDER && store != null && fault == null && !isFullDisk) {
      store.close();
      checkWaiting();
      diskLeft = disk.afterPowerLoss(random.nextLong());
      return;
    }
    diskLeft =
        end == End.PROCESS_END ? disk.afterProcessEnd() : disk.afterPowerLoss(random.nextLong());
    if (store != null) {
      SoakStores.abandon(store);
    }
  }

  /** What the next life may find. */
  SoakExpectation expectationLeft() {
    return left;
  }

  /** Where the next life finds it. */
  SimulatedDisk diskLeft() {
    return diskLeft;
  }

  /** All that is known, for whoever looks into a failure. */
  synchronized String describe() {
    StringBuilder text = new StringBuilder();
    text.append("fault: ").append(isFullDisk ? "full disk" : String.valueOf(fault));
    text.append(", struck: ").append(disk.struck().size()).append(" times\n");
    SoakHistory running = history;
    if (running != null) {
      text.append("last steps:\n");
      running.steps().forEach(step -> text.append("  ").append(step).append('\n'));
    }
    text.append("last operations:\n");
    operations.forEach(operation -> text.append("  ").append(operation).append('\n'));
    return text.toString();
  }
}
