package io.skerry.testkit.history.run;

import io.skerry.testkit.history.IsolationLevel;
import io.skerry.testkit.history.run.Plan.PlannedTransaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Makes plans: short transactions on few keys, of which the first are chosen most, so that
 * transactions meet. The same arguments and seed give the same plan.
 */
public final class HistoryGenerator {
  private static final int ABORT_EACH = 10;
  private static final int STEPS_MAX = 6;

  private final Workload workload;
  private final List<IsolationLevel> levels;
  private final int processes;

  /**
   * @param levels from which each transaction gets one
   * @param processes how many run transactions at the same time
   */
  public HistoryGenerator(Workload workload, List<IsolationLevel> levels, int processes) {
    this.workload = workload;
    this.levels = List.copyOf(levels);
    this.processes = processes;
  }

  /**
   * @param transactions how many there are of all processes together
   */
  public Plan plan(long seed, int transactions) {
    Random random = new Random(seed);
    Steps steps = steps(random);
    List<List<PlannedTransaction>> plan = new ArrayList<>();
    for (int process = 0; process < processes; process++) {
      plan.add(new ArrayList<>());
    }
    for (int i = 0; i < transactions; i++) {
      IsolationLevel level = levels.get(random.nextInt(levels.size()));
      boolean aborts = random.nextInt(ABORT_EACH) == 0;
      plan.get(i % processes)
          .add(new PlannedTransaction(level, steps.next(1 + random.nextInt(STEPS_MAX)), aborts));
    }
    PlannedTransaction audit = new PlannedTransaction(levels.getFirst(), steps.audit(), false);
    return new Plan(workload, steps.keys(), plan, audit);
  }

  private Steps steps(Random random) {
    return switch (workload) {
      case LIST_APPEND -> new KeySteps(random, Step.ReadList::new, Step.Append::new);
      case REGISTER -> new KeySteps(random, Step.Read::new, Step.Write::new);
      case BANK -> new BankSteps(random);
      case RANGE -> new RangeSteps(random);
    };
  }

  /** Makes the steps of one transaction after the other. */
  private interface Steps {
    List<Step> next(int count);

    /** Reads all there is. */
    List<Step> audit();

    /** How many keys were used. */
    long keys();
  }

  /** A few keys in use; one that was changed often enough is followed by a fresh one. */
  private static final class ActiveKeys {
    private static final int ACTIVE = 4;

    private final Random random;
    private final int changesMax;
    private final long[] keys = new long[ACTIVE];
    private final int[] changes = new int[ACTIVE];
    private long last;

    ActiveKeys(Random random, int changesMax) {
      this.random = random;
      this.changesMax = changesMax;
      for (int i = 0; i < ACTIVE; i++) {
        keys[i] = ++last;
      }
    }

    /** The place of a key, the first ones more often. */
    int choose() {
      double uniform = random.nextDouble();
      return (int) (ACTIVE * uniform * uniform);
    }

    long key(int place) {
      return keys[place];
    }

    void change(int place) {
      if (++changes[place] == changesMax) {
        changes[place] = 0;
        keys[place] = ++last;
      }
    }

    long last() {
      return last;
    }
  }

  /** Reads and changes of lists or registers. */
  private static final class KeySteps implements Steps {
    private static final int CHANGES_PER_KEY = 32;

    private final Random random;
    private final LongFunction<Step> read;
    private final Change change;
    private final ActiveKeys keys;
    private long value;

    /** Makes a change of a key and a value that was never used. */
    private interface Change {
      Step of(long key, long value);
    }

    KeySteps(Random random, LongFunction<Step> read, Change change) {
      this.random = random;
      this.read = read;
      this.change = change;
      this.keys = new ActiveKeys(random, CHANGES_PER_KEY);
    }

    /** Reads, changes, and changes of what was just read. */
    @Override
    public List<Step> next(int count) {
      List<Step> steps = new ArrayList<>();
      while (steps.size() < count) {
        int place = keys.choose();
        int kind = random.nextInt(8);
        if (kind < 6) {
          steps.add(read.apply(keys.key(place)));
        }
        if (kind >= 4) {
          steps.add(change.of(keys.key(place), ++value));
          keys.change(place);
        }
      }
      return steps;
    }

    @Override
    public List<Step> audit() {
      return LongStream.rangeClosed(1, keys.last()).mapToObj(read).toList();
    }

    @Override
    public long keys() {
      return keys.last();
    }
  }

  private static final class BankSteps implements Steps {
    private static final int ACCOUNTS = 5;
    private static final int AMOUNT_MAX = 15;

    private final Random random;

    BankSteps(Random random) {
      this.random = random;
    }

    @Override
    public List<Step> next(int count) {
      if (random.nextInt(3) == 0) {
        return List.of(new Step.ReadBalances());
      }
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < 1 + count / 4; i++) {
        long from = 1L + random.nextInt(ACCOUNTS);
        long to = 1 + (from + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        steps.add(new Step.Transfer(from, to, 1 + random.nextInt(AMOUNT_MAX)));
      }
      return steps;
    }

    @Override
    public List<Step> audit() {
      return List.of(new Step.ReadBalances());
    }

    @Override
    public long keys() {
      return ACCOUNTS;
    }
  }

  /** Each key is a range of rows of its own. */
  private static final class RangeSteps implements Steps {
    private static final int ROWS_PER_RANGE = 24;
    private static final int WIDTH = 100;

    private final Random random;
    private final ActiveKeys ranges;
    private final Set<Long> used = new HashSet<>();
    private final List<Long> deletable = new ArrayList<>();

    RangeSteps(Random random) {
      this.random = random;
      this.ranges = new ActiveKeys(random, ROWS_PER_RANGE);
    }

    @Override
    public List<Step> next(int count) {
      List<Step> steps = new ArrayList<>();
      while (steps.size() < count) {
        int place = ranges.choose();
        long first = ranges.key(place) * WIDTH;
        int kind = random.nextInt(8);
        if (kind < 5) {
          int from = random.nextInt(4) == 0 ? random.nextInt(WIDTH) : 0;
          steps.add(new Step.ListRows(first + from, first + WIDTH - 1));
        }
        if (kind >= 3 && kind < 7) {
          steps.add(new Step.Insert(fresh(first)));
          ranges.change(place);
        }
        if (kind == 7 && !deletable.isEmpty()) {
          int newest = Math.min(deletable.size(), 8);
          int victim = deletable.size() - 1 - random.nextInt(newest);
          steps.add(new Step.Delete(deletable.remove(victim)));
        }
      }
      return steps;
    }

    private long fresh(long first) {
      long row = first + random.nextInt(WIDTH);
      while (!used.add(row)) {
        row = first + random.nextInt(WIDTH);
      }
      deletable.add(row);
      return row;
    }

    @Override
    public List<Step> audit() {
      return List.of(new Step.ListRows(0, (ranges.last() + 1) * WIDTH));
    }

    @Override
    public long keys() {
      return 0;
    }
  }
}
