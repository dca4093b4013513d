package io.skerry.tidy;

/** Where in the sources a use of a class stands that was read from a class file. */
final class Places {

  private Places() {}

  /** A finding at the first line of the using file that names the used class. */
  static Finding finding(
      SourceTree tree, ClassUse use, String rule, String problem, String remedy) {
    String simpleName = use.to().substring(use.to().lastIndexOf('.') + 1);
    return tree.fileOf(use.from())
        .map(
            file -> new Finding(file.path(), file.text().lineOf(simpleName), rule, problem, remedy))
        .orElseGet(() -> new Finding(use.from(), 1, rule, problem, remedy));
  }
}
