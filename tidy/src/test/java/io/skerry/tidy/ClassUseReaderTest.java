package io.skerry.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassUseReaderTest {

  /** Uses one class by its members, one only in a generic type, one only by passing it on. */
  static final class Example {
    private final List<Finding> findings = List.of();

    static void passOn(JavaFile file) {
      accept(file.text());
    }

    private static void accept(Object anything) {}

    int count() {
      return findings.size();
    }
  }

  @Test
  void readsWhatAClassNames() throws IOException {
    try (var classFile = getClass().getResourceAsStream("ClassUseReaderTest$Example.class")) {
      assertThat(ClassUseReader.read("tidy", classFile.readAllBytes()))
          .extracting(ClassUse::from, ClassUse::to)
          .containsExactlyInAnyOrder(tuple("Finding"), tuple("JavaFile"), tuple("TextFile"));
    }
  }

  private static org.assertj.core.groups.Tuple tuple(String used) {
    return org.assertj.core.groups.Tuple.tuple(
        "io.skerry.tidy.ClassUseReaderTest", "io.skerry.tidy." + used);
  }
}
