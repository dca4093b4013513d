package io.skerry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store with a pool of 64 MiB and 256 open transactions in a process of 256 MiB: 80 MiB of heap,
 * 16 MiB of direct buffers, and what the store takes beside them.
 */
@Tag("memory")
class MemorySuiteTest {
  private static final long LIMIT_BYTES = 256L << 20;
  private static final Pattern TOLD = Pattern.compile("(?m)^.*: (\\d+) bytes, StoreMemory.*$");
  private static final Pattern RESIDENT = Pattern.compile("VmHWM (\\d+) bytes");

  @TempDir private Path folder;

  @Test
  void allIsWithinLimitsAndTold() throws Exception {
    for (String what : List.of("write", "reopen")) {
      String output = run(what);
      System.out.print(output);
      List<Long> told = numbers(TOLD, output);
      List<Long> resident = numbers(RESIDENT, output);
      assertThat(told).isNotEmpty().allMatch(bytes -> bytes > 64 << 20 && bytes < LIMIT_BYTES);
      assertThat(resident).isNotEmpty().allMatch(bytes -> bytes < LIMIT_BYTES);
    }
  }

  private static List<Long> numbers(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> Long.valueOf(found.group(1))).toList();
  }

  private String run(String what) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx80m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.skerry.testkit.memory.MemoryTrial", folder.toString(), what));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
