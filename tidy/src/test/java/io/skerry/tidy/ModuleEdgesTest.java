package io.skerry.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleEdgesTest {

  private final Rule rule = new ModuleEdges();

  @Test
  void findsAPomThatDependsUpwards() {
    String pom =
        """
        <project>
          <artifactId>skerry-storage</artifactId>
          <dependencies>
            <dependency>
              <groupId>io.skerry</groupId>
              <artifactId>skerry-types</artifactId>
            </dependency>
            <dependency>
              <groupId>io.skerry</groupId>
              <artifactId>skerry-catalog</artifactId>
            </dependency>
          </dependencies>
        </project>
        """;
    assertThat(Snippets.file("storage/pom.xml", pom).findings(rule))
        .singleElement()
        .asString()
        .startsWith("storage/pom.xml:10: [module-edges] Module storage may not see module catalog.")
        .contains("Turn the dependency round");
  }

  @Test
  void allowsTheTestKitToTestsOnly() {
    String dependency =
        "<dependency><artifactId>skerry-testkit</artifactId><scope>test</scope></dependency>";
    assertThat(Snippets.file("bench/pom.xml", dependency).findings(rule)).isEmpty();
    String inMain = dependency.replace("<scope>test</scope>", "");
    assertThat(Snippets.file("bench/pom.xml", inMain).findings(rule)).hasSize(1);
  }

  @Test
  void findsAModuleThatIsNotInTheTable() {
    assertThat(Snippets.file("gadgets/pom.xml", "<project/>").findings(rule))
        .singleElement()
        .asString()
        .contains("Add it to Architecture");
  }

  @Test
  void findsARequiredModule() {
    String descriptor =
        """
        module io.skerry.tds {
          requires io.skerry.executor;
          requires io.skerry.storage;
        }
        """;
    assertThat(Snippets.file("tds/src/main/java/module-info.java", descriptor).findings(rule))
        .singleElement()
        .asString()
        .startsWith("tds/src/main/java/module-info.java:3:");
  }

  @Test
  void findsAClassUsedThroughAnotherModule() {
    var snippets =
        Snippets.file(
                "tds/src/main/java/io/skerry/tds/server/Loop.java",
                "package io.skerry.tds.server;\n\nclass Loop {\n  Object o = x.Store();\n}\n")
            .use("tds", "io.skerry.tds.server.Loop", "io.skerry.store.Store")
            .declare("storage", "io.skerry.store.Store");
    assertThat(snippets.findings(rule))
        .singleElement()
        .asString()
        .startsWith("tds/src/main/java/io/skerry/tds/server/Loop.java:4:")
        .contains("Module tds may not see module storage: io.skerry.store.Store");
  }

  @Test
  void findsAPackageInTwoModules() {
    var snippets =
        Snippets.empty()
            .declare("storage", "io.skerry.store.Store")
            .declare("executor", "io.skerry.store.Helper");
    assertThat(snippets.findings(rule)).hasSize(1);
  }
}
