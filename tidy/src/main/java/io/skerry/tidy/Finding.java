package io.skerry.tidy;

/**
 * One place that breaks a rule.
 *
 * @param path relative to the root of the tree, with slashes
 * @param line counted from 1
 */
record Finding(String path, long line, String rule, String problem, String remedy) {

  @Override
  public String toString() {
    return "%s:%d: [%s] %s. %s.".formatted(path, line, rule, problem, remedy);
  }
}
