package io.skerry.lock;

import static io.skerry.lock.LockWorld.INDEX;
import static io.skerry.lock.LockWorld.OTHER_TABLE;
import static io.skerry.lock.LockWorld.TABLE;
import static io.skerry.lock.LockWorld.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.lock.LockTable.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EscalationTest {
  private LockWorld world = new LockWorld(new LockLimits(100, 25, 64 << 20));

  @AfterEach
  void close() {
    world.close();
  }

  private void rows(LockOwner owner, int from, int to, LockMode mode) {
    for (int i = from; i < to; i++) {
      assertThat(world.row(owner, i, mode)).isEqualTo(Outcome.GRANTED);
    }
  }

  private int count(LockOwner owner) {
    return world.infos(owner).size();
  }

  @Test
  void theDocumentedThresholds() {
    LockLimits limits = LockLimits.withBytes(1);
    assertThat(limits.escalationLocks()).isEqualTo(5_000);
    assertThat(limits.escalationStep()).isEqualTo(1_250);
  }

  @Test
  void manyRowLocksBecomeOneOfTheTable() {
    LockOwner owner = world.owner(LockMode.IX);
    rows(owner, 0, 99, LockMode.X);
    assertThat(count(owner)).isEqualTo(100);
    rows(owner, 99, 100, LockMode.X);
    assertThat(world.infos(owner)).containsExactly("GRANT X Table");
    assertThat(world.row(owner, 200, LockMode.X)).isEqualTo(Outcome.HELD);
    world.giveBack(owner, 99);
    world.locks.giveBackTable(owner, TABLE, LockMode.NONE);
    assertThat(world.infos(owner)).containsExactly("GRANT X Table");
  }

  @Test
  void readersBecomeSharers() {
    LockOwner owner = world.owner(LockMode.IS);
    world.row(world.owner(LockMode.IS), 1, LockMode.S);
    rows(owner, 0, 100, LockMode.S);
    assertThat(world.infos(owner)).containsExactly("GRANT S Table");
    assertThat(world.locks.lockTable(owner, TABLE, LockMode.IX)).isEqualTo(Outcome.GRANTED);
    assertThat(world.row(owner, 1, LockMode.S)).isEqualTo(Outcome.HELD);
  }

  @Test
  void rangesCountAndGoToo() {
    LockOwner owner = world.owner(LockMode.IS);
    rows(owner, 0, 50, LockMode.S);
    for (int i = 0; i < 50; i++) {
      world.locks.lockRange(owner, TABLE, INDEX, key(2 * i), key(2 * i + 1), LockMode.S);
    }
    assertThat(world.infos(owner)).containsExactly("GRANT S Table");
    assertThat(world.locks.hasRanges(INDEX)).isFalse();
  }

  @Test
  void eachTableCountsForItself() {
    LockOwner owner = world.owner(LockMode.IX);
    world.locks.lockTable(owner, OTHER_TABLE, LockMode.IX);
    rows(owner, 0, 90, LockMode.X);
    for (int i = 0; i < 90; i++) {
      world.locks.lockRow(owner, OTHER_TABLE, OTHER_TABLE, key(i), LockMode.X);
    }
    assertThat(count(owner)).isEqualTo(182);
  }

  @Test
  void whereOthersAreInTheWayItIsTriedAgain() {
    LockOwner other = world.owner(LockMode.IX);
    LockOwner owner = world.owner(LockMode.IX);
    rows(owner, 0, 110, LockMode.X);
    assertThat(count(owner)).isEqualTo(111);
    world.locks.releaseAll(other);
    rows(owner, 110, 124, LockMode.X);
    assertThat(count(owner)).isEqualTo(125);
    rows(owner, 124, 125, LockMode.X);
    assertThat(world.infos(owner)).containsExactly("GRANT X Table");
  }

  @Test
  void locksGivenBackDoNotCount() {
    LockOwner owner = world.owner(LockMode.IX);
    for (int i = 0; i < 500; i++) {
      assertThat(world.row(owner, i, LockMode.U)).isEqualTo(Outcome.GRANTED);
      world.giveBack(owner, i);
    }
    assertThat(world.infos(owner)).containsExactly("GRANT IX Table");
  }

  @Test
  void aTableCanForbidIt() {
    world.locks.allowEscalation(TABLE, false);
    LockOwner owner = world.owner(LockMode.IX);
    rows(owner, 0, 124, LockMode.X);
    assertThat(count(owner)).isEqualTo(125);
    world.locks.allowEscalation(TABLE, true);
    rows(owner, 124, 125, LockMode.X);
    assertThat(world.infos(owner)).containsExactly("GRANT X Table");
  }

  // ---- the limit

  @Test
  void atTheLimitEscalationMakesRoom() {
    world.close();
    world = new LockWorld(new LockLimits(5_000, 1_250, 10_000));
    LockOwner owner = world.owner(LockMode.IX);
    int granted = 0;
    while (world.row(owner, granted, LockMode.X) == Outcome.GRANTED) {
      granted++;
    }
    assertThat(granted).isBetween(20, 200);
    assertThat(world.infos(owner)).containsExactly("GRANT X Table");
    assertThat(world.row(owner, 5_000, LockMode.X)).isEqualTo(Outcome.HELD);
  }

  @Test
  void atTheLimitARequestEndsIfNothingHelps() {
    world.close();
    world = new LockWorld(new LockLimits(5_000, 1_250, 10_000));
    LockOwner other = world.owner(LockMode.IX);
    LockOwner owner = world.owner(LockMode.IX);
    int granted = 0;
    while (world.row(owner, granted, LockMode.X) == Outcome.GRANTED) {
      granted++;
    }
    assertThat(world.row(owner, granted, LockMode.X)).isEqualTo(Outcome.EXHAUSTED);
    assertThat(world.range(owner, 1, 9, LockMode.S)).isEqualTo(Outcome.EXHAUSTED);
    assertThat(world.locks.lockApplication(other, "a".repeat(99), LockMode.X))
        .isEqualTo(Outcome.EXHAUSTED);
    assertThat(world.locks.lockTable(owner, OTHER_TABLE, LockMode.IX)).isEqualTo(Outcome.EXHAUSTED);
    assertThat(world.row(owner, 0, LockMode.X)).isEqualTo(Outcome.HELD);
    assertThat(count(owner)).isEqualTo(granted + 1);
    assertThat(world.locks.bytes()).isLessThanOrEqualTo(10_000);
    world.locks.releaseAll(other);
    assertThat(world.row(owner, granted, LockMode.X)).isEqualTo(Outcome.HELD);
    assertThat(world.infos(owner)).containsExactly("GRANT X Table");
  }
}
