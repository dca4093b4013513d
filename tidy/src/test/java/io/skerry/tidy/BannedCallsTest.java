package io.skerry.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BannedCallsTest {

  private final Rule rule = new BannedCalls();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(1)",
        "java.lang.System.exit(1)",
        "Thread.sleep(1)",
        "new Thread(run)",
        "use(Thread::new)",
        "use(System::exit)",
        "use(System.out::println)",
        "System.err.println()",
        "Class.forName(name)",
        "ServiceLoader.load(type)",
        "System.currentTimeMillis()",
        "UUID.randomUUID()",
        "new Random(7)",
        "FileChannel.open(path)",
        "Charset.defaultCharset()",
        "sun.misc.Unsafe.getUnsafe()"
      })
  void findsCallsInStorage(String call) {
    assertThat(inStorage("io.skerry.log", call)).singleElement().asString().contains(":4: [banned");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.ofPlatform().start(run)",
        "executor.exit(1)",
        "text(\"System.exit\")",
        "clock.now()"
      })
  void allowsOthers(String call) {
    assertThat(inStorage("io.skerry.log", call)).isEmpty();
  }

  @Test
  void leavesTheRealClockToItsPackage() {
    assertThat(inStorage("io.skerry.io", "System.currentTimeMillis()")).isEmpty();
  }

  @Test
  void findsImports() {
    String source = "package io.skerry.log;\nimport java.nio.file.Files;\nclass Log {}\n";
    String path = "storage/src/main/java/io/skerry/log/Log.java";
    assertThat(Snippets.file(path, source).findings(rule))
        .containsExactly(
            path
                + ":2: [banned-call] java.nio.file.Files is banned here."
                + " Go through the files of io.skerry.io.");
  }

  @Test
  void findsBroadCatches() {
    assertThat(inStorage("io.skerry.log", "try { run(); } catch (Exception e) { }"))
        .singleElement()
        .asString()
        .contains("catch (Exception) hides faults");
    assertThat(inStorage("io.skerry.log", "try { run(); } catch (IOException e) { }")).isEmpty();
  }

  private List<String> inStorage(String packageName, String call) {
    String source = "package %s;\n\nclass Log { void run() {\n  %s;\n} }\n";
    String path = "storage/src/main/java/" + packageName.replace('.', '/') + "/Log.java";
    return Snippets.file(path, source.formatted(packageName, call)).findings(rule);
  }
}
