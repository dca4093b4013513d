package io.skerry.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.ast.Statement;
import io.skerry.error.SqlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parses every batch of {@code src/test/resources/parse/*.sql} (split by GO) and compares trees and
 * errors with the sibling {@code .out}. {@code -Dskerry.rewrite=true} writes the {@code .out} files
 * anew.
 */
class GoldenTest {
  private static final Path DIRECTORY = Path.of("src/test/resources/parse");

  static Stream<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void parsesAsWritten(Path script) throws IOException {
    String actual = parseAll(Files.readString(script, StandardCharsets.UTF_8));
    Path expected = Path.of(script.toString().replace(".sql", ".out"));
    if (Boolean.getBoolean("skerry.rewrite")) {
      Files.writeString(expected, actual, StandardCharsets.UTF_8);
    }
    assertThat(actual).isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
  }

  private static String parseAll(String script) {
    StringBuilder out = new StringBuilder();
    for (String batch : script.split("(?m)^GO\\n")) {
      out.append("-- ").append(batch.strip().replace("\n", "\n-- ")).append('\n');
      out.append(parse(batch)).append('\n');
    }
    return out.toString();
  }

  private static String parse(String batch) {
    try {
      List<Statement> statements = Parser.parseBatch(batch, ParseOptions.DEFAULT);
      TreeText text = new TreeText(batch);
      StringBuilder out = new StringBuilder();
      for (Statement statement : statements) {
        out.append(text.write(statement)).append('\n');
      }
      return out.toString();
    } catch (SqlException error) {
      return "error %d, severity %d, state %d, line %d: %s%n"
          .formatted(error.number(), error.severity(), error.state(), error.line(), error.text());
    }
  }
}
