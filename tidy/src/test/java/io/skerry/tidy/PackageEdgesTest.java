package io.skerry.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackageEdgesTest {

  private final Rule rule = new PackageEdges();

  @Test
  void findsEachEdgeOfACycle() {
    var snippets =
        Snippets.empty()
            .use("catalog", "io.skerry.a.One", "io.skerry.b.Two")
            .use("catalog", "io.skerry.b.Two", "io.skerry.c.Three")
            .use("catalog", "io.skerry.c.Three", "io.skerry.a.One")
            .use("catalog", "io.skerry.d.Four", "io.skerry.a.One");
    assertThat(snippets.findings(rule))
        .hasSize(3)
        .allSatisfy(finding -> assertThat(finding).contains("[package-edges]", "Move what both"))
        .noneSatisfy(finding -> assertThat(finding).contains("io.skerry.d"));
  }

  @Test
  void allowsAChain() {
    var snippets =
        Snippets.empty()
            .use("catalog", "io.skerry.a.One", "io.skerry.b.Two")
            .use("catalog", "io.skerry.b.Two", "io.skerry.c.Three")
            .declare("catalog", "io.skerry.c.Three");
    assertThat(snippets.findings(rule)).isEmpty();
  }
}
