package io.skerry.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.error.SqlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs {@code plans/*.txt}: batches, each followed by a line {@code ----} and the plan or error
 * that it gives, and an empty line. {@code rows TABLE N} as a batch sets a row count; {@code off
 * PASS} switches a pass off from here on. With {@code -Dskerry.rewrite=true} the files are
 * rewritten.
 */
final class PlanFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/plans");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(path -> path.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void planIsAsWritten(Path file) throws IOException {
    String expected = Files.readString(file);
    String actual = run(expected);
    if (Boolean.getBoolean("skerry.rewrite")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(expected);
  }

  /** Each pass is only an improvement: the plans are whole without it. */
  @ParameterizedTest
  @MethodSource("passes")
  void plansWithoutAPass(String pass) throws IOException {
    for (Path file : files()) {
      assertThat(run(Files.readString(file), new TestServer(Set.of(pass)))).isNotEmpty();
    }
  }

  static List<String> passes() {
    return io.skerry.optimize.Optimizer.passNames();
  }

  private static String run(String text) {
    return run(text, new TestServer(Set.of()));
  }

  private static String run(String text, TestServer server) {
    StringBuilder out = new StringBuilder();
    List<String> batch = new ArrayList<>();
    boolean inExpected = false;
    for (String line : (text + "\n\n").split("\n", -1)) {
      if (inExpected) {
        inExpected = !line.isEmpty();
      } else if (line.equals("----")) {
        String sql = String.join("\n", batch);
        out.append(sql).append("\n----\n").append(explain(server, sql.strip())).append('\n');
        batch.clear();
        inExpected = true;
      } else if (line.startsWith("rows ")) {
        String[] words = line.split(" ");
        server.setRows(words[1], Long.parseLong(words[2]));
        out.append(line).append('\n');
      } else if (line.startsWith("#") || line.isEmpty() && batch.isEmpty()) {
        out.append(line).append('\n');
      } else {
        batch.add(line);
      }
    }
    return out.toString().stripTrailing() + "\n";
  }

  private static String explain(TestServer server, String sql) {
    try {
      return server.explain(sql);
    } catch (SqlException e) {
      return "Error " + e.number() + "/" + e.state() + " line " + e.line() + ": " + e.text() + "\n";
    }
  }
}
