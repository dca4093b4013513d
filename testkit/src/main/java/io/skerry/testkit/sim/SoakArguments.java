package io.skerry.testkit.sim;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a soak is asked for; 0 stands for no limit.
 *
 * @param seed of the first round; each next round has the next one
 * @param workers how many rounds run at once
 * @param parts what is to happen beside the loss of power
 */
record SoakArguments(
    long seed, long rounds, long crashes, long minutes, int workers, Set<Part> parts) {
  private static final String USAGE =
      "usage: ./dev soak [--minutes N | --crashes N | --rounds N] [--seed N] [--workers N]"
          + " [--without several-writers | process-ends | faults | full-disk]...";
  private static final int ROUNDS_PER_ONE_OF_SEVERAL = 16;

  /** What can be left out. */
  enum Part {
    /** One round in 16 has several threads; those are not the same each time. */
    SEVERAL_WRITERS,

    /** The process ends, and what it had not forced is there until the power goes. */
    PROCESS_ENDS,

    /** Operations of the disk fail, or read what is not there. */
    FAULTS,

    FULL_DISK;

    String argument() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Part of(String argument) {
      for (Part part : values()) {
        if (part.argument().equals(argument)) {
          return part;
        }
      }
      throw new IllegalArgumentException(argument + " is not known; " + USAGE);
    }
  }

  SoakArguments {
    parts = Set.copyOf(parts);
  }

  static SoakArguments of(String... args) {
    long seed = 1;
    long rounds = 0;
    long crashes = 0;
    long minutes = 0;
    int workers = 1;
    Set<Part> parts = EnumSet.allOf(Part.class);
    for (int i = 0; i < args.length; i += 2) {
      switch (args[i]) {
        case "--seed" -> seed = number(args, i + 1);
        case "--rounds" -> rounds = number(args, i + 1);
        case "--crashes" -> crashes = number(args, i + 1);
        case "--minutes" -> minutes = number(args, i + 1);
        case "--workers" -> workers = Math.toIntExact(number(args, i + 1));
        case "--without" -> parts.remove(Part.of(value(args, i + 1)));
        default -> throw new IllegalArgumentException(args[i] + " is not known; " + USAGE);
      }
    }
    if (rounds == 0 && crashes == 0 && minutes == 0) {
      minutes = 1;
    }
    return new SoakArguments(seed, rounds, crashes, minutes, workers, parts);
  }

  private static String value(String[] args, int at) {
    if (at >= args.length) {
      throw new IllegalArgumentException(args[at - 1] + " lacks its value; " + USAGE);
    }
    return args[at];
  }

  private static long number(String[] args, int at) {
    String value = value(args, at);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(value + " is not a number; " + USAGE, e);
    }
  }

  boolean has(Part part) {
    return parts.contains(part);
  }

  /** Whether a round is one of several threads. */
  boolean isOfSeveral(long round) {
    return has(Part.SEVERAL_WRITERS) && Math.floorMod(round, ROUNDS_PER_ONE_OF_SEVERAL) == 0;
  }

  /** The command that runs one round again. */
  String command(long round) {
    StringBuilder command = new StringBuilder("./dev soak --rounds 1 --seed ").append(round);
    for (Part part : Part.values()) {
      if (!has(part)) {
        command.append(" --without ").append(part.argument());
      }
    }
    return command.toString();
  }
}
