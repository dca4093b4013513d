package io.skerry.testkit.model;

/**
 * What a run of the model checker is asked for; 0 stands for no limit.
 *
 * @param seed of the first history; each next one has the next
 */
record ModelArguments(long seed, long histories, long minutes) {
  private static final String USAGE =
      "usage: ./dev soak model [--seed N] [--histories N | --minutes N]; a seed alone is one history";

  static ModelArguments of(String... args) {
    long seed = 0;
    long histories = 0;
    long minutes = 0;
    for (int i = 0; i < args.length; i += 2) {
      long value = value(args, i + 1);
      switch (args[i]) {
        case "--seed" -> seed = value;
        case "--histories" -> histories = value;
        case "--minutes" -> minutes = value;
        default -> throw new IllegalArgumentException(args[i] + " is not known; " + USAGE);
      }
    }
    if (histories == 0 && minutes == 0) {
      histories = seed > 0 ? 1 : 10_000;
    }
    return new ModelArguments(Math.max(seed, 1), histories, minutes);
  }

  private static long value(String[] args, int at) {
    if (at >= args.length) {
      throw new IllegalArgumentException(args[at - 1] + " lacks its value; " + USAGE);
    }
    try {
      return Long.parseLong(args[at]);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(args[at] + " is not a number; " + USAGE, e);
    }
  }
}
