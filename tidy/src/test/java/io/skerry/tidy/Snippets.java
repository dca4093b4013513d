package io.skerry.tidy;

import java.util.ArrayList;
import java.util.List;

/** Builds small trees, so that each rule can be seen to fail. */
final class Snippets {

  private final List<TextFile> files = new ArrayList<>();
  private final List<ClassUse> uses = new ArrayList<>();

  static Snippets file(String path, String text) {
    return new Snippets().and(path, text);
  }

  static Snippets empty() {
    return new Snippets();
  }

  Snippets and(String path, String text) {
    files.add(new TextFile(path, text));
    return this;
  }

  /** That {@code from} uses {@code to}, and that both are there. */
  Snippets use(String module, String from, String to) {
    uses.add(new ClassUse(module, from, to));
    return declare(module, from);
  }

  /** An empty class. */
  Snippets declare(String module, String className) {
    String path = module + "/src/main/java/" + className.replace('.', '/') + ".java";
    int dot = className.lastIndexOf('.');
    if (files.stream().noneMatch(file -> file.path().equals(path))) {
      and(
          path,
          "package %s;\n\nclass %s {}\n"
              .formatted(className.substring(0, dot), className.substring(dot + 1)));
    }
    return this;
  }

  SourceTree tree() {
    var javaFiles =
        JavaParser.parse(files.stream().filter(file -> file.path().endsWith(".java")).toList());
    var modules =
        files.stream().map(file -> file.path().split("/", 2)[0]).distinct().sorted().toList();
    return new SourceTree(modules, javaFiles, List.copyOf(files), List.copyOf(uses));
  }

  List<String> findings(Rule rule) {
    return rule.check(tree()).stream().map(Finding::toString).toList();
  }
}
