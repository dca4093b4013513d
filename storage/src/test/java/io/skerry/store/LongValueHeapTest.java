package io.skerry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value several times as large as the heap is written, recovered from the log and read. */
final class LongValueHeapTest {
  private static final int LENGTH = 300 << 20;

  @TempDir Path directory;

  @Test
  void aValueLargerThanTheHeapIsWrittenRecoveredAndRead() throws Exception {
    assertThat(run("write")).endsWith("written\n");
    assertThat(run("read")).endsWith("read\n");
  }

  private String run(String what) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx96m",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LongValueHeapMain.class.getName(),
                    directory.toString(),
                    what,
                    String.valueOf(LENGTH)))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
