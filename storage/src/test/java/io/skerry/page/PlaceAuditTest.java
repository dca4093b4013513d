package io.skerry.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.io.DiskDirectory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places in memory that do not fit together. */
final class PlaceAuditTest {
  private static final int PAGES = 20;

  @TempDir Path directory;
  private final PageTable table = new PageTable();
  private final MemorySegment page = Arena.ofAuto().allocate(PageFormat.PAGE_BYTES);
  private Extents extents;

  @BeforeEach
  void writePages() {
    extents = new Extents(new DiskDirectory(directory), 8, 42, 1);
    while (extents.freePlaces() < 2 * PAGES) {
      Extents.Growth growth = extents.planGrowth(2 * PAGES);
      extents.perform(growth, true);
      extents.adopt(growth);
    }
    for (int i = 0; i < PAGES; i++) {
      int pageId = table.takeId();
      table.set(pageId, PageTable.ALLOCATED);
      table.rootPlace[pageId] = write(pageId);
      table.placeOf[pageId] = i % 2 == 0 ? table.rootPlace[pageId] : write(pageId);
    }
  }

  private long write(int pageId) {
    PageFormat.initialize(page, 0, pageId, 7, PageFormat.TYPE_LEAF);
    return extents.write(1, page, 0);
  }

  @AfterEach
  void close() {
    extents.close();
  }

  private List<PageFault> faults() {
    List<PageFault> faults = new ArrayList<>();
    new PlaceAudit(table, extents, Root.empty(), faults::add).check(null);
    return faults;
  }

  @Test
  void placesThatFitTogetherHaveNoFaults() {
    assertThat(faults()).isEmpty();
  }

  @Test
  void aPlaceThatNobodyHasIsFound() {
    long lost = write(3);
    assertThat(faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(PageFault.Kind.LEAKED_PLACE);
          assertThat(fault.offset())
              .isEqualTo((long) PlaceRef.place(lost) % 8 * PageFormat.PAGE_BYTES);
        });
  }

  @Test
  void aPlaceThatIsFreeAndYetSomebodysIsFound() {
    extents.free(table.placeOf[5]);
    assertThat(faults())
        .allSatisfy(fault -> {
          assertThat(fault.kind()).isEqualTo(PageFault.Kind.UNCOUNTED_PLACE);
          assertThat(fault.pageId()).isEqualTo(5);
        })
        .isNotEmpty();
  }

  @Test
  void aPlaceOfTwoPagesIsFound() {
    table.placeOf[6] = table.placeOf[9];
    assertThat(faults())
        .extracting(PageFault::kind)
        .as("and the place that it had is nobody's")
        .containsExactly(PageFault.Kind.SHARED_PLACE, PageFault.Kind.LEAKED_PLACE);
  }

  @Test
  void aPlaceBeyondAllFilesIsFound() {
    table.placeOf[4] = PlaceRef.of(4000, 1);
    assertThat(faults())
        .extracting(PageFault::kind)
        .containsExactly(PageFault.Kind.UNCOUNTED_PLACE, PageFault.Kind.LEAKED_PLACE);
  }
}
