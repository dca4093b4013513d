package io.skerry.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that need a test or two each. */
class SmallRulesTest {

  @Test
  void staticStateFindsStaticsThatCanChange() {
    String source =
        """
        package io.skerry.types;

        class Counter {
          static final int MAX = 1;
          static int count;
          static final AtomicLong IDS = new AtomicLong();
          int own;
        }
        """;
    String path = "types/src/main/java/io/skerry/types/Counter.java";
    assertThat(Snippets.file(path, source).findings(new StaticState()))
        .hasSize(2)
        .satisfies(found ->
            assertThat(found.getFirst())
                .startsWith(path + ":5: [static-state] Static field count can change."))
        .satisfies(found -> assertThat(found.getLast()).contains(":6:", "Static field IDS"));
  }

  @Test
  void packageProseWantsAPackageInfo() {
    var snippets = Snippets.empty().declare("types", "io.skerry.types.Date");
    assertThat(snippets.findings(new PackageProse()))
        .singleElement()
        .asString()
        .contains("Package io.skerry.types has no package-info.java");
  }

  @Test
  void packageProseWantsWordsAndNullMarked() {
    String path = "types/src/main/java/io/skerry/types/package-info.java";
    String name = "package io.skerry.types;\n";
    String few = "/** Types. */\n@NullMarked\n" + name;
    assertThat(Snippets.file(path, few).findings(new PackageProse()))
        .singleElement()
        .asString()
        .contains("is told in 1 words, at least 30 are wanted");
    String prose = "/** " + "One more word. ".repeat(10) + "*/\n";
    assertThat(Snippets.file(path, prose + "@NullMarked\n" + name).findings(new PackageProse()))
        .isEmpty();
    assertThat(Snippets.file(path, prose + name).findings(new PackageProse()))
        .singleElement()
        .asString()
        .contains("is not @NullMarked");
  }

  @Test
  void wireSourcesWantsASection() {
    assertThat(codec("/** The login packet. */")).hasSize(1);
    assertThat(codec("")).hasSize(1);
    assertThat(codec("/** The login packet: [MS-TDS] 2.2.6.4. */")).isEmpty();
    assertThat(codec("/** The login packet ([MS-TDS], section 2.2.6.4). */")).isEmpty();
  }

  private static List<String> codec(String javadoc) {
    String path = "tds/src/main/java/io/skerry/tds/codec/Login7.java";
    String source = "package io.skerry.tds.codec;\n\n" + javadoc + "\nclass Login7 {}\n";
    return Snippets.file(path, source).findings(new WireSources());
  }

  @Test
  void bannedWordsFindsUndoneWork() {
    String text = "fine\n-- TO" + "DO: later\n";
    assertThat(Snippets.file("testkit/scripts/a.sql", text).findings(new BannedWords()))
        .singleElement()
        .asString()
        .startsWith("testkit/scripts/a.sql:2: [banned-word]");
  }

  @Test
  void bannedWordsFindsPathsOfAMachine() {
    String path = "/" + "work/data";
    var rule = new BannedWords();
    assertThat(Snippets.file("docs/a.md", "see " + path).findings(rule)).hasSize(1);
    assertThat(Snippets.file("docs/a.md", "see docs" + path).findings(rule)).isEmpty();
  }

  @Test
  void markdownLinksFindsALinkToNowhere() {
    var rule = new MarkdownLinks();
    String text = "[a](../README.md#top) [b](design/) [c](https://example.org/)\n[d](gone.md)\n";
    var snippets =
        Snippets.file("docs/a.md", text).and("README.md", "").and("docs/design/README.md", "");
    assertThat(snippets.findings(rule))
        .singleElement()
        .asString()
        .startsWith("docs/a.md:2: [markdown-link] The link to gone.md leads nowhere.");
  }

  @Test
  void anExcuseCoversItsFileAndMustBeNeeded() {
    var rule = new SizeLimits();
    var finding = new Finding("types/Table.java", 1, "size", "900 lines", "Split it");
    var excuse = new Excuses.Excuse("size", "types/Table.java", "a table of data");
    assertThat(Excuses.apply(rule, List.of(finding), List.of(excuse))).isEmpty();
    assertThat(Excuses.apply(rule, List.of(finding), List.of())).containsExactly(finding);
    assertThat(Excuses.apply(rule, List.of(), List.of(excuse)))
        .singleElement()
        .asString()
        .contains("It needs no excuse from rule size any more");
  }
}
