package io.skerry.testkit.sim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.io.DataFile;
import io.skerry.io.DiskFullException;
import io.skerry.io.ReadOnlyDiskException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the simulated disk promises, and what it does not. */
final class SimulatedDiskTest {
  private static final int SECTOR = 512;
  private static final int SEEDS = 400;

  private final SimulatedDisk disk = new SimulatedDisk();

  static ByteBuffer bytes(char letter, int count) {
    return ByteBuffer.wrap(String.valueOf(letter).repeat(count).getBytes(ISO_8859_1));
  }

  private static String text(SimulatedDisk disk, String name) {
    return new String(disk.content(name), ISO_8859_1);
  }

  private DataFile durable(String name, char letter, int count) {
    DataFile file = disk.create(name);
    file.write(bytes(letter, count), 0);
    file.force();
    disk.sync();
    return file;
  }

  /** What a loss of power now can leave of a file; a dot where the file is not there. */
  private Set<String> outcomes(String name) {
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk after = disk.imageOfPowerLoss(seed);
      outcomes.add(after.exists(name) ? text(after, name) : ".");
    }
    return outcomes;
  }

  // ---- loss of power

  @Test
  void whatWasForcedIsKept() {
    DataFile file = durable("a", 'x', 3000);
    file.write(bytes('y', 10_000), 1000);
    file.force();
    assertThat(outcomes("a")).containsExactly("x".repeat(1000) + "y".repeat(10_000));
  }

  @Test
  void aWriteIsKeptLostOrTornBySectors() {
    DataFile file = durable("a", 'x', 2 * SECTOR);
    file.write(bytes('y', 2 * SECTOR), 0);
    String x = "x".repeat(SECTOR);
    String y = "y".repeat(SECTOR);
    assertThat(outcomes("a")).containsExactlyInAnyOrder(x + x, y + y, x + y, y + x);
    assertThat(text(disk, "a")).as("the disk itself goes on").isEqualTo(y + y);
  }

  @Test
  void growthMayBeLostWithItsBytesOrKeptWithoutThem() {
    DataFile file = durable("a", 'x', SECTOR);
    file.write(bytes('y', SECTOR), SECTOR);
    String x = "x".repeat(SECTOR);
    assertThat(outcomes("a"))
        .containsExactlyInAnyOrder(x, x + "y".repeat(SECTOR), x + "\0".repeat(SECTOR));
  }

  @Test
  void laterWritesMaySurviveEarlierOnes() {
    DataFile first = durable("a", 'x', 1);
    DataFile second = durable("b", 'x', 1);
    first.write(bytes('1', 1), 0);
    second.write(bytes('2', 1), 0);
    first.write(bytes('3', 1), 0);
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      SimulatedDisk after = disk.imageOfPowerLoss(seed);
      outcomes.add(text(after, "a") + text(after, "b"));
    }
    assertThat(outcomes).containsExactlyInAnyOrder("xx", "1x", "3x", "x2", "12", "32");
  }

  @Test
  void theFirstChangesOfNamesSurvive() {
    durable("a", 'a', 1);
    durable("b", 'b', 1);
    disk.rename("a", "c");
    disk.delete("b");
    disk.create("d").close();
    Set<List<String>> outcomes = new HashSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      outcomes.add(disk.imageOfPowerLoss(seed).list());
    }
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            List.of("a", "b"), List.of("b", "c"), List.of("c"), List.of("c", "d"));
    disk.sync();
    assertThat(disk.afterPowerLoss(1).list()).containsExactly("c", "d");
  }

  @Test
  void aForcedFileIsLostWithANameThatWasNotSynced() {
    DataFile file = disk.create("a");
    file.write(bytes('x', 1), 0);
    file.force();
    assertThat(outcomes("a")).containsExactlyInAnyOrder(".", "x");
  }

  @Test
  void aReplacedFileIsThereWholeOrTheOldOneIs() {
    durable("a", 'o', 3);
    DataFile file = disk.create("new");
    file.write(bytes('n', 3), 0);
    file.force();
    disk.rename("new", "a");
    assertThat(outcomes("a")).containsExactlyInAnyOrder("ooo", "nnn");
  }

  @Test
  void aTruncationMayBeLost() {
    DataFile file = durable("a", 'x', SECTOR + 100);
    file.truncate(10);
    assertThat(file.size()).isEqualTo(10);
    assertThat(outcomes("a")).containsExactlyInAnyOrder("x".repeat(SECTOR + 100), "x".repeat(10));
    file.write(bytes('y', 1), 20);
    file.force();
    assertThat(outcomes("a")).containsExactly("x".repeat(10) + "\0".repeat(10) + "y");
  }

  @Test
  void afterTheEndOfTheProcessAllIsThereButNoneOfItSafer() {
    DataFile file = durable("a", 'x', 1);
    file.write(bytes('y', 1), 0);
    SimulatedDisk next = disk.afterProcessEnd();
    assertThatThrownBy(() -> file.write(bytes('z', 1), 0)).isInstanceOf(UncheckedIOException.class);
    assertThat(text(next, "a")).isEqualTo("y");
    Set<String> outcomes = new TreeSet<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      outcomes.add(text(next.imageOfPowerLoss(seed), "a"));
    }
    assertThat(outcomes).containsExactly("x", "y");
    next.open("a").force();
    assertThat(text(next.afterPowerLoss(0), "a")).isEqualTo("y");
  }

  @Test
  void theOperationAtWhichPowerIsLostMayBeDone() {
    DataFile file = durable("a", 'x', 1);
    disk.losePowerAt(1);
    assertThatThrownBy(() -> file.write(bytes('y', 1), 0)).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(file::force).isInstanceOf(UncheckedIOException.class);
    assertThat(disk.hasLostPower()).isTrue();
    assertThat(outcomes("a")).containsExactly("x", "y");
  }

  @Test
  void imagesAndCopiesGoTheirOwnWays() {
    DataFile file = durable("a", 'x', 5000);
    file.write(bytes('y', 100), 0);
    SimulatedDisk copy = disk.copy();
    SimulatedDisk image = disk.imageOfPowerLoss(7);
    String inImage = text(image, "a");
    file.write(bytes('z', 200), 0);
    file.force();
    image.open("a").write(bytes('i', 10), 4096);
    copy.open("a").write(bytes('c', 10), 0);
    assertThat(text(copy, "a")).isEqualTo("c".repeat(10) + "y".repeat(90) + "x".repeat(4900));
    assertThat(text(disk, "a")).isEqualTo("z".repeat(200) + "x".repeat(4800));
    assertThat(text(image, "a"))
        .isEqualTo(inImage.substring(0, 4096) + "i".repeat(10) + inImage.substring(4106));
  }

  /** Random operations against a plain array. */
  @Test
  void aFileIsWhatAnArrayWouldBe() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      SimulatedDisk own = new SimulatedDisk();
      DataFile file = own.create("a");
      byte[] model = new byte[60_000];
      int size = 0;
      for (int step = 0; step < 60; step++) {
        int at = random.nextInt(40_000);
        int length = random.nextInt(random.nextBoolean() ? 600 : 20_000);
        switch (random.nextInt(6)) {
          case 0 -> {
            file.truncate(at);
            size = Math.min(size, at);
            Arrays.fill(model, size, model.length, (byte) 0);
          }
          case 1 -> {
            file.preallocate(at);
            size = Math.max(size, at);
          }
          case 2 -> {
            file.reserve(at, at + length);
            size = length == 0 ? size : Math.max(size, at + length);
          }
          case 3 -> file.force();
          default -> {
            byte[] written = new byte[length];
            random.nextBytes(written);
            file.write(ByteBuffer.wrap(written), at);
            System.arraycopy(written, 0, model, at, length);
            size = length == 0 ? size : Math.max(size, at + length);
          }
        }
        assertSame(own, Arrays.copyOf(model, size), "seed " + seed + ", step " + step);
      }
      file.force();
      own.sync();
      assertSame(own.imageOfPowerLoss(seed), Arrays.copyOf(model, size), "seed " + seed);
    }
  }

  private static void assertSame(SimulatedDisk disk, byte[] expected, String where) {
    byte[] found = disk.content("a");
    assertThat(found.length).as(where).isEqualTo(expected.length);
    assertThat(Arrays.mismatch(found, expected)).as(where).isEqualTo(-1);
  }

  // ---- faults

  @Test
  void aFaultStrikesTheOperationThatItCounts() {
    DataFile file = durable("a", 'x', 10);
    disk.arm(Fault.of(Fault.Kind.WRITE_ERROR).at(2));
    file.write(bytes('1', 1), 0);
    assertThatThrownBy(() -> file.write(bytes('2', 1), 0))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("write of 1 bytes at offset 0 of file a");
    file.write(bytes('3', 1), 0);
    disk.arm(Fault.of(Fault.Kind.CREATE_ERROR).atAnyOperation(3));
    disk.create("b").close();
    file.force();
    file.force();
    assertThatThrownBy(() -> disk.create("c")).isInstanceOf(UncheckedIOException.class);
    disk.arm(Fault.of(Fault.Kind.READ_ERROR).inFiles("b").fromThenOn());
    assertThat(file.read(ByteBuffer.allocate(1), 0)).isEqualTo(1);
    DataFile other = disk.open("b");
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> other.read(ByteBuffer.allocate(1), 0))
          .isInstanceOf(UncheckedIOException.class);
    }
    assertThat(disk.struck()).hasSize(5);
    disk.disarm();
    assertThat(other.read(ByteBuffer.allocate(1), 0)).isZero();
  }

  @Test
  void aFailedWriteMayBeDoneInPart() {
    DataFile file = durable("a", 'x', 4 * SECTOR);
    Set<String> contents = new TreeSet<>();
    disk.arm(Fault.of(Fault.Kind.WRITE_ERROR).fromThenOn());
    for (int i = 0; i < 50; i++) {
      disk.replace("a", "x".repeat(4 * SECTOR).getBytes(ISO_8859_1));
      DataFile again = disk.open("a");
      assertThatThrownBy(() -> again.write(bytes('y', 4 * SECTOR), 0))
          .isInstanceOf(UncheckedIOException.class);
      contents.add(text(disk, "a"));
    }
    assertThat(contents).hasSize(5);
    file.close();
  }

  @Test
  void aFailedForceLosesWhatTheNextOneThenKnowsNothingOf() {
    Set<String> readable = new TreeSet<>();
    for (int seed = 0; seed < 20; seed++) {
      SimulatedDisk own = new SimulatedDisk();
      own.seedFaults(seed);
      DataFile file = own.create("a");
      file.write(bytes('x', 10), 0);
      file.force();
      own.sync();
      file.write(bytes('y', 10), 0);
      own.arm(Fault.of(Fault.Kind.FORCE_ERROR));
      assertThatThrownBy(file::force).isInstanceOf(UncheckedIOException.class);
      file.force();
      readable.add(text(own, "a"));
      assertThat(text(own.afterPowerLoss(seed), "a")).isEqualTo("x".repeat(10));
    }
    assertThat(readable).containsExactly("x".repeat(10), "y".repeat(10));
  }

  @Test
  void aFailedSyncLeavesNamesUnsure() {
    disk.create("a").close();
    disk.arm(Fault.of(Fault.Kind.SYNC_ERROR));
    assertThatThrownBy(disk::sync).isInstanceOf(UncheckedIOException.class);
    assertThat(outcomes("a")).containsExactlyInAnyOrder(".", "");
    disk.sync();
    assertThat(outcomes("a")).containsExactly("");
  }

  @Test
  void readsAreGarbledOnTheWayOnly() {
    DataFile file = durable("a", 'x', 3 * SECTOR);
    file.write(bytes('y', SECTOR), SECTOR);
    file.force();
    String right = text(disk, "a");
    disk.arm(Fault.of(Fault.Kind.FLIPPED_BIT));
    assertThat(differing(file, right)).isEqualTo(1);
    disk.arm(Fault.of(Fault.Kind.STALE_SECTOR));
    assertThat(file.read(ByteBuffer.allocate(SECTOR), 0)).as("nothing stale").isEqualTo(SECTOR);
    assertThat(differing(file, right)).isEqualTo(SECTOR);
    disk.arm(Fault.of(Fault.Kind.SHORT_READ));
    assertThat(file.read(ByteBuffer.allocate(3 * SECTOR), 0)).isLessThan(3 * SECTOR);
    assertThat(differing(file, right)).isZero();
  }

  private static int differing(DataFile file, String right) {
    ByteBuffer found = ByteBuffer.allocate(right.length());
    file.read(found, 0);
    int count = 0;
    for (int i = 0; i < right.length(); i++) {
      count += found.get(i) == right.charAt(i) ? 0 : 1;
    }
    return count;
  }

  @Test
  void aReadOnlyDiskTakesNoChange() {
    DataFile file = durable("a", 'x', 1);
    disk.arm(Fault.of(Fault.Kind.READ_ONLY).at(2).fromThenOn());
    file.write(bytes('y', 1), 0);
    List<Runnable> changes =
        List.of(
            () -> file.write(bytes('z', 1), 0),
            file::force,
            () -> file.truncate(0),
            () -> disk.create("b"),
            () -> disk.delete("a"),
            disk::sync);
    for (Runnable change : changes) {
      assertThatThrownBy(change::run).isInstanceOf(ReadOnlyDiskException.class);
    }
    assertThat(text(disk, "a")).isEqualTo("y");
  }

  // ---- room

  @Test
  void aFullDiskTakesWhatFits() {
    disk.setCapacityBytes(5 * 4096);
    DataFile file = durable("a", 'x', 4096);
    assertThat(disk.freeBytes()).isEqualTo(4 * 4096);
    assertThatThrownBy(() -> file.write(bytes('y', 8 * 4096), 0))
        .isInstanceOf(DiskFullException.class);
    assertThat(file.size()).isEqualTo(5 * 4096);
    file.write(bytes('z', 10), 100);
    assertThatThrownBy(() -> disk.create("b").write(bytes('b', 1), 0))
        .isInstanceOf(DiskFullException.class);
    disk.setCapacityBytes(6 * 4096);
    disk.open("b").write(bytes('b', 1), 0);
    assertThat(disk.freeBytes()).isZero();
  }

  @Test
  void reservedRoomIsThereWhenTheDiskIsFull() {
    disk.setCapacityBytes(4 * 4096);
    DataFile file = durable("a", 'x', 1);
    file.reserve(4096, 3 * 4096);
    assertThat(file.size()).isEqualTo(3 * 4096);
    file.force();
    DataFile other = disk.create("b");
    assertThatThrownBy(() -> other.preallocate(2 * 4096)).isInstanceOf(DiskFullException.class);
    disk.sync();
    SimulatedDisk after = disk.afterPowerLoss(3);
    assertThat(after.freeBytes()).isLessThanOrEqualTo(4096);
    after.open("a").write(bytes('y', 2 * 4096), 4096);
    assertThatThrownBy(() -> after.open("a").reserve(0, 5 * 4096))
        .isInstanceOf(DiskFullException.class);
  }

  /** Or a crash could leave more than the disk holds. */
  @Test
  void roomOfADeletedFileIsUsedAgainOnlyWhenTheDeletionIsDurable() {
    disk.setCapacityBytes(2 * 4096);
    durable("a", 'x', 2 * 4096);
    disk.delete("a");
    assertThat(disk.freeBytes()).isEqualTo(2 * 4096);
    assertThat(outcomes("a")).contains("x".repeat(2 * 4096));
    DataFile file = disk.create("b");
    file.write(bytes('y', 1), 0);
    assertThat(outcomes("a")).containsExactly(".");
    file.write(bytes('y', 4096), 4096);
    file.truncate(4096);
    disk.create("c").write(bytes('z', 1), 0);
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(disk.imageOfPowerLoss(seed).freeBytes()).isNotNegative();
    }
  }

  // ---- temporary files

  @Test
  void temporaryFilesEndWithTheirClosingOrTheNextLock() {
    DataFile closed = disk.createTemporary("one");
    closed.write(bytes('x', 1), 0);
    assertThatThrownBy(closed::force).isInstanceOf(IllegalStateException.class);
    assertThat(disk.list()).isEmpty();
    closed.close();
    assertThat(disk.exists("temporary-one")).isFalse();
    disk.createTemporary("two").write(bytes('x', 1), 0);
    disk.sync();
    SimulatedDisk after = disk.afterPowerLoss(1);
    assertThat(after.exists("temporary-two")).isTrue();
    after.lock("me").close();
    assertThat(after.exists("temporary-two")).isFalse();
  }
}
