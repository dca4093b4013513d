package io.skerry.lock;

import static io.skerry.lock.LockWorld.TABLE;
import static io.skerry.lock.LockWorld.granted;
import static io.skerry.lock.LockWorld.key;
import static io.skerry.lock.LockWorld.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.lock.LockTable.Outcome;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LockTableTest {
  private final LockWorld world = new LockWorld();
  private final LockTable locks = world.locks;

  @AfterEach
  void close() {
    world.close();
  }

  // ---- holding, converting

  @Test
  void asksThatAreCoveredAreHeld() {
    LockOwner owner = world.owner(LockMode.IX);
    assertThat(locks.lockTable(owner, TABLE, LockMode.IX)).isEqualTo(Outcome.HELD);
    assertThat(locks.lockTable(owner, TABLE, LockMode.SCH_S)).isEqualTo(Outcome.HELD);
    assertThat(world.row(owner, 1, LockMode.X)).isEqualTo(Outcome.GRANTED);
    assertThat(world.row(owner, 1, LockMode.U)).isEqualTo(Outcome.HELD);
    assertThat(owner.heldBefore()).isEqualTo(LockMode.X);
  }

  @Test
  void aConversionHoldsWhatCoversBoth() {
    LockOwner owner = world.owner(LockMode.S);
    assertThat(locks.lockTable(owner, TABLE, LockMode.IX)).isEqualTo(Outcome.GRANTED);
    assertThat(world.infos(owner)).containsExactly("GRANT SIX Table");
    assertThat(locks.lockTable(owner, TABLE, LockMode.U)).isEqualTo(Outcome.GRANTED);
    assertThat(world.infos(owner)).containsExactly("GRANT UIX Table");
    LockOwner reader = world.owner(LockMode.IS);
    reader.setTimeoutMillis(0);
    assertThat(locks.lockTable(reader, TABLE, LockMode.S)).isEqualTo(Outcome.TIMEOUT);
    assertThat(world.infos(reader)).containsExactly("GRANT IS Table");
  }

  @Test
  void manySharersAndOneUpdaterHoldARow() {
    LockOwner updater = world.owner(LockMode.IX);
    assertThat(world.row(updater, 1, LockMode.U)).isEqualTo(Outcome.GRANTED);
    for (int i = 0; i < 3; i++) {
      assertThat(world.row(world.owner(LockMode.IS), 1, LockMode.S)).isEqualTo(Outcome.GRANTED);
    }
    LockOwner second = world.owner(LockMode.IX);
    second.setTimeoutMillis(0);
    assertThat(world.row(second, 1, LockMode.U)).isEqualTo(Outcome.TIMEOUT);
    assertThat(second.waitedFor()).isEqualTo(Resource.Kind.ROW);
    assertThat(world.row(second, 2, LockMode.U)).isEqualTo(Outcome.GRANTED);
    assertThat(second.waitedFor()).isNull();
  }

  @Test
  void aTableLockThatCoversRowsMakesThemCostNothing() {
    LockOwner owner = world.owner(LockMode.SIX);
    long before = locks.bytes();
    assertThat(world.row(owner, 1, LockMode.S)).isEqualTo(Outcome.HELD);
    assertThat(world.range(owner, 1, 9, LockMode.S)).isEqualTo(Outcome.HELD);
    assertThat(locks.bytes()).isEqualTo(before);
    assertThat(world.row(owner, 1, LockMode.X)).isEqualTo(Outcome.GRANTED);
    assertThat(locks.bytes()).isGreaterThan(before);
  }

  @Test
  void rowsNeedTheirTable() {
    LockOwner none = world.owner();
    assertThatThrownBy(() -> world.row(none, 1, LockMode.S))
        .isInstanceOf(IllegalStateException.class);
    LockOwner reader = world.owner(LockMode.IS);
    assertThatThrownBy(() -> world.row(reader, 1, LockMode.X))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> world.range(reader, 1, 2, LockMode.U))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anOwnerThatHasEndedGetsNothing() {
    LockOwner owner = world.owner(LockMode.IX);
    locks.releaseAll(owner);
    assertThatThrownBy(() -> locks.lockTable(owner, TABLE, LockMode.IS))
        .isInstanceOf(IllegalStateException.class);
  }

  // ---- order

  @Test
  void theFirstToComeIsTheFirstToBeServed() {
    LockOwner holder = world.owner(LockMode.S);
    LockOwner writer = world.owner();
    Future<Outcome> writing =
        world.waiting(writer, () -> locks.lockTable(writer, TABLE, LockMode.IX));
    LockOwner reader = world.owner();
    Future<Outcome> reading =
        world.waiting(reader, () -> locks.lockTable(reader, TABLE, LockMode.S));
    locks.releaseAll(holder);
    granted(writing);
    assertThat(world.isWaiting(reader)).isTrue();
    locks.releaseAll(writer);
    granted(reading);
  }

  @Test
  void thoseThatGoTogetherAreServedTogether() {
    LockOwner holder = world.owner(LockMode.X);
    LockOwner first = world.owner();
    LockOwner second = world.owner();
    LockOwner third = world.owner();
    Future<Outcome> one = world.waiting(first, () -> locks.lockTable(first, TABLE, LockMode.IS));
    Future<Outcome> two = world.waiting(second, () -> locks.lockTable(second, TABLE, LockMode.IX));
    Future<Outcome> three = world.waiting(third, () -> locks.lockTable(third, TABLE, LockMode.S));
    locks.releaseAll(holder);
    granted(one);
    granted(two);
    assertThat(world.isWaiting(third)).isTrue();
    locks.releaseAll(second);
    granted(three);
  }

  @Test
  void aConversionGoesBeforeNewRequests() {
    LockOwner holder = world.owner(LockMode.IX);
    LockOwner other = world.owner(LockMode.IX);
    LockOwner fresh = world.owner();
    Future<Outcome> asking = world.waiting(fresh, () -> locks.lockTable(fresh, TABLE, LockMode.S));
    Future<Outcome> converting =
        world.waiting(holder, () -> locks.lockTable(holder, TABLE, LockMode.X));
    assertThat(world.infos(holder)).containsExactly("CONVERT X Table", "GRANT IX Table");
    locks.releaseAll(other);
    granted(converting);
    assertThat(world.isWaiting(fresh)).isTrue();
    locks.releaseAll(holder);
    granted(asking);
  }

  @Test
  void aConversionThatNobodyHoldsOffDoesNotWait() {
    LockOwner holder = world.owner(LockMode.IS);
    LockOwner other = world.owner(LockMode.IX);
    Future<Outcome> waiting =
        world.waiting(holder, () -> locks.lockTable(holder, TABLE, LockMode.X));
    assertThat(locks.lockTable(other, TABLE, LockMode.SIX)).isEqualTo(Outcome.GRANTED);
    locks.releaseAll(other);
    granted(waiting);
  }

  @Test
  void aConversionDoesNotWaitForAnother() {
    LockOwner first = world.owner(LockMode.IS);
    LockOwner second = world.owner(LockMode.IS);
    LockOwner writer = world.owner(LockMode.IX);
    Future<Outcome> one = world.waiting(first, () -> locks.lockTable(first, TABLE, LockMode.X));
    Future<Outcome> two = world.waiting(second, () -> locks.lockTable(second, TABLE, LockMode.S));
    locks.releaseAll(writer);
    granted(two);
    assertThat(world.isWaiting(first)).isTrue();
    locks.releaseAll(second);
    granted(one);
  }

  @Test
  void aNewRequestStaysBehindAConversion() {
    LockOwner converter = world.owner(LockMode.IS);
    LockOwner other = world.owner(LockMode.IS);
    LockOwner third = world.owner(LockMode.IS);
    Future<Outcome> converting =
        world.waiting(converter, () -> locks.lockTable(converter, TABLE, LockMode.X));
    LockOwner fresh = world.owner();
    Future<Outcome> asking = world.waiting(fresh, () -> locks.lockTable(fresh, TABLE, LockMode.IS));
    locks.releaseAll(third);
    assertThat(world.isWaiting(fresh)).isTrue();
    locks.releaseAll(other);
    granted(converting);
    assertThat(world.isWaiting(fresh)).isTrue();
    locks.releaseAll(converter);
    granted(asking);
  }

  // ---- give back

  @Test
  void givingBackRestoresWhatWasHeldBefore() {
    LockOwner owner = world.owner(LockMode.IX);
    world.row(owner, 1, LockMode.S);
    world.row(owner, 1, LockMode.U);
    assertThat(owner.heldBefore()).isEqualTo(LockMode.S);
    world.giveBack(owner, 1);
    assertThat(world.infos(owner)).containsExactly("GRANT IX Table", "GRANT S Row");
    world.row(owner, 2, LockMode.U);
    assertThat(owner.heldBefore()).isEqualTo(LockMode.NONE);
    world.giveBack(owner, 2);
    assertThat(world.infos(owner)).containsExactly("GRANT IX Table", "GRANT S Row");
    world.row(owner, 1, LockMode.S);
    world.giveBack(owner, 1);
    assertThat(world.infos(owner)).contains("GRANT S Row");
  }

  @Test
  void givingBackLetsTheNextGoOn() {
    LockOwner owner = world.owner(LockMode.IX);
    world.row(owner, 1, LockMode.S);
    world.row(owner, 1, LockMode.U);
    LockMode before = owner.heldBefore();
    LockOwner next = world.owner(LockMode.IX);
    Future<Outcome> waiting = world.waiting(next, () -> world.row(next, 1, LockMode.U));
    locks.giveBackRow(owner, TABLE, TABLE, key(1), before);
    granted(waiting);
  }

  @Test
  void aTableIsGivenBackAsFarAsItsRowsAllow() {
    LockOwner owner = world.owner();
    locks.lockTable(owner, TABLE, LockMode.S);
    locks.giveBackTable(owner, TABLE, LockMode.NONE);
    assertThat(world.infos(owner)).isEmpty();
    locks.lockTable(owner, TABLE, LockMode.SIX);
    world.row(owner, 1, LockMode.X);
    locks.giveBackTable(owner, TABLE, LockMode.NONE);
    assertThat(world.infos(owner)).containsExactly("GRANT IX Table", "GRANT X Row");
  }

  // ---- the ends of waits

  @Test
  void aWaitTakesAsLongAsItsOwnerSays() {
    LockOwner holder = world.owner(LockMode.X);
    LockOwner owner = world.owner();
    owner.setTimeoutMillis(0);
    assertThat(locks.lockTable(owner, TABLE, LockMode.S)).isEqualTo(Outcome.TIMEOUT);
    owner.setTimeoutMillis(20);
    long begun = System.nanoTime();
    assertThat(locks.lockTable(owner, TABLE, LockMode.S)).isEqualTo(Outcome.TIMEOUT);
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(20_000_000);
    owner.setTimeoutMillis(-1);
    Future<Outcome> waiting = world.waiting(owner, () -> locks.lockTable(owner, TABLE, LockMode.S));
    locks.releaseAll(holder);
    granted(waiting);
  }

  @Test
  void whoGivesUpLetsThoseBehindGoOn() {
    LockOwner holder = world.owner(LockMode.IS);
    LockOwner first = world.owner();
    Future<Outcome> one = world.waiting(first, () -> locks.lockTable(first, TABLE, LockMode.X));
    LockOwner second = world.owner();
    Future<Outcome> two = world.waiting(second, () -> locks.lockTable(second, TABLE, LockMode.IX));
    locks.cancel(first);
    assertThat(outcome(one)).isEqualTo(Outcome.CANCELLED);
    granted(two);
    assertThat(world.infos(holder)).containsExactly("GRANT IS Table");
  }

  @Test
  void aCancelEndsOneWait() {
    LockOwner holder = world.owner(LockMode.X);
    LockOwner owner = world.owner();
    locks.cancel(owner);
    assertThat(locks.lockTable(owner, TABLE, LockMode.S)).isEqualTo(Outcome.CANCELLED);
    locks.cancel(owner);
    locks.clearCancel(owner);
    Future<Outcome> waiting = world.waiting(owner, () -> locks.lockTable(owner, TABLE, LockMode.S));
    locks.releaseAll(holder);
    granted(waiting);
  }

  @Test
  void anInterruptDoesNotEndAWait() {
    LockOwner holder = world.owner(LockMode.X);
    LockOwner owner = world.owner();
    Thread[] thread = new Thread[1];
    Future<Outcome> waiting =
        world.waiting(
            owner,
            () -> {
              thread[0] = Thread.currentThread();
              Outcome outcome = locks.lockTable(owner, TABLE, LockMode.S);
              assertThat(Thread.interrupted()).isTrue();
              return outcome;
            });
    thread[0].interrupt();
    locks.releaseAll(holder);
    granted(waiting);
  }

  @Test
  void anEndIsWaitedFor() {
    LockOwner other = world.owner();
    LockOwner owner = world.owner();
    Future<Outcome> waiting = world.waiting(owner, () -> locks.awaitEnd(owner, other));
    assertThat(world.infos(owner)).containsExactly("WAIT S Transaction");
    locks.releaseAll(other);
    granted(waiting);
    assertThat(owner.waitedFor()).isEqualTo(Resource.Kind.TRANSACTION);
    assertThat(locks.awaitEnd(owner, other)).isEqualTo(Outcome.GRANTED);
    assertThat(owner.waitedFor()).isNull();
  }

  // ---- names

  @Test
  void aNameIsReleasedAsOftenAsItWasLocked() {
    LockOwner owner = world.owner();
    assertThat(locks.lockApplication(owner, "a", LockMode.S)).isEqualTo(Outcome.GRANTED);
    assertThat(locks.lockApplication(owner, "a", LockMode.IX)).isEqualTo(Outcome.GRANTED);
    assertThat(locks.lockApplication(owner, "a", LockMode.S)).isEqualTo(Outcome.HELD);
    assertThat(locks.applicationMode(owner, "a")).isEqualTo(LockMode.SIX);
    assertThat(locks.releaseApplication(owner, "b")).isFalse();
    assertThat(locks.releaseApplication(owner, "a")).isTrue();
    assertThat(locks.releaseApplication(owner, "a")).isTrue();
    assertThat(locks.applicationMode(owner, "a")).isEqualTo(LockMode.SIX);
    LockOwner other = world.owner();
    Future<Outcome> waiting =
        world.waiting(other, () -> locks.lockApplication(other, "a", LockMode.X));
    assertThat(locks.releaseApplication(owner, "a")).isTrue();
    granted(waiting);
    assertThat(locks.releaseApplication(owner, "a")).isFalse();
    assertThat(locks.applicationMode(owner, "a")).isEqualTo(LockMode.NONE);
  }

  // ---- listing

  @Test
  void theListingSaysWhoWaitsForWhom() {
    LockOwner holder = world.owner(LockMode.IX);
    world.row(holder, 5, LockMode.X);
    locks.lockApplication(holder, "größe", LockMode.X);
    LockOwner first = world.owner(LockMode.IX);
    LockOwner second = world.owner(LockMode.IX);
    Future<Outcome> one = world.waiting(first, () -> world.row(first, 5, LockMode.U));
    Future<Outcome> two = world.waiting(second, () -> world.row(second, 5, LockMode.S));
    List<LockInfo> all = locks.snapshot();
    assertThat(all)
        .filteredOn(info -> info.status() == LockInfo.Status.WAIT)
        .extracting(LockInfo::ownerId, LockInfo::mode, LockInfo::waitsFor)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(first.id(), LockMode.U, List.of(holder.id())),
            org.assertj.core.groups.Tuple.tuple(
                second.id(), LockMode.S, List.of(holder.id(), first.id())));
    assertThat(all)
        .filteredOn(info -> info.ownerId() == holder.id())
        .extracting(LockInfo::resource)
        .anySatisfy(resource ->
            assertThat(resource)
                .isInstanceOfSatisfying(
                    Resource.Row.class, row -> assertThat(row.key()).isEqualTo(key(5))))
        .contains(new Resource.Table(TABLE), new Resource.Application("größe"));
    locks.releaseAll(holder);
    granted(one);
    granted(two);
  }
}
