package io.skerry.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.btree.Node;
import io.skerry.btree.NodeAudit;
import io.skerry.btree.NodeSurgery;
import io.skerry.check.CheckedStore.Page;
import io.skerry.io.CountingDirectory;
import io.skerry.io.DiskDirectory;
import io.skerry.io.FileCounts;
import io.skerry.page.PageFormat;
import io.skerry.page.PageSurgery;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import io.skerry.table.MetaCodec.TreeMeta;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of damage is done to a store, and found as what it is. */
final class DirectoryCheckTest {
  @TempDir Path directory;
  private CheckedStore store;

  @BeforeEach
  void make() throws Exception {
    store = new CheckedStore(directory);
  }

  private TreeMeta rows() {
    return store.meta().primary();
  }

  private TreeMeta index(long id) {
    return store.meta().indexes().stream()
        .filter(index -> index.indexId() == id)
        .findFirst()
        .orElseThrow()
        .tree();
  }

  private static List<Class<?>> kinds(List<Finding> findings) {
    return findings.stream().<Class<?>>map(Finding::getClass).distinct().toList();
  }

  // ---- nothing

  @Test
  void aSoundDirectoryHasNoFindingsAndIsNotWritten() throws IOException {
    List<String> before = content();
    CountingDirectory counted = new CountingDirectory(new DiskDirectory(directory));
    CheckSummary summary =
        new DirectoryCheck(counted)
            .run(finding -> {
              throw new AssertionError(finding);
            });
    assertThat(summary.isComplete()).isTrue();
    assertThat(summary.tables()).isEqualTo(1);
    assertThat(summary.rows()).isEqualTo(CheckedStore.ROWS);
    assertThat(summary.pages()).isEqualTo(store.pages(_ -> true).size());
    assertThat(counted.counts().values()).extracting(FileCounts::writes).containsOnly(0L);
    assertThat(content()).isEqualTo(before);
  }

  private List<String> content() throws IOException {
    List<String> content = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        content.add(file + ": " + Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return content;
  }

  @Test
  void aDirectoryThatAProcessHoldsIsChecked() {
    try (Store open = store.open()) {
      Transaction tx = open.begin();
      tx.createSequence(Store.SYSTEM_DATABASE, 1, 1);
      tx.commit();
      assertThat(store.check()).isEmpty();
    }
  }

  @Test
  void anEmptyDirectoryHasNothingToFind() {
    CheckedStoreFiles none = new CheckedStoreFiles(directory.resolve("none"));
    assertThat(none.check()).isEmpty();
  }

  /** A directory without a store. */
  private record CheckedStoreFiles(Path path) {
    List<Finding> check() {
      List<Finding> found = new ArrayList<>();
      CheckSummary summary = new DirectoryCheck(new DiskDirectory(path)).run(found::add);
      assertThat(summary).isEqualTo(new CheckSummary(0, 0, 0, 0, true));
      return found;
    }
  }

  // ---- files

  @Test
  void aFlippedByteOfAPageOfAnyTypeIsFound() {
    for (int type :
        List.of(
            PageFormat.TYPE_LEAF,
            PageFormat.TYPE_INNER,
            PageFormat.TYPE_OVERFLOW,
            PageFormat.TYPE_OVERFLOW_LIST)) {
      List<Page> pages = store.pages(page -> page.type() == type);
      assertThat(pages).as("pages of type " + type).isNotEmpty();
      Page damaged = pages.get(pages.size() / 2);
      store.flip(damaged.file(), damaged.offset() + 5000);
      assertThat(store.check())
          .as("page of type " + type)
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.UnreadablePage.class,
              found -> {
                assertThat(found.number()).isEqualTo(8928);
                assertThat(found.where().tableId()).isEqualTo(store.table);
                assertThat(found.where().databaseId()).isEqualTo(Store.SYSTEM_DATABASE);
                assertThat(found.where().pageId()).isEqualTo(damaged.id());
                assertThat(found.where().file()).isEqualTo(damaged.file());
                assertThat(found.where().offset()).isEqualTo(damaged.offset());
              });
      store.flip(damaged.file(), damaged.offset() + 5000);
    }
    assertThat(store.check()).isEmpty();
  }

  @Test
  void aFlippedByteOfTheRootsOwnPagesIsFound() throws IOException {
    for (int type : List.of(4, 5, 6)) {
      flipAllOfType(type);
      assertThat(kinds(store.check())).as("type " + type).contains(Finding.DamagedFile.class);
      flipAllOfType(type);
    }
    assertThat(store.check()).isEmpty();
  }

  private void flipAllOfType(int type) throws IOException {
    int flipped = 0;
    for (String file : files("pages-")) {
      byte[] content = Files.readAllBytes(directory.resolve(file));
      for (int at = 0; at < content.length; at += PageFormat.PAGE_BYTES) {
        if (content[at + 16] == type) {
          store.flip(file, at + 60L);
          flipped++;
        }
      }
    }
    assertThat(flipped).as("pages of type " + type).isPositive();
  }

  private List<String> files(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  @Test
  void aLostRootAndALostFileAreFound() throws IOException {
    String extent = store.leaves(rows()).getFirst().file();
    Files.move(directory.resolve(extent), directory.resolve("away"));
    assertThat(kinds(store.check())).contains(Finding.MissingFile.class);
    Files.move(directory.resolve("away"), directory.resolve(extent));
    String root = files("root-").getLast();
    store.flip(root, 30);
    store.flip(root, (256 << 10) + 30);
    assertThat(kinds(store.check())).containsExactly(Finding.DamagedFile.class);
  }

  @Test
  void aDamagedRecordOfTheLogIsFound() throws IOException {
    try (Store open = store.open()) {
      for (int i = 0; i < 3; i++) {
        Transaction tx = open.begin();
        tx.createSequence(Store.SYSTEM_DATABASE, 1, 1);
        tx.commit();
      }
      assertThat(store.check()).isEmpty();
      String segment = files("log-").getLast();
      store.flip(segment, 4096 + 50);
      assertThat(store.check())
          .singleElement()
          .isInstanceOfSatisfying(
              Finding.DamagedLog.class,
              found -> {
                assertThat(found.where().file()).isEqualTo(segment);
                assertThat(found.number()).isEqualTo(9004);
              });
      store.flip(segment, 4096 + 50);
    }
  }

  // ---- pages

  @Test
  void twoSwappedPagesAreFound() {
    List<Page> leaves = store.leaves(rows());
    store.swap(leaves.get(1), leaves.get(3));
    assertThat(store.check())
        .hasSize(2)
        .allSatisfy(found -> assertThat(found).isInstanceOf(Finding.WrongPage.class))
        .extracting(found -> found.where().pageId())
        .containsExactlyInAnyOrder(leaves.get(1).id(), leaves.get(3).id());
  }

  @Test
  void aPageOfAnotherTreeIsFound() {
    Page leaf = store.leaves(index(store.nameIndex)).getFirst();
    store.change(leaf, page -> PageSurgery.setTreeId(page, 4711));
    assertThat(store.check())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.WrongPage.class,
            found -> assertThat(found.where().indexId()).isEqualTo(store.nameIndex));
  }

  @Test
  void wrongCountsAndWrongOrderAreFound() {
    List<Page> leaves = store.leaves(rows());
    store.change(leaves.get(0), NodeSurgery::miscount);
    store.change(leaves.get(1), page -> NodeSurgery.swapSlots(page, 4, 5));
    assertThat(kinds(store.check()))
        .containsExactlyInAnyOrder(Finding.DamagedPage.class, Finding.MisorderedKeys.class);
  }

  @Test
  void leavesUnderTheWrongSeparatorsAreFound() {
    Page root = store.page(rows().root());
    store.change(
        root,
        page -> {
          int first = NodeAudit.child(page, 0, 1);
          NodeSurgery.setChild(page, 1, NodeAudit.child(page, 0, 2));
          NodeSurgery.setChild(page, 2, first);
        });
    assertThat(kinds(store.check())).containsExactly(Finding.MisplacedKey.class);
  }

  @Test
  void pagesThatAreSharedOrMissingOrLeakedAreFound() {
    Page root = store.page(rows().root());
    int[] lost = new int[2];
    store.change(
        root,
        page -> {
          lost[0] = NodeAudit.child(page, 0, 2);
          NodeSurgery.setChild(page, 2, NodeAudit.child(page, 0, 1));
        });
    assertThat(kinds(store.check()))
        .as("where a tree is not whole, nothing is called leaked")
        .contains(Finding.SharedPage.class)
        .doesNotContain(Finding.LeakedPage.class);
    store.change(root, page -> NodeSurgery.setChild(page, 2, 999_999));
    assertThat(kinds(store.check())).containsExactly(Finding.MissingPage.class);
    store.change(root, page -> NodeSurgery.setChild(page, 2, lost[0]));
    assertThat(store.check()).isEmpty();
  }

  @Test
  void aLeakedPageIsFoundWithTheEntriesThatAreLost() {
    Page root = store.page(index(store.uniqueIndex).root());
    int[] lost = new int[1];
    store.change(
        root,
        page -> {
          lost[0] = NodeAudit.child(page, 0, 1);
          NodeSurgery.remove(page, 1);
        });
    List<Finding> found = store.check();
    assertThat(kinds(found))
        .containsExactlyInAnyOrder(Finding.LeakedPage.class, Finding.MissingEntry.class);
    assertThat(found.stream().filter(finding -> finding instanceof Finding.LeakedPage))
        .singleElement()
        .satisfies(finding -> assertThat(finding.where().pageId()).isEqualTo(lost[0]));
    assertThat(found).hasSize(1 + Findings.TOLD_PER_INDEX_MAX);
  }

  // ---- rows and entries

  @Test
  void aRemovedIndexEntryIsFound() {
    Page leaf = store.leaves(index(store.nameIndex)).getLast();
    store.change(leaf, page -> NodeSurgery.remove(page, 7));
    assertThat(store.check())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.MissingEntry.class,
            found -> {
              assertThat(found.number()).isEqualTo(8951);
              assertThat(found.where().indexId()).isEqualTo(store.nameIndex);
            });
  }

  @Test
  void aRemovedRowIsFoundByItsEntriesAndTheCount() {
    Page leaf = store.leaves(rows()).getLast();
    store.change(leaf, page -> NodeSurgery.remove(page, 9));
    List<Finding> found = store.check();
    assertThat(found.stream().filter(finding -> finding instanceof Finding.StrayEntry))
        .extracting(finding -> finding.where().indexId())
        .containsExactlyInAnyOrder(store.uniqueIndex, store.nameIndex);
    assertThat(found.stream().filter(finding -> finding instanceof Finding.WrongRowCount))
        .singleElement()
        .isEqualTo(
            new Finding.WrongRowCount(
                Finding.Where.of(store.table, 0),
                CheckedStore.ROWS,
                CheckedStore.ROWS - 1,
                "The table counts 3000 rows and has 2999."));
    assertThat(found).hasSize(3);
  }

  @Test
  void anEntryThatHoldsSomethingElseThanItsRowIsFound() {
    Page leaf = store.leaves(index(store.uniqueIndex)).getFirst();
    store.change(leaf, page -> changeByte(page, Node.valueAddress(page, 0, 3) + 2));
    assertThat(kinds(store.check())).containsExactly(Finding.WrongEntry.class);
  }

  private static void changeByte(MemorySegment page, long at) {
    page.set(PageFormat.BYTE, at, (byte) (page.get(PageFormat.BYTE, at) ^ 1));
  }

  @Test
  void aNullWhereNoneMayBeIsFound() {
    Page leaf = store.leaves(rows()).getFirst();
    store.change(
        leaf,
        page -> {
          long nulls = Node.valueAddress(page, 0, 2) + 1;
          page.set(PageFormat.BYTE, nulls, (byte) (page.get(PageFormat.BYTE, nulls) | 2));
        });
    List<Finding> found = store.check();
    assertThat(found.getFirst())
        .isInstanceOfSatisfying(
            Finding.NullInRow.class,
            one -> {
              assertThat(one.column()).isEqualTo(1);
              assertThat(one.number()).isEqualTo(8970);
            });
    assertThat(kinds(found))
        .as("its entry has another key")
        .contains(Finding.MissingEntry.class, Finding.StrayEntry.class);
  }

  @Test
  void aRowThatIsNoneAndARowUnderAnothersKeyAreFound() {
    List<Page> leaves = store.leaves(rows());
    store.change(leaves.get(0), page -> changeByte(page, Node.valueAddress(page, 0, 2)));
    store.change(leaves.get(2), page -> changeByte(page, Node.valueAddress(page, 0, 2) + 5));
    assertThat(store.check())
        .hasSize(2)
        .allSatisfy(found -> assertThat(found).isInstanceOf(Finding.DamagedRow.class));
  }

  @Test
  void aListOfALongValueThatIsTooShortIsFound() {
    Page list = store.pages(page -> page.type() == PageFormat.TYPE_OVERFLOW_LIST).getFirst();
    store.change(list, page -> page.set(PageFormat.SHORT, 18, (short) 2));
    assertThat(store.check())
        .singleElement()
        .isInstanceOfSatisfying(
            Finding.DamagedLongValue.class,
            found -> assertThat(found.where().pageId()).isEqualTo(list.id()));
  }
}
