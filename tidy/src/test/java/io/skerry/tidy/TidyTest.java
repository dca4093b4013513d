package io.skerry.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the whole source tree to all rules. */
class TidyTest {

  @TestFactory
  Stream<DynamicTest> theTreeKeeps() throws IOException {
    SourceTree tree = new SourceTreeReader(SourceTreeReader.findRoot(Path.of(""))).read();
    assertThat(tree.modules()).contains("types", "tidy");
    assertThat(tree.fileOf("io.skerry.tidy.TidyRules")).isPresent();
    assertThat(tree.classUses())
        .contains(new ClassUse("tidy", "io.skerry.tidy.TidyRules", "io.skerry.tidy.Rule"));
    return TidyRules.ALL.stream()
        .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> hold(tree, rule)));
  }

  private static void hold(SourceTree tree, Rule rule) {
    var findings = Excuses.apply(rule, rule.check(tree), Excuses.ALL);
    assertThat(findings).as(() -> "Rule " + rule.name()).isEmpty();
  }
}
