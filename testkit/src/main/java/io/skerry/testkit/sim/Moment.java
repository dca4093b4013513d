package io.skerry.testkit.sim;

/**
 * A moment at which a crash was imagined.
 *
 * @param image what the crash left
 * @param where when it was, for a message
 * @param depth how many crashes this one is in a row, each while the one before was recovered from
 */
record Moment(SimulatedDisk image, SoakExpectation expectation, String where, int depth) {

  /** Another crash of what this one left. */
  Moment next(SimulatedDisk nextImage, String nextWhere) {
    return new Moment(nextImage, expectation, nextWhere, depth + 1);
  }
}
