package io.skerry.testkit.history.run;

import io.skerry.testkit.history.IsolationLevel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a long run of histories does.
 *
 * @param onStore the storage engine is tried; if not, the target in memory
 * @param seeds of the rounds; each round has a history of every workload at every level
 * @param timeMax no round begins after this long
 * @param size of each history
 */
record SoakOptions(
    boolean onStore,
    Levels levels,
    Set<Workload> workloads,
    Seeds seeds,
    Duration timeMax,
    Size size,
    Set<Weakening> weakenings) {
  static final String USAGE =
      """
      arguments:
        --target store|memory     what is tried (store)
        --level NAME|all|mixed    SERIALIZABLE, SNAPSHOT ...; one after the other; beside each other (all)
        --workload NAME|all       LIST_APPEND, REGISTER, BANK, RANGE (all)
        --seeds N                 how many rounds at most (no limit)
        --minutes N               no round begins after so long (1)
        --seed N                  the first seed (1)
        --processes N             of each history (8)
        --transactions N          of each history (2000)
        --weaken NAME             a fault to build in, to see it found: DIRTY_READS ...
        --check FILE              check a history that was kept, and nothing else
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--target",
          "--level",
          "--workload",
          "--seeds",
          "--minutes",
          "--seed",
          "--processes",
          "--transactions",
          "--weaken");

  /**
   * Which levels are tried.
   *
   * @param together in each history all of them; if not, one after the other
   */
  record Levels(Set<IsolationLevel> all, boolean together) {}

  /**
   * The seeds from {@code first} on.
   *
   * @param count how many rounds there are at most
   */
  record Seeds(long first, long count) {}

  /** How large a history is. */
  record Size(int processes, int transactions) {}

  /** Reads pairs of a name and a value; throws {@link IllegalArgumentException} with the usage. */
  static SoakOptions parse(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      if (!NAMES.contains(arguments.get(i)) || i + 1 == arguments.size()) {
        throw new IllegalArgumentException(USAGE);
      }
      given.put(arguments.get(i), arguments.get(i + 1).toUpperCase(Locale.ROOT));
    }
    String level = given.getOrDefault("--level", "ALL");
    String workload = given.getOrDefault("--workload", "ALL");
    String weakening = given.get("--weaken");
    return new SoakOptions(
        given.getOrDefault("--target", "STORE").equals("STORE"),
        levels(level),
        workload.equals("ALL")
            ? EnumSet.allOf(Workload.class)
            : EnumSet.of(Workload.valueOf(workload)),
        new Seeds(number(given, "--seed", 1), number(given, "--seeds", Integer.MAX_VALUE)),
        Duration.ofMinutes(number(given, "--minutes", 1)),
        new Size(number(given, "--processes", 8), number(given, "--transactions", 2000)),
        weakening == null ? Set.of() : EnumSet.of(Weakening.valueOf(weakening)));
  }

  private static Levels levels(String name) {
    boolean isOne = !name.equals("ALL") && !name.equals("MIXED");
    return isOne
        ? new Levels(EnumSet.of(IsolationLevel.valueOf(name)), false)
        : new Levels(EnumSet.allOf(IsolationLevel.class), name.equals("MIXED"));
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String text = given.get(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }
}
