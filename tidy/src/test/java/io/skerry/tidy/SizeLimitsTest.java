package io.skerry.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizeLimitsTest {

  private static final String PATH = "types/src/main/java/io/skerry/types/Big.java";

  private final Rule rule = new SizeLimits();

  @Test
  void findsAFileOf801Lines() {
    String empty = "package io.skerry.types;\n\nclass Big {}\n";
    assertThat(Snippets.file(PATH, empty + "\n".repeat(797)).findings(rule)).isEmpty();
    assertThat(Snippets.file(PATH, empty + "\n".repeat(798)).findings(rule))
        .containsExactly(
            PATH
                + ":1: [size] 801 lines, at most 800 are allowed."
                + " Split the class by what it does.");
  }

  @Test
  void findsAMethodOf61Lines() {
    assertThat(Snippets.file(PATH, withBody("void run() {", 58)).findings(rule)).isEmpty();
    assertThat(Snippets.file(PATH, withBody("void run() {", 59)).findings(rule))
        .containsExactly(
            PATH
                + ":4: [size] Method run has 61 lines, at most 60 are allowed."
                + " Give its parts names of their own.");
  }

  @Test
  void findsALongInitializer() {
    assertThat(Snippets.file(PATH, withBody("static {", 59)).findings(rule)).hasSize(1);
  }

  private static String withBody(String head, int lines) {
    return "package io.skerry.types;\n\nclass Big {\n  %s\n%s  }\n}\n"
        .formatted(head, "    ;\n".repeat(lines));
  }
}
