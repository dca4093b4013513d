package io.skerry.testkit.history.run;

import io.skerry.io.Clock;
import io.skerry.io.DiskDirectory;
import io.skerry.store.Store;
import io.skerry.store.StoreOptions;
import io.skerry.store.Stores;
import io.skerry.testkit.history.Anomaly;
import io.skerry.testkit.history.History;
import io.skerry.testkit.history.HistoryChecker;
import io.skerry.testkit.history.HistoryText;
import io.skerry.testkit.history.IsolationLevel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs histories from the command line for as long as one wants, and checks them; the arguments are
 * in {@link SoakOptions#USAGE}. The exit code is 0 if nothing was wrong.
 */
public final class HistoryMain {
  private static final long POOL_BYTES = 16L << 20;

  private final PrintStream out;

  private HistoryMain(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean isRight = new HistoryMain(out).run(List.of(arguments));
    System.exit(isRight ? 0 : 1);
  }

  private boolean run(List<String> arguments) throws IOException, InterruptedException {
    if (arguments.size() == 2 && arguments.getFirst().equals("--check")) {
      return check(Path.of(arguments.getLast()));
    }
    SoakOptions options = SoakOptions.parse(arguments);
    return options.onStore()
        ? soakStore(options)
        : new HistorySoak(options, new InMemory(options), out).run();
  }

  private boolean check(Path file) throws IOException {
    History history = HistoryText.parse(Files.readString(file));
    List<Anomaly> violations = new HistoryChecker(true).violations(history);
    HistorySoak.show(violations, out);
    return violations.isEmpty();
  }

  private boolean soakStore(SoakOptions options) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("skerry-soak");
    try (Store store =
        Stores.open(
            StoreOptions.withPoolBytes(POOL_BYTES, 16 << 20),
            new DiskDirectory(folder),
            Clock.system(),
            new Random()::nextLong,
            (message, cause) -> {
              throw new IllegalStateException(message, cause);
            })) {
      return new HistorySoak(options, new OnStore(store, options), out).run();
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The target in memory, a new one for each history. */
  private record InMemory(SoakOptions options) implements HistorySoak.Trial {
    @Override
    public Set<IsolationLevel> levels() {
      return EnumSet.allOf(IsolationLevel.class);
    }

    @Override
    public History run(Plan plan, long seed) throws InterruptedException {
      SeededTurns turns = new SeededTurns(seed, options.size().processes());
      return new HistoryRunner(new MemoryTarget(turns, options.weakenings()), turns).run(plan);
    }
  }

  /** The storage engine, one for all histories. */
  private static final class OnStore implements HistorySoak.Trial {
    private final StoreTarget target;

    OnStore(Store store, SoakOptions options) {
      this.target = new StoreTarget(store, options.weakenings());
    }

    @Override
    public Set<IsolationLevel> levels() {
      return target.levels();
    }

    @Override
    public History run(Plan plan, long seed) throws InterruptedException {
      return new HistoryRunner(target, new FreeTurns()).run(plan);
    }
  }
}
