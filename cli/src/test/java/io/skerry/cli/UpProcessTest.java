package io.skerry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process shows: exit codes, signals, and what stands on the terminal. */
class UpProcessTest {
  private static final long SECONDS_MAX = 30;

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void killWhatStillRuns() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void startsStopsAndStartsAgain() throws Exception {
    Process first = up("data", "");
    String greeting = awaitReady(first);
    assertThat(greeting).contains("sqlcmd -S 127.0.0.1,").contains("jdbc:sqlserver://127.0.0.1:");
    String password = Files.readString(folder.resolve("data/sa.password")).strip();
    assertThat(greeting).contains("The password of sa is " + password);
    assertThat(terminate(first)).isZero();

    Process second = up("data", "Another-1st");
    assertThat(awaitReady(second))
        .doesNotContain(password)
        .contains("MSSQL_SA_PASSWORD is ignored");
    assertThat(terminate(second)).isZero();
  }

  @Test
  void secondServerOnTheSameDataFailsAtOnce() throws Exception {
    Process first = up("data", "");
    awaitReady(first);
    Process second = up("data", "");
    assertThat(awaitEnd(second)).isEqualTo(1);
    assertThat(output(second))
        .contains("is in use by another server (process " + first.pid())
        .doesNotContain("\tat ");
    assertThat(first.isAlive()).isTrue();
  }

  @Test
  void killedServerDoesNotHoldItsData() throws Exception {
    Process first = up("data", "");
    awaitReady(first);
    first.destroyForcibly().waitFor();
    awaitReady(up("data", ""));
  }

  @Test
  void weakPasswordStopsTheStart() throws Exception {
    Process server = up("data", "secret");
    assertThat(awaitEnd(server)).isEqualTo(1);
    assertThat(output(server)).contains("password policy").doesNotContain("\tat ");
  }

  private Process up(String data, String password) throws IOException {
    Path output = folder.resolve("output" + started.size());
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "io.skerry.cli.Main",
            "up",
            "--port",
            "0",
            "--data",
            folder.resolve(data).toString());
    builder.environment().put("MSSQL_SA_PASSWORD", password);
    builder.environment().remove("SA_PASSWORD");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private String output(Process process) throws IOException {
    return Files.readString(
        folder.resolve("output" + started.indexOf(process)), StandardCharsets.UTF_8);
  }

  private String awaitReady(Process process) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
    while (!output(process).contains("Control-C stops it.")) {
      assertThat(process.isAlive() && System.nanoTime() < deadline).as(output(process)).isTrue();
      process.waitFor(10, TimeUnit.MILLISECONDS);
    }
    return output(process);
  }

  private int terminate(Process process) throws Exception {
    process.destroy();
    return awaitEnd(process);
  }

  private int awaitEnd(Process process) throws Exception {
    assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).as(output(process)).isTrue();
    return process.exitValue();
  }
}
