package io.skerry.lock;

import static io.skerry.lock.LockWorld.INDEX;
import static io.skerry.lock.LockWorld.TABLE;
import static io.skerry.lock.LockWorld.granted;
import static io.skerry.lock.LockWorld.key;
import static io.skerry.lock.LockWorld.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.lock.LockTable.Outcome;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LockRangesTest {
  private final LockWorld world = new LockWorld();
  private final LockTable locks = world.locks;

  @AfterEach
  void close() {
    world.close();
  }

  private LockOwner patientless(LockMode table) {
    LockOwner owner = world.owner(table);
    owner.setTimeoutMillis(0);
    return owner;
  }

  @Test
  void aKeyInAnothersRangeWaits() {
    LockOwner reader = world.owner(LockMode.IS);
    assertThat(locks.hasRanges(TABLE)).isFalse();
    assertThat(world.range(reader, 10, 20, LockMode.S)).isEqualTo(Outcome.GRANTED);
    assertThat(locks.hasRanges(TABLE)).isTrue();
    assertThat(locks.hasRanges(INDEX)).isFalse();
    LockOwner writer = world.owner(LockMode.IX);
    assertThat(locks.isKeyFree(writer, TABLE, key(15))).isFalse();
    Future<Outcome> waiting = world.waiting(writer, () -> world.check(writer, 15));
    assertThat(world.infos(writer)).containsExactly("GRANT IX Table", "WAIT X Row");
    locks.releaseAll(reader);
    granted(waiting);
    assertThat(locks.isKeyFree(writer, TABLE, key(15))).isTrue();
    assertThat(writer.waitedFor()).isEqualTo(Resource.Kind.RANGE);
  }

  @Test
  void keysBesideTheRangeAreFree() {
    LockOwner reader = world.owner(LockMode.IS);
    world.range(reader, 10, 20, LockMode.S);
    LockOwner writer = patientless(LockMode.IX);
    assertThat(world.check(writer, 9)).isEqualTo(Outcome.GRANTED);
    assertThat(world.check(writer, 10)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.check(writer, 19)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.check(writer, 20)).isEqualTo(Outcome.GRANTED);
    assertThat(locks.checkKey(writer, TABLE, new byte[] {0, 19, 99})).isEqualTo(Outcome.TIMEOUT);
    assertThat(locks.checkKey(writer, INDEX, key(15))).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void openEndsReachToTheEnd() {
    LockOwner low = world.owner(LockMode.IS);
    locks.lockRange(low, TABLE, TABLE, null, key(10), LockMode.S);
    LockOwner high = world.owner(LockMode.IS);
    locks.lockRange(high, TABLE, TABLE, key(20), null, LockMode.S);
    LockOwner writer = patientless(LockMode.IX);
    assertThat(locks.checkKey(writer, TABLE, new byte[0])).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.check(writer, 9)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.check(writer, 15)).isEqualTo(Outcome.GRANTED);
    assertThat(locks.checkKey(writer, TABLE, new byte[] {-1, -1, -1})).isEqualTo(Outcome.TIMEOUT);
    LockOwner all = world.owner(LockMode.IS);
    assertThat(locks.lockRange(all, TABLE, TABLE, null, null, LockMode.S))
        .isEqualTo(Outcome.GRANTED);
    assertThat(world.check(writer, 15)).isEqualTo(Outcome.TIMEOUT);
  }

  @Test
  void ownRangesAndEmptyRangesAreInNobodysWay() {
    LockOwner owner = world.owner(LockMode.IX);
    assertThat(world.range(owner, 10, 20, LockMode.S)).isEqualTo(Outcome.GRANTED);
    assertThat(world.range(owner, 12, 18, LockMode.S)).isEqualTo(Outcome.HELD);
    assertThat(world.range(owner, 5, 5, LockMode.S)).isEqualTo(Outcome.HELD);
    assertThat(world.check(owner, 15)).isEqualTo(Outcome.GRANTED);
    assertThat(locks.isKeyFree(owner, TABLE, key(15))).isTrue();
    assertThat(world.row(owner, 15, LockMode.X)).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void rangesStandBesideEachOtherAsRowsDo() {
    LockOwner first = world.owner(LockMode.IX);
    world.range(first, 10, 20, LockMode.S);
    LockOwner second = patientless(LockMode.IX);
    assertThat(world.range(second, 15, 25, LockMode.S)).isEqualTo(Outcome.GRANTED);
    assertThat(world.range(second, 15, 25, LockMode.U)).isEqualTo(Outcome.GRANTED);
    LockOwner third = patientless(LockMode.IX);
    assertThat(world.range(third, 24, 30, LockMode.S)).isEqualTo(Outcome.GRANTED);
    assertThat(world.range(third, 24, 30, LockMode.U)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.range(third, 25, 30, LockMode.U)).isEqualTo(Outcome.GRANTED);
    assertThat(world.range(third, 19, 22, LockMode.X)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.range(third, 30, 40, LockMode.X)).isEqualTo(Outcome.GRANTED);
    assertThat(world.range(second, 39, 41, LockMode.S)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.range(second, 40, 41, LockMode.S)).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void rowsRespectRanges() {
    LockOwner reader = world.owner(LockMode.IX);
    world.range(reader, 10, 20, LockMode.S);
    world.range(reader, 15, 16, LockMode.U);
    LockOwner other = patientless(LockMode.IX);
    assertThat(world.row(other, 12, LockMode.U)).isEqualTo(Outcome.GRANTED);
    assertThat(world.row(other, 12, LockMode.X)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.row(other, 15, LockMode.S)).isEqualTo(Outcome.GRANTED);
    assertThat(world.row(other, 15, LockMode.U)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.infos(other)).containsExactly("GRANT IX Table", "GRANT S Row", "GRANT U Row");
  }

  @Test
  void aRangeCanBeTriedWithoutAWait() {
    LockOwner holder = world.owner(LockMode.IX);
    world.range(holder, 10, 20, LockMode.X);
    LockOwner reader = world.owner(LockMode.IS);
    assertThat(locks.tryLockRange(reader, TABLE, TABLE, key(5), key(11), LockMode.S))
        .isEqualTo(Outcome.TIMEOUT);
    assertThat(locks.tryLockRange(reader, TABLE, TABLE, key(5), key(10), LockMode.S))
        .isEqualTo(Outcome.GRANTED);
    locks.releaseAll(holder);
    assertThat(locks.tryLockRange(reader, TABLE, TABLE, key(10), key(11), LockMode.S))
        .isEqualTo(Outcome.GRANTED);
    assertThat(world.infos(reader)).containsExactly("GRANT IS Table", "GRANT S Range");
  }

  @Test
  void aNewRangeStaysBehindAWriterThatWaits() {
    LockOwner first = world.owner(LockMode.IS);
    world.range(first, 10, 20, LockMode.S);
    LockOwner writer = world.owner(LockMode.IX);
    Future<Outcome> checking = world.waiting(writer, () -> world.check(writer, 15));
    LockOwner second = world.owner(LockMode.IS);
    assertThat(world.range(second, 16, 30, LockMode.S)).isEqualTo(Outcome.GRANTED);
    Future<Outcome> reading = world.waiting(second, () -> world.range(second, 14, 16, LockMode.S));
    assertThat(world.range(first, 12, 22, LockMode.S)).isEqualTo(Outcome.GRANTED);
    locks.releaseAll(first);
    granted(checking);
    assertThat(world.isWaiting(second)).isTrue();
    assertThat(locks.isKeyFree(writer, TABLE, key(15))).isTrue();
    assertThat(world.isWaiting(second)).isTrue();
    assertThat(locks.isKeyFree(writer, TABLE, key(12))).isTrue();
    granted(reading);
    assertThat(locks.isKeyFree(writer, TABLE, key(15))).isFalse();
  }

  @Test
  void aReservationEndsWithItsOwner() {
    LockOwner first = world.owner(LockMode.IS);
    world.range(first, 10, 20, LockMode.S);
    LockOwner writer = world.owner(LockMode.IX);
    Future<Outcome> checking = world.waiting(writer, () -> world.check(writer, 15));
    LockOwner second = world.owner(LockMode.IS);
    Future<Outcome> reading = world.waiting(second, () -> world.range(second, 10, 20, LockMode.S));
    locks.releaseAll(first);
    granted(checking);
    locks.releaseAll(writer);
    granted(reading);
  }

  @Test
  void aReservationEndsWhenItsOwnerWaits() {
    LockOwner first = world.owner(LockMode.IX);
    world.range(first, 10, 20, LockMode.S);
    LockOwner second = world.owner(LockMode.IX);
    LockOwner writer = world.owner(LockMode.IX);
    Future<Outcome> checking = world.waiting(writer, () -> world.check(writer, 15));
    Future<Outcome> reading = world.waiting(second, () -> world.range(second, 10, 20, LockMode.S));
    locks.releaseAll(first);
    granted(checking);
    Future<Outcome> ending = world.waiting(writer, () -> locks.awaitEnd(writer, second));
    granted(reading);
    locks.releaseAll(second);
    granted(ending);
  }

  @Test
  void aWaitForARangeCanEnd() {
    LockOwner holder = world.owner(LockMode.IX);
    world.range(holder, 10, 20, LockMode.X);
    LockOwner owner = world.owner(LockMode.IS);
    Future<Outcome> reading = world.waiting(owner, () -> world.range(owner, 15, 30, LockMode.S));
    assertThat(world.infos(owner)).containsExactly("GRANT IS Table", "WAIT S Range");
    locks.cancel(owner);
    assertThat(outcome(reading)).isEqualTo(Outcome.CANCELLED);
    owner.setTimeoutMillis(5);
    assertThat(world.range(owner, 15, 30, LockMode.S)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.check(owner, 12)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.infos(owner)).containsExactly("GRANT IS Table");
  }
}
