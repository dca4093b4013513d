package io.skerry.testkit.sim;

import java.util.SplittableRandom;

/**
 * A disk's history of one thread: several lives of a store, each ended by a loss of power, the end
 * of the process, a fault of the disk, or in order. All is decided by the seed.
 */
final class SoakRound {
  private static final int LIVES_MAX = 4;

  private final long seed;
  private final SoakArguments arguments;
  private final SoakReport report;

  SoakRound(long seed, SoakArguments arguments, SoakReport report) {
    this.seed = seed;
    this.arguments = arguments;
    this.report = report;
  }

  /**
   * @throws SoakFailure when a promise was broken
   */
  void run() {
    SplittableRandom random = new SplittableRandom(seed);
    SoakSetting setting = SoakSetting.of(arguments, random, report);
    SoakChecker checker = new SoakChecker(setting, random.split());
    SimulatedDisk disk = new SimulatedDisk();
    SoakExpectation expectation = SoakExpectation.NOTHING;
    int lives = 1 + random.nextInt(LIVES_MAX);
    for (int i = 1; i <= lives; i++) {
      SoakLife life = new SoakLife(disk, expectation, random.split(), setting, checker);
      try {
        life.run();
      } catch (RuntimeException | AssertionError e) {
        throw failure(i, life, e);
      }
      disk = life.diskLeft();
      expectation = life.expectationLeft();
      report.life();
    }
    try {
      checker.check(new Moment(disk, expectation, "when the last life was over", 1));
    } catch (SoakFailure e) {
      throw new SoakFailure("seed " + seed + ": " + text(e), e);
    }
    report.round();
  }

  private static String text(Throwable e) {
    Throwable cause = e.getCause();
    return e instanceof SoakFailure && cause != null
        ? e.getMessage() + "\nwhat: " + cause
        : "what: " + e;
  }

  private SoakFailure failure(int number, SoakLife life, Throwable e) {
    String text = "seed " + seed + ", life " + number + ": " + text(e) + '\n' + life.describe();
    return new SoakFailure(text, e);
  }
}
