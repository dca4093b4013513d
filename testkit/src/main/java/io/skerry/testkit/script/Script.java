package io.skerry.testkit.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The steps of one {@code .sql} file. */
record Script(Path file, List<Step> steps) {
  private static final String RESTART = "-- restart";

  Script {
    steps = List.copyOf(steps);
  }

  /** What a script does next. */
  sealed interface Step {
    /** Runs one batch. */
    record Batch(String text) implements Step {}

    /** Stops the server and starts it again on the same data. */
    record Restart() implements Step {}
  }

  /**
   * Reads a script. {@code GO} and {@code -- restart} stand alone on their lines; both end a batch.
   */
  static Script read(Path file) throws IOException {
    List<Step> steps = new ArrayList<>();
    List<String> batch = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String word = line.strip();
      if (word.equalsIgnoreCase("GO") || word.equalsIgnoreCase(RESTART)) {
        addBatch(steps, batch);
        if (word.equalsIgnoreCase(RESTART)) {
          steps.add(new Step.Restart());
        }
      } else {
        batch.add(line);
      }
    }
    addBatch(steps, batch);
    return new Script(file, steps);
  }

  private static void addBatch(List<Step> steps, List<String> lines) {
    String text = String.join("\n", lines).stripTrailing();
    if (!text.isBlank()) {
      steps.add(new Step.Batch(text));
    }
    lines.clear();
  }

  /** The file's name without its ending, as a name for a database. */
  String databaseName() {
    return "script_" + stem().replaceAll("[^A-Za-z0-9_]", "_");
  }

  /** Where the expected answer stands. */
  Path expectedFile() {
    return file.resolveSibling(stem() + ".out");
  }

  private String stem() {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ".sql".length());
  }
}
