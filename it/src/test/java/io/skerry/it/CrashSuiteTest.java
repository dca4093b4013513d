package io.skerry.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.testkit.crash.CrashTrial;
import io.skerry.testkit.server.ServerProcess;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server 200 times, or {@code SKERRY_CRASH_ROUNDS} times, while eight clients commit. */
@Tag("crash")
class CrashSuiteTest {
  @TempDir private Path folder;

  @Test
  void nothingAcknowledgedIsLostAndNothingIsThereByHalf() throws Exception {
    int rounds = Integer.parseInt(System.getenv().getOrDefault("SKERRY_CRASH_ROUNDS", "200"));
    long seed = System.nanoTime();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("crash trial, seed " + seed);
    CrashTrial trial =
        new CrashTrial(
            directory -> ServerProcess.start(SkerryUp.command(directory)), folder, seed, out);
    assertThat(trial.run(rounds)).isEmpty();
  }
}
