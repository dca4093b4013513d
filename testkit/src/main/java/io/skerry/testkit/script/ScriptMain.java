package io.skerry.testkit.script;

import io.skerry.testkit.server.TestServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs golden scripts from the command line: {@code PATH... [--rewrite]}. Each runs in process and
 * over TDS; both must give what the {@code .out} file says. {@code --rewrite} takes what the run in
 * process gives as right.
 */
public final class ScriptMain {
  private final PrintStream out;
  private final boolean rewrite;

  private ScriptMain(PrintStream out, boolean rewrite) {
    this.out = out;
    this.rewrite = rewrite;
  }

  public static void main(String[] arguments) throws IOException {
    boolean rewrite = Arrays.asList(arguments).contains("--rewrite");
    List<Path> scripts = new ArrayList<>();
    for (String argument : arguments) {
      if (!argument.equals("--rewrite")) {
        scripts.addAll(scriptsUnder(Path.of(argument)));
      }
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean allAsExpected = new ScriptMain(out, rewrite).runAll(scripts);
    System.exit(allAsExpected ? 0 : 1);
  }

  /** The script that {@code path} is, or all of the folder, in order of their names. */
  static List<Path> scriptsUnder(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private boolean runAll(List<Path> files) throws IOException {
    int different = 0;
    try (TestServer server = TestServer.startInTemporaryFolder()) {
      for (Path file : files) {
        different += runBoth(Script.read(file), server) ? 0 : 1;
      }
    }
    out.println(
        files.size()
            + " scripts, "
            + (different == 0 ? "all as expected" : different + " not as expected"));
    return different == 0 && !files.isEmpty();
  }

  private boolean runBoth(Script script, TestServer server) throws IOException {
    String inProcess;
    try (ScriptTarget target = new EngineTarget(server)) {
      inProcess = ScriptRunner.run(script, target);
    }
    if (rewrite) {
      Files.writeString(script.expectedFile(), inProcess, StandardCharsets.UTF_8);
    }
    boolean asExpected = compare(script, "in process", expected(script), inProcess);
    try (ScriptTarget target = new TdsTarget(server)) {
      String overTds = ScriptRunner.run(script, target);
      asExpected &= compare(script, "over TDS", expected(script), overTds);
    }
    return asExpected;
  }

  private static String expected(Script script) throws IOException {
    Path file = script.expectedFile();
    return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
  }

  private boolean compare(Script script, String way, String expected, String found) {
    if (expected.equals(found)) {
      return true;
    }
    out.println(script.file() + ", " + way + ":");
    TextDifference.lines(expected, found).forEach(line -> out.println("  " + line));
    return false;
  }
}
