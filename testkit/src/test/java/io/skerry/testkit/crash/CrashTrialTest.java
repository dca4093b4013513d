package io.skerry.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.testkit.server.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTrialTest {
  private static final int ROUNDS = 3;

  @TempDir private Path folder;

  @Test
  void killedServerKeepsWhatItAcknowledged() throws Exception {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    CrashTrial trial =
        new CrashTrial(
            directory -> ServerProcess.start(CrashServerMain.class.getName(), directory),
            folder,
            1,
            new PrintStream(table, true, StandardCharsets.UTF_8));
    List<String> faults = trial.run(ROUNDS);
    assertThat(faults).as(table.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
