package io.skerry.testkit.sim;

import org.jspecify.annotations.Nullable;

/**
 * What a crash at this moment may leave.
 *
 * @param committed with all that was acknowledged
 * @param inFlight with the transaction, too, whose commit was asked for and not yet answered; null
 *     where there is none
 * @param highest no table, index or sequence was ever given a higher number
 */
record SoakExpectation(SoakState committed, @Nullable SoakState inFlight, long highest) {
  static final SoakExpectation NOTHING = new SoakExpectation(SoakState.EMPTY, null, 0);

  SoakExpectation with(SoakState acknowledged, @Nullable SoakState asked) {
    return new SoakExpectation(acknowledged, asked, highest);
  }

  SoakExpectation withNumber(long number) {
    return new SoakExpectation(committed, inFlight, Math.max(highest, number));
  }

  /** The one of the two that the store holds. */
  SoakState matching(FoundStore found) {
    String difference = found.difference(committed, highest);
    if (difference == null) {
      return committed;
    }
    if (inFlight == null) {
      throw new AssertionError("what was acknowledged is not there: " + difference);
    }
    String other = found.difference(inFlight, highest);
    if (other == null) {
      return inFlight;
    }
    throw new AssertionError(
        "neither without the transaction in flight ("
            + difference
            + ") nor with it ("
            + other
            + ")");
  }
}
