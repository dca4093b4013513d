package io.skerry.tidy;

import java.util.ArrayList;
import java.util.List;

/** What is allowed to break a rule, and why. The list is short, and is kept so by itself. */
final class Excuses {

  /**
   * One excuse: the named rule does not count in the named file.
   *
   * @param path relative to the root of the tree, with slashes
   */
  record Excuse(String rule, String path, String reason) {}

  static final List<Excuse> ALL =
      List.of(
          new Excuse(
              "size",
              "types/src/main/java/io/skerry/error/SqlError.java",
              "a table of data: one error after the other"));

  private Excuses() {}

  /** The findings that no excuse covers, and a finding for each excuse that covers none. */
  static List<Finding> apply(Rule rule, List<Finding> findings, List<Excuse> excuses) {
    var left = new ArrayList<>(findings);
    for (Excuse excuse : excuses) {
      if (excuse.rule().equals(rule.name())
          && !left.removeIf(finding -> finding.path().equals(excuse.path()))) {
        String problem = "It needs no excuse from rule " + rule.name() + " any more";
        left.add(new Finding(excuse.path(), 1, "excuses", problem, "Remove it from Excuses"));
      }
    }
    return left;
  }
}
