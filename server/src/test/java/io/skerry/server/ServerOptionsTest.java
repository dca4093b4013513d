package io.skerry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerOptionsTest {
  @Test
  void emptyEnvironmentGivesTheDefaults() throws Exception {
    ServerOptions options = ServerOptions.fromEnvironment(Map.of());
    assertThat(options.dataDirectory()).endsWithRaw(Path.of(".local/share/skerry"));
    assertThat(options.host()).isEqualTo("127.0.0.1");
    assertThat(options.port()).isEqualTo(1433);
    assertThat(options.saPassword()).isNull();
  }

  @Test
  void namesOfTheProductAreTaken() throws Exception {
    ServerOptions options =
        ServerOptions.fromEnvironment(
            Map.of(
                "MSSQL_TCP_PORT", "1600",
                "MSSQL_IP_ADDRESS", "0.0.0.0",
                "MSSQL_MEMORY_LIMIT_MB", "512",
                "SA_PASSWORD", "old name",
                "XDG_DATA_HOME", "/data"));
    assertThat(options)
        .isEqualTo(
            new ServerOptions(Path.of("/data/skerry"), "0.0.0.0", 1600, "old name", 512L << 20));
  }

  @Test
  void homeIsTheOneOfTheEnvironment() throws Exception {
    assertThat(ServerOptions.fromEnvironment(Map.of("HOME", "/home/a")).dataDirectory())
        .isEqualTo(Path.of("/home/a/.local/share/skerry"));
  }

  @Test
  void newNameOfThePasswordWins() throws Exception {
    Map<String, String> both = Map.of("SA_PASSWORD", "old", "MSSQL_SA_PASSWORD", "new");
    assertThat(ServerOptions.fromEnvironment(both).saPassword()).isEqualTo("new");
  }

  @Test
  void impossibleNumbersAreNamed() {
    assertThatThrownBy(() -> ServerOptions.fromEnvironment(Map.of("MSSQL_TCP_PORT", "x")))
        .hasMessage("MSSQL_TCP_PORT is \"x\", which is not a number.");
    assertThatThrownBy(() -> ServerOptions.fromEnvironment(Map.of("MSSQL_TCP_PORT", "70000")))
        .hasMessageContaining("from 0 to 65535");
  }

  @Test
  void memoryIsSharedOut() throws Exception {
    assertThat(MemoryBudget.of(480L << 20, 256L << 20).pageCacheBytes()).isEqualTo(96L << 20);
    assertThat(MemoryBudget.of(1L << 40, 256L << 20).pageCacheBytes()).isEqualTo(512L << 20);
    assertThat(MemoryBudget.of(100L << 20, 256L << 20).pageCacheBytes()).isEqualTo(32L << 20);
    assertThat(MemoryBudget.of(0, 0).totalBytes()).isPositive();
  }
}
