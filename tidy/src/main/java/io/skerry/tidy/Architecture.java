package io.skerry.tidy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which module may see which, and in which order the packages of a module stand. */
final class Architecture {

  /**
   * For each module, those whose classes its main code may name. The server is the composition
   * root: it opens the store and hands it to the executor. The test kit stands above the server,
   * because Maven lets nothing below it use it (docs/design).
   */
  private static final Map<String, Set<String>> MODULES =
      Map.ofEntries(
          Map.entry("types", Set.of()),
          Map.entry("syntax", Set.of("types")),
          Map.entry("catalog", Set.of("types")),
          Map.entry("storage", Set.of("types")),
          Map.entry("planner", Set.of("types", "syntax", "catalog")),
          Map.entry("executor", Set.of("types", "catalog", "planner", "storage")),
          Map.entry("tds", Set.of("types", "executor")),
          Map.entry("server", Set.of("types", "storage", "executor", "tds")),
          Map.entry("cli", Set.of("types", "server")),
          Map.entry("testkit", Set.of("types", "storage", "executor", "tds", "server")),
          Map.entry("it", Set.of()),
          Map.entry("bench", Set.of("types", "storage", "server")),
          Map.entry("tidy", Set.of()));

  /** What tests may see beyond that. */
  private static final Map<String, Set<String>> MODULES_OF_TESTS =
      Map.of(
          "it", Set.of("types", "server", "cli", "testkit"),
          "bench", Set.of("testkit"));

  /**
   * The packages of a module without {@code io.skerry}, lowest first: each may use those before it.
   * A module that is not named here has one package.
   */
  private static final Map<String, List<String>> PACKAGES =
      Map.ofEntries(
          Map.entry("types", List.of("error", "types", "batch")),
          Map.entry("syntax", List.of("ast", "lex", "parse")),
          Map.entry(
              "storage",
              List.of(
                  "io",
                  "log",
                  "lock",
                  "page",
                  "btree",
                  "tx",
                  "row",
                  "spill",
                  "redo",
                  "table",
                  "recovery",
                  "check",
                  "store")),
          Map.entry(
              "planner",
              List.of(
                  "bind",
                  "physical",
                  "logical",
                  "optimize",
                  "program",
                  "analysis",
                  "definition",
                  "compile")),
          Map.entry(
              "executor",
              List.of(
                  "session",
                  "rows",
                  "function",
                  "expression",
                  "operator",
                  "system",
                  "system.procedure",
                  "proc",
                  "engine")),
          Map.entry("tds", List.of("tds.codec", "tds.server")),
          Map.entry("cli", List.of("cli.sql", "cli")),
          Map.entry(
              "testkit",
              List.of(
                  "testkit.sim",
                  "testkit.history",
                  "testkit.history.run",
                  "testkit.model",
                  "testkit.memory",
                  "testkit.server",
                  "testkit.script",
                  "testkit.crash")),
          Map.entry(
              "bench",
              List.of(
                  "bench.startup",
                  "bench.first",
                  "bench.locks",
                  "bench.recovery",
                  "bench.store.peer",
                  "bench.store",
                  "bench")));

  private Architecture() {}

  static boolean knows(String module) {
    return MODULES.containsKey(module);
  }

  static boolean allows(String from, String to) {
    return from.equals(to) || MODULES.getOrDefault(from, Set.of()).contains(to);
  }

  static boolean allowsInTests(String from, String to) {
    return allows(from, to) || MODULES_OF_TESTS.getOrDefault(from, Set.of()).contains(to);
  }

  /** The packages of {@code module}, lowest first; empty where no order is laid down. */
  static List<String> packageOrder(String module) {
    return PACKAGES.getOrDefault(module, List.of()).stream().map("io.skerry."::concat).toList();
  }
}
