package io.skerry.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.io.DamagedFileException;
import io.skerry.log.LogFailedException;
import io.skerry.row.ObjectId;
import io.skerry.store.Store;
import io.skerry.store.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Damaged files stop the start with the place, and two openings of one volume do each other no
 * harm.
 */
final class DamageTest {
  private static final String FIRST_SEGMENT = "log-00000001-00000000";
  private static final int FRAMES_AT = 4096;

  private static SimulatedDisk withCommits(int count) {
    SimulatedDisk disk = new SimulatedDisk();
    Opened opened = Opened.open(disk);
    for (int i = 0; i < count; i++) {
      Transaction tx = opened.store().begin();
      tx.createSequence(Store.SYSTEM_DATABASE, i, 1);
      tx.commit();
    }
    SimulatedDisk after = disk.afterProcessEnd();
    opened.abandon();
    return after;
  }

  @Test
  void damageBeforeTheLastRecordStopsTheStartWithItsPlace() {
    SimulatedDisk disk = withCommits(3);
    disk.flipBit(FIRST_SEGMENT, FRAMES_AT + 50);
    assertThatThrownBy(() -> Opened.open(disk))
        .isInstanceOfSatisfying(
            DamagedFileException.class,
            e -> {
              assertThat(e.file()).isEqualTo(FIRST_SEGMENT);
              assertThat(e.offset()).isEqualTo(FRAMES_AT);
            });
  }

  @Test
  void damageOfTheLastRecordIsATornTail() {
    SimulatedDisk disk = withCommits(1);
    disk.flipBit(FIRST_SEGMENT, FRAMES_AT + 50);
    try (Store store = Opened.open(disk).store()) {
      assertThatThrownBy(() -> store.currentValue(1)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aDamagedSegmentHeaderIsFound() {
    SimulatedDisk disk = withCommits(3);
    disk.flipBit(FIRST_SEGMENT, 20);
    assertThatThrownBy(() -> Opened.open(disk)).isInstanceOf(DamagedFileException.class);
  }

  @Test
  void aStoreWithoutARootIsNotTakenForANewOne() {
    SimulatedDisk disk = withCommits(2);
    disk.flipBit("root-00000001", 30);
    assertThatThrownBy(() -> Opened.open(disk))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("no valid root");
  }

  @Test
  void aDamagedPageIsNamed() {
    SimulatedDisk disk = new SimulatedDisk();
    ShortHistory history = new ShortHistory();
    history.run(disk);
    List<String> extents = disk.list().stream().filter(name -> name.startsWith("pages-")).toList();
    for (String pages : extents) {
      for (int place = 1; place < disk.content(pages).length / 16384; place++) {
        disk.flipBit(pages, place * 16384L + 100);
      }
    }
    assertThatThrownBy(
            () -> {
              try (Store store = Opened.open(disk).store()) {
                ShortHistory.read(store);
              }
            })
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("pages-");
  }

  /**
   * Whatever is done to a file, the store says so or holds what it held. What today's formats
   * cannot tell is named here, and nothing else may happen: the end of the log after damage looks
   * as after a crash; an older version of a page is a valid page; an epoch record that lost its
   * newest slot is an older one, and meets the files of the epoch that it forgot.
   */
  @Test
  void damageOfAnyFileInAnyWayIsSaidOrDoesNothing() {
    List<DamageSweep.Result> results = DamageSweep.of(1, 8);
    assertThat(results).hasSizeGreaterThan(100);
    assertThat(results)
        .extracting(DamageSweep.Result::outcome)
        .contains(DamageSweep.Outcome.SAID, DamageSweep.Outcome.RIGHT);
    assertThat(results.stream().filter(result -> !isAllowed(result))).isEmpty();
  }

  private static boolean isAllowed(DamageSweep.Result result) {
    return switch (result.outcome()) {
      case SAID, SAID_OF_ANOTHER_FILE, RIGHT -> true;
      case OLDER_STATE -> result.file().startsWith("log-");
      case WRONG ->
          result.file().startsWith("pages-")
              && (result.damage() == Damage.OLDER_BLOCK || result.damage() == Damage.OLDER_FILE);
      case OTHER_EXCEPTION ->
          result.file().equals("epoch") && result.detail().contains("root-00000002 exists");
    };
  }

  @Test
  void anOpeningThatWasSupersededAcknowledgesNothing() {
    SimulatedDisk disk = new SimulatedDisk();
    disk.shareBetweenOpenings();
    Opened old = Opened.open(disk, Opened.FENCED);
    Transaction tx = old.store().begin();
    tx.createSequence(Store.SYSTEM_DATABASE, 1, 1);
    tx.commit();
    Opened young = Opened.open(disk, Opened.FENCED);
    Transaction late = old.store().begin();
    late.createSequence(Store.SYSTEM_DATABASE, 7, 1);
    assertThatThrownBy(late::commit).isInstanceOf(LogFailedException.class);
    Transaction next = young.store().begin();
    long sequence = next.createSequence(Store.SYSTEM_DATABASE, 3, 1);
    next.commit();
    young.store().checkpoint();
    old.abandon();
    young.store().close();
    try (Store store = Opened.open(disk, Opened.FENCED).store()) {
      assertThat(store.nextValues(sequence, 1)).isEqualTo(3);
      assertThat(store.nextValues(ObjectId.of(Store.SYSTEM_DATABASE, 1), 1))
          .as("behind what was reserved")
          .isEqualTo(11);
    }
    assertThat(disk.list()).doesNotContain("root-00000001");
  }

  @Test
  void anOlderOpeningCannotHurtAYoungerOne() {
    for (int steps = 0; steps < 4; steps++) {
      SimulatedDisk disk = new SimulatedDisk();
      disk.shareBetweenOpenings();
      ShortHistory history = new ShortHistory();
      Opened old = Opened.open(disk, Opened.FENCED);
      Transaction tx = old.store().begin();
      tx.createTable(Store.SYSTEM_DATABASE, ShortHistory.SHAPE);
      tx.commit();
      Opened young = Opened.open(disk, Opened.FENCED);
      List<Throwable> failures = history.writeWithTwo(old.store(), young.store(), steps);
      assertThat(failures).isNotEmpty();
      List<String> expected = ShortHistory.read(young.store());
      old.abandon();
      young.store().close();
      try (Store store = Opened.open(disk, Opened.FENCED).store()) {
        assertThat(ShortHistory.read(store)).isEqualTo(expected).isNotEmpty();
      }
    }
  }
}
