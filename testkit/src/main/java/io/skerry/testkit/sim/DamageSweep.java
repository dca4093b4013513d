package io.skerry.testkit.sim;

import io.skerry.io.DamagedFileException;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Damages every file of a store, one at a time, in every way and all over, and opens it: the store
 * must either say where a file is damaged, or hold what it held. {@code DamageSweep SEED ROUNDS}
 * prints what it did.
 */
public final class DamageSweep {
  private static final int STEPS = 120;
  private static final int VERSIONS_MAX = 40;

  private final int versionsMax;
  private final SplittableRandom random;
  private final StoreOptions options;
  private final QuietThreads quiet = new QuietThreads();
  private final List<SoakState> states = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private long highest;

  /** What a store did with a damaged file. */
  enum Outcome {
    /** It said that this file is damaged. */
    SAID,

    /** It said that another file is damaged. */
    SAID_OF_ANOTHER_FILE,

    /** It held what it held before. */
    RIGHT,

    /** The last transactions were missing, without a word. */
    OLDER_STATE,

    /** It held what it never held. */
    WRONG,

    /** Another exception than the one for damage. */
    OTHER_EXCEPTION
  }

  /**
   * What came of one damaged version.
   *
   * @param detail the message, or the difference
   */
  record Result(String file, Damage damage, String what, Outcome outcome, String detail) {
    @Override
    public String toString() {
      return file + ", " + what + ": " + outcome + ": " + detail;
    }
  }

  private DamageSweep(long seed, int versionsMax) {
    this.versionsMax = versionsMax;
    this.random = new SplittableRandom(seed);
    this.options = SoakStores.options(random, false);
  }

  /**
   * All results for one store, which the seed makes.
   *
   * @param versionsMax about how many versions of each file are tried of each kind of damage
   */
  static List<Result> of(long seed, int versionsMax) {
    List<Result> results = new ArrayList<>();
    QuietThreads.inOwnGroup(
        "damage-sweep",
        () -> {
          DamageSweep sweep = new DamageSweep(seed, versionsMax);
          sweep.run();
          results.addAll(sweep.results);
        });
    return results;
  }

  /** The arguments are the first seed and the number of stores. */
  public static void main(String[] args) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    long first = Long.parseLong(args[0]);
    Map<String, Long> counts = new TreeMap<>();
    Map<String, String> examples = new TreeMap<>();
    for (long seed = first; seed < first + Long.parseLong(args[1]); seed++) {
      for (Result result : of(seed, VERSIONS_MAX)) {
        String kind = result.file().replaceAll("-.*", "");
        String what = kind + ", " + result.damage() + ": " + result.outcome();
        counts.merge(what, 1L, Long::sum);
        examples.putIfAbsent(what, "seed " + seed + ": " + result);
      }
    }
    counts.forEach((what, count) -> {
      System.out.printf("%7d  %s%n", count, what);
      if (!what.endsWith(Outcome.RIGHT.name()) && !what.endsWith(Outcome.SAID.name())) {
        System.out.println("         such as " + examples.get(what));
      }
    });
  }

  private void run() {
    Map<String, byte[]> older = new HashMap<>();
    SimulatedDisk disk = write(older);
    for (String name : disk.list()) {
      byte[] content = disk.content(name);
      for (Damage damage : Damage.values()) {
        damage.apply(
            content,
            older.get(name),
            versionsMax,
            random,
            version -> results.add(open(disk.copy(), name, damage, version)));
      }
    }
  }

  /** Makes a store of two lives; notes its states, and what its files were in between. */
  private SimulatedDisk write(Map<String, byte[]> older) {
    SimulatedDisk disk = new SimulatedDisk();
    states.add(SoakState.EMPTY);
    for (int life = 0; life < 2; life++) {
      Store store = SoakStores.open(disk, options);
      SoakHistory history = new SoakHistory(random.split(), store, states.getLast(), highest);
      int noteAt = random.nextInt(STEPS);
      for (int i = 0; i < STEPS; i++) {
        history.step();
        quiet.await();
        SoakState state = history.expectation().committed();
        if (!state.equals(states.getLast())) {
          states.add(state);
        }
        if (life == 1 && i == noteAt) {
          disk.list().forEach(name -> older.put(name, disk.content(name)));
        }
      }
      highest = history.expectation().highest();
      if (life == 1) {
        SimulatedDisk left = disk.copy();
        SimulatedDisk unused = disk.afterPowerLoss(0);
        SoakStores.abandon(store);
        return left;
      }
      history.end();
      states.add(history.expectation().committed());
      store.close();
    }
    throw new AssertionError("the second life returns");
  }

  private Result open(SimulatedDisk disk, String name, Damage damage, Damage.Version version) {
    disk.replace(name, version.content());
    @Nullable Store store = null;
    try {
      store = SoakStores.open(disk, options);
      return compare(store, name, damage, version);
    } catch (DamagedFileException e) {
      Outcome outcome = e.file().equals(name) ? Outcome.SAID : Outcome.SAID_OF_ANOTHER_FILE;
      return new Result(name, damage, version.what(), outcome, String.valueOf(e.getMessage()));
    } catch (RuntimeException | AssertionError e) {
      return new Result(
          name, damage, version.what(), Outcome.OTHER_EXCEPTION, e + " at " + place(e));
    } finally {
      quiet.await();
      SimulatedDisk unused = disk.afterPowerLoss(0);
      if (store != null) {
        SoakStores.abandon(store);
      }
    }
  }

  private static String place(Throwable e) {
    return e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0].toString();
  }

  private Result compare(Store store, String name, Damage damage, Damage.Version version) {
    FoundStore found = new FoundStore(store);
    String difference = found.difference(states.getLast(), highest);
    if (difference == null) {
      return new Result(name, damage, version.what(), Outcome.RIGHT, "");
    }
    for (int i = states.size() - 2; i >= 0; i--) {
      if (found.difference(states.get(i), highest) == null) {
        int missing = states.size() - 1 - i;
        String detail = "the last " + missing + " of " + states.size() + " states are missing";
        return new Result(name, damage, version.what(), Outcome.OLDER_STATE, detail);
      }
    }
    return new Result(name, damage, version.what(), Outcome.WRONG, difference);
  }
}
