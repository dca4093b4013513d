package io.skerry.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Clients written in other languages: installs what they need under {@code it/target/clients},
 * once, and runs them as processes.
 *
 * <p>The packages come from the languages' own registries, in the versions that the lists beside
 * the clients pin.
 */
final class Clients {
  private static final long INSTALL_MINUTES_MAX = 10;
  private static final long RUN_MINUTES_MAX = 5;

  private final Path sources;
  private final Path installed;

  Clients(Path repository) {
    this.sources = repository.resolve("it/clients");
    this.installed = repository.resolve("it/target/clients");
  }

  /** Runs a Python program of {@code it/clients/python}; gives what it printed. */
  List<String> python(Map<String, String> environment, String program, String... arguments)
      throws IOException, InterruptedException {
    Path requirements = sources.resolve("python/requirements.txt");
    Path home = installed.resolve("python");
    if (changed(home, requirements)) {
      install(sources, "python3", "-m", "venv", home.toString());
      install(
          sources,
          home.resolve("bin/pip").toString(),
          "install",
          "--quiet",
          "--disable-pip-version-check",
          "--requirement",
          requirements.toString());
      done(home, requirements);
    }
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/python").toString());
    command.add("-B");
    command.add(sources.resolve("python").resolve(program).toString());
    command.addAll(List.of(arguments));
    return run(sources, environment, RUN_MINUTES_MAX, command);
  }

  /**
   * Installs Debian's package {@code name} unless the loader knows its library. Needs to be root
   * for it; else says what to install.
   */
  void needLibrary(String library, String name) throws IOException, InterruptedException {
    List<String> known = run(sources, Map.of(), RUN_MINUTES_MAX, List.of("ldconfig", "-p"));
    if (known.stream().anyMatch(line -> line.contains(library))) {
      return;
    }
    if (!System.getProperty("user.name").equals("root")) {
      throw new AssertionError("this client needs " + library + ": apt-get install " + name);
    }
    install(sources, "apt-get", "update", "--quiet");
    install(sources, "apt-get", "install", "--quiet", "--yes", name);
  }

  /** Runs a JavaScript program of {@code it/clients/node}; gives what it printed. */
  List<String> node(Map<String, String> environment, String program)
      throws IOException, InterruptedException {
    Path lock = sources.resolve("node/package-lock.json");
    Path home = installed.resolve("node");
    if (changed(home, lock)) {
      Files.createDirectories(home);
      for (String file : List.of("package.json", "package-lock.json")) {
        replace(sources.resolve("node").resolve(file), home.resolve(file));
      }
      install(home, "npm", "ci", "--silent", "--no-audit", "--no-fund");
      done(home, lock);
    }
    replace(sources.resolve("node").resolve(program), home.resolve(program));
    return run(home, environment, RUN_MINUTES_MAX, List.of("node", program));
  }

  /** Builds and runs the Go program of {@code it/clients/go}; gives what it printed. */
  List<String> go(Map<String, String> environment) throws IOException, InterruptedException {
    Path binary = installed.resolve("go/first");
    Files.createDirectories(installed.resolve("go"));
    install(sources.resolve("go"), "go", "build", "-o", binary.toString(), ".");
    return run(sources, environment, RUN_MINUTES_MAX, List.of(binary.toString()));
  }

  private static boolean changed(Path home, Path list) throws IOException {
    Path stamp = home.resolve("installed");
    return !Files.exists(stamp) || Files.mismatch(stamp, list) >= 0;
  }

  private static void done(Path home, Path list) throws IOException {
    replace(list, home.resolve("installed"));
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.write(to, Files.readAllBytes(from));
  }

  private static void install(Path folder, String... command)
      throws IOException, InterruptedException {
    run(folder, Map.of(), INSTALL_MINUTES_MAX, List.of(command));
  }

  private static List<String> run(
      Path folder, Map<String, String> environment, long minutesMax, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("skerry-client", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("NODE_NO_WARNINGS", "1");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
    Process process = builder.redirectOutput(output.toFile()).start();
    try {
      boolean ended = process.waitFor(minutesMax, TimeUnit.MINUTES);
      List<String> lines = Files.readAllLines(output);
      if (!ended || process.exitValue() != 0) {
        String how = ended ? "ended with " + process.exitValue() : "did not end";
        throw new AssertionError(
            String.join(" ", command) + " " + how + ":\n" + String.join("\n", lines));
      }
      return lines;
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
