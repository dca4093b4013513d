package io.skerry.testkit.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.testkit.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every script under {@code scripts}, in process and over TDS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenScriptsTest {
  private static final Path SCRIPTS = Path.of("src", "test", "resources", "scripts");

  private TestServer server;

  @BeforeAll
  void startServer() {
    server = TestServer.startInTemporaryFolder();
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> inProcess() throws Exception {
    return tests(EngineTarget::new);
  }

  @TestFactory
  Stream<DynamicTest> overTds() throws Exception {
    return tests(TdsTarget::new);
  }

  private Stream<DynamicTest> tests(Function<TestServer, ScriptTarget> open) throws Exception {
    List<Path> files = ScriptMain.scriptsUnder(SCRIPTS);
    return files.stream()
        .map(file ->
            DynamicTest.dynamicTest(
                SCRIPTS.relativize(file).toString(), file.toUri(), () -> check(file, open)));
  }

  private void check(Path file, Function<TestServer, ScriptTarget> open) throws Exception {
    Script script = Script.read(file);
    assertThat(script.expectedFile()).as("write it with --rewrite").exists();
    String expected = Files.readString(script.expectedFile(), StandardCharsets.UTF_8);
    try (ScriptTarget target = open.apply(server)) {
      assertThat(ScriptRunner.run(script, target)).isEqualTo(expected);
    }
  }
}
