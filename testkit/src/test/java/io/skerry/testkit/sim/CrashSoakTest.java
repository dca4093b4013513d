package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A slice of the soak, the same each time. {@code ./dev soak} runs as much as one likes. */
final class CrashSoakTest {
  private static final String ROUNDS = "20";

  @Test
  void noCrashLosesOrInventsAnything() {
    SoakReport report = soak("--rounds", ROUNDS, "--workers", "2");
    assertThat(report.rounds()).isEqualTo(20);
    assertThat(report.checked()).isGreaterThan(500);
    assertThat(report.walks()).isGreaterThan(100);
  }

  @Test
  void aSeedGivesTheSameRoundAgain() {
    String first = crashes();
    assertThat(crashes()).isEqualTo(first).contains("commit: ", "opening: ");
  }

  private static String crashes() {
    return soak("--rounds", "2", "--seed", "7001").crashesText();
  }

  private static SoakReport soak(String... arguments) {
    CrashSoak soak = new CrashSoak(SoakArguments.of(arguments));
    SoakFailure failure = soak.run();
    if (failure != null) {
      throw failure;
    }
    return soak.report();
  }

  @Test
  void theArgumentsSayWhatIsLeftOutAndTheCommandSaysItAgain() {
    SoakArguments arguments =
        SoakArguments.of("--seed", "9", "--crashes", "5", "--without", "full-disk");
    assertThat(arguments.parts()).hasSize(3).doesNotContain(SoakArguments.Part.FULL_DISK);
    assertThat(arguments.command(12))
        .isEqualTo("./dev soak --rounds 1 --seed 12 --without full-disk");
    assertThat(List.of(arguments.isOfSeveral(16), arguments.isOfSeveral(17)))
        .containsExactly(true, false);
  }
}
