package io.skerry.bench.recovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * {@code ./dev bench recovery [GB [MB]]}: databases of 0.5, 1 and so many gigabytes (5), and a tail
 * of so many megabytes of changes (64).
 */
public final class RecoveryBench {
  private static final int RUNS = 7;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xmx512m",
          "--enable-native-access=ALL-UNNAMED");

  private final Path folder;
  private final long tailBytes;

  private RecoveryBench(Path folder, long tailBytes) {
    this.folder = folder;
    this.tailBytes = tailBytes;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    double largest = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 5;
    long tailMegabytes = arguments.length > 1 ? Long.parseLong(arguments[1]) : 64;
    Path folder = Files.createTempDirectory("skerry-recovery");
    try {
      RecoveryBench bench = new RecoveryBench(folder, tailMegabytes << 20);
      System.out.printf(
          Locale.ROOT,
          "a tail of %d MiB; %d openings each: median (min to max), in milliseconds%n",
          tailMegabytes,
          RUNS);
      for (double gigabytes : new double[] {0.5, 1, largest}) {
        bench.measure(gigabytes);
      }
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

  private void measure(double gigabytes) throws IOException, InterruptedException {
    Path data = Files.createDirectory(folder.resolve("of-" + gigabytes));
    long began = System.nanoTime();
    String built = child("build", data, Long.toString((long) (gigabytes * (1 << 30))));
    String table = built.split(" ")[0];
    long rows = Long.parseLong(built.split(" ")[1]);
    child("tail", data, table, Long.toString(rows), Long.toString(tailBytes));
    System.out.printf(
        Locale.ROOT,
        "%.1f GB: %d rows, built in %.0f s%n",
        gigabytes,
        rows,
        (System.nanoTime() - began) / NANOS_PER_MILLI / 1000);
    print("files cached", data, table, rows, false);
    print("files not cached", data, table, rows, true);
    delete(data);
  }

  private void print(String what, Path data, String table, long rows, boolean isCold)
      throws IOException, InterruptedException {
    Random random = new Random(2);
    List<Double> opens = new ArrayList<>();
    List<Double> reads = new ArrayList<>();
    List<Double> processes = new ArrayList<>();
    for (int run = -1; run < RUNS; run++) {
      if (isCold) {
        forget(data);
      }
      long began = System.nanoTime();
      String row = Long.toString((long) (random.nextDouble() * rows));
      String[] answer = child("open", data, table, row).split(" ");
      double whole = (System.nanoTime() - began) / NANOS_PER_MILLI;
      if (run >= 0) {
        opens.add(Double.valueOf(answer[0]));
        reads.add(Double.valueOf(answer[1]));
        processes.add(whole);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "  %-17s opening %s, first row %s, process %s%n",
        what,
        spread(opens),
        spread(reads),
        spread(processes));
  }

  private static String spread(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%.0f (%.0f to %.0f)",
        sorted.get(sorted.size() / 2),
        sorted.getFirst(),
        sorted.getLast());
  }

  /** Has the system forget what it holds of the files. Source: dd(1), the flag nocache. */
  private static void forget(Path data) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        run(List.of("dd", "if=" + file, "iflag=nocache", "count=0", "status=none"));
      }
    }
  }

  private static String child(String what, Path data, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(RecoveryChild.class.getName(), what, data.toString()));
    command.addAll(List.of(more));
    return run(command);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " failed: " + output);
    }
    return output.strip();
  }
}
