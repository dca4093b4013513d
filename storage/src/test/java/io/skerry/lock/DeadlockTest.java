package io.skerry.lock;

import static io.skerry.lock.LockWorld.TABLE;
import static io.skerry.lock.LockWorld.granted;
import static io.skerry.lock.LockWorld.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.lock.LockTable.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DeadlockTest {
  private final LockWorld world = new LockWorld();
  private final LockTable locks = world.locks;

  @AfterEach
  void close() {
    world.close();
  }

  /** An owner with this cost that has locked the table in IX and a row in X. */
  private LockOwner writer(int cost, int row) {
    LockOwner owner = world.owner(cost);
    locks.lockTable(owner, TABLE, LockMode.IX);
    assertThat(world.row(owner, row, LockMode.X)).isEqualTo(Outcome.GRANTED);
    return owner;
  }

  @Test
  void ofTwoTheCheaperEnds() {
    LockOwner cheap = writer(1, 1);
    LockOwner dear = writer(2, 2);
    Future<Outcome> first = world.waiting(cheap, () -> world.row(cheap, 2, LockMode.X));
    Future<Outcome> second = world.start(() -> world.row(dear, 1, LockMode.X));
    assertThat(outcome(first)).isEqualTo(Outcome.DEADLOCK);
    assertThat(cheap.waitedFor()).isEqualTo(Resource.Kind.ROW);
    locks.releaseAll(cheap);
    granted(second);
  }

  @Test
  void ofEqualsTheOneThatClosesTheCircleEnds() {
    LockOwner one = writer(1, 1);
    LockOwner two = writer(1, 2);
    LockOwner three = writer(1, 3);
    Future<Outcome> first = world.waiting(one, () -> world.row(one, 2, LockMode.X));
    Future<Outcome> second = world.waiting(two, () -> world.row(two, 3, LockMode.X));
    assertThat(world.row(three, 1, LockMode.S)).isEqualTo(Outcome.DEADLOCK);
    locks.releaseAll(three);
    granted(second);
    locks.releaseAll(two);
    granted(first);
  }

  @Test
  void theLowestPriorityEndsWhateverItCosts() {
    LockOwner one = writer(100, 1);
    one.setDeadlockPriority(-5);
    LockOwner two = writer(1, 2);
    LockOwner three = writer(5, 3);
    three.setDeadlockPriority(10);
    Future<Outcome> first = world.waiting(one, () -> world.row(one, 2, LockMode.X));
    Future<Outcome> second = world.waiting(two, () -> world.row(two, 3, LockMode.X));
    Future<Outcome> third = world.start(() -> world.row(three, 1, LockMode.X));
    assertThat(outcome(first)).isEqualTo(Outcome.DEADLOCK);
    locks.releaseAll(one);
    granted(third);
    locks.releaseAll(three);
    granted(second);
    assertThatThrownBy(() -> two.setDeadlockPriority(11))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoSharersCannotBothConvert() {
    LockOwner one = world.owner(LockMode.IX);
    LockOwner two = world.owner(LockMode.IX);
    world.row(one, 1, LockMode.S);
    world.row(two, 1, LockMode.S);
    Future<Outcome> first = world.waiting(one, () -> world.row(one, 1, LockMode.X));
    assertThat(world.row(two, 1, LockMode.X)).isEqualTo(Outcome.DEADLOCK);
    assertThat(world.infos(two)).contains("GRANT S Row");
    locks.releaseAll(two);
    granted(first);
  }

  @Test
  void theQueueIsPartOfACircle() {
    LockOwner holder = world.owner(LockMode.IS);
    LockOwner writer = world.owner(LockMode.IX);
    world.row(writer, 1, LockMode.X);
    LockOwner changer = world.owner(1);
    Future<Outcome> changing =
        world.waiting(changer, () -> locks.lockTable(changer, TABLE, LockMode.SCH_M));
    LockOwner fresh = world.owner(5);
    locks.lockApplication(fresh, "a", LockMode.X);
    Future<Outcome> asking = world.waiting(fresh, () -> locks.lockTable(fresh, TABLE, LockMode.IS));
    holder.setDeadlockPriority(1);
    Future<Outcome> last = world.start(() -> locks.lockApplication(holder, "a", LockMode.X));
    assertThat(outcome(changing)).isEqualTo(Outcome.DEADLOCK);
    granted(asking);
    locks.releaseAll(fresh);
    granted(last);
  }

  @Test
  void aWriterAndTwoRanges() {
    LockOwner reader = world.owner(LockMode.IX);
    world.range(reader, 10, 20, LockMode.S);
    LockOwner writer = writer(7, 1);
    Future<Outcome> checking = world.waiting(writer, () -> world.check(writer, 15));
    assertThat(world.row(reader, 1, LockMode.S)).isEqualTo(Outcome.DEADLOCK);
    locks.releaseAll(reader);
    granted(checking);
  }

  @Test
  void rangesAndEnds() {
    LockOwner one = world.owner(LockMode.IX);
    LockOwner two = world.owner(LockMode.IX);
    world.range(one, 10, 20, LockMode.S);
    world.range(two, 30, 40, LockMode.S);
    Future<Outcome> first = world.waiting(one, () -> world.range(one, 35, 36, LockMode.X));
    assertThat(world.infos(one)).contains("WAIT X Range");
    LockOwner three = world.owner(LockMode.IX);
    Future<Outcome> third = world.waiting(three, () -> locks.awaitEnd(three, one));
    assertThat(locks.awaitEnd(two, three)).isEqualTo(Outcome.DEADLOCK);
    assertThat(two.waitedFor()).isEqualTo(Resource.Kind.TRANSACTION);
    locks.releaseAll(two);
    granted(first);
    locks.releaseAll(one);
    granted(third);
  }

  @Test
  void anOwnerCannotWaitForItsPartner() {
    LockOwner session = world.owner();
    LockOwner tx = world.owner(9);
    tx.setPartner(session);
    locks.lockApplication(session, "a", LockMode.X);
    assertThat(locks.lockApplication(tx, "a", LockMode.S)).isEqualTo(Outcome.DEADLOCK);
    LockOwner other = world.owner(1);
    locks.lockApplication(other, "b", LockMode.X);
    Future<Outcome> waiting = world.waiting(tx, () -> locks.lockApplication(tx, "b", LockMode.X));
    assertThat(locks.lockApplication(other, "a", LockMode.X)).isEqualTo(Outcome.DEADLOCK);
    locks.releaseAll(other);
    granted(waiting);
  }

  @Test
  void severalCirclesThroughOneWaitAreAllBroken() {
    LockOwner writer = writer(9, 1);
    List<LockOwner> sharers = new ArrayList<>();
    List<Future<Outcome>> waits = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      LockOwner sharer = world.owner(LockMode.IX);
      world.row(sharer, 2, LockMode.S);
      sharers.add(sharer);
      waits.add(world.waiting(sharer, () -> world.row(sharer, 1, LockMode.S)));
    }
    Future<Outcome> writing = world.start(() -> world.row(writer, 2, LockMode.X));
    for (int i = 0; i < 4; i++) {
      assertThat(outcome(waits.get(i))).isEqualTo(Outcome.DEADLOCK);
      locks.releaseAll(sharers.get(i));
    }
    granted(writing);
  }

  @Test
  void aLongQueueIsSearchedWithoutDepth() {
    LockOwner holder = writer(0, 1);
    List<Future<Outcome>> waits = new ArrayList<>();
    List<LockOwner> owners = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      LockOwner owner = world.owner(LockMode.IX);
      owners.add(owner);
      waits.add(world.start(() -> world.row(owner, 1, LockMode.X)));
    }
    LockOwner last = owners.getLast();
    while (!world.isWaiting(last)) {
      LockWorld.pause();
    }
    locks.releaseAll(holder);
    int done = 0;
    while (done < waits.size()) {
      for (int i = 0; i < waits.size(); i++) {
        if (waits.get(i) != null && waits.get(i).isDone()) {
          granted(waits.get(i));
          waits.set(i, null);
          locks.releaseAll(owners.get(i));
          done++;
        }
      }
    }
    assertThat(done).isEqualTo(3_000);
  }
}
