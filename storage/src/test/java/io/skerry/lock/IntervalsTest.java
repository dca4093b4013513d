package io.skerry.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Intervals of one-byte keys against an array with the mode of each. */
final class IntervalsTest {
  private static final int KEYS = 24;
  private static final LockMode[] MODES = {LockMode.S, LockMode.U, LockMode.X};

  private final Intervals intervals = new Intervals();
  private final LockMode[] model = new LockMode[KEYS];

  IntervalsTest() {
    Arrays.fill(model, LockMode.NONE);
  }

  private static byte[] key(int number) {
    return new byte[] {(byte) number};
  }

  private static byte @Nullable [] end(int number) {
    return number == KEYS ? null : key(number);
  }

  private void add(int from, int to, LockMode mode) {
    intervals.add(from == 0 ? new byte[0] : key(from), end(to), mode);
    for (int i = from; i < to; i++) {
      model[i] = model[i].with(mode);
    }
  }

  @Test
  void neighboursOfOneModeAreOneInterval() {
    add(3, 6, LockMode.S);
    add(9, 12, LockMode.S);
    add(6, 8, LockMode.S);
    assertThat(intervals.size()).isEqualTo(2);
    add(8, 9, LockMode.S);
    assertThat(intervals.size()).isEqualTo(1);
    add(5, 7, LockMode.U);
    assertThat(intervals.size()).isEqualTo(3);
    add(0, KEYS, LockMode.X);
    assertThat(intervals.size()).isEqualTo(1);
    assertThat(intervals.bytes()).isEqualTo(Intervals.bytesOf(new byte[0], null));
  }

  @Test
  void theEndIsOutside() {
    intervals.add(key(3), key(6), LockMode.S);
    assertThat(intervals.modeOf(key(3))).isEqualTo(LockMode.S);
    assertThat(intervals.modeOf(new byte[] {5, 99})).isEqualTo(LockMode.S);
    assertThat(intervals.modeOf(key(6))).isEqualTo(LockMode.NONE);
    assertThat(intervals.modeOf(new byte[] {2, 99})).isEqualTo(LockMode.NONE);
    assertThat(intervals.overlaps(key(6), null)).isFalse();
    assertThat(intervals.overlaps(key(5), null)).isTrue();
  }

  @Test
  void keysAreComparedWithoutSign() {
    intervals.add(key(100), key(200), LockMode.X);
    assertThat(intervals.modeOf(key(150))).isEqualTo(LockMode.X);
    assertThat(intervals.modeOf(key(250))).isEqualTo(LockMode.NONE);
  }

  @Test
  void randomRangesAreAsInTheModel() {
    Random random = new Random(11);
    for (int round = 0; round < 3_000; round++) {
      IntervalsTest other = new IntervalsTest();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        int from = random.nextInt(KEYS);
        int to = from + 1 + random.nextInt(KEYS - from);
        other.add(from, to, MODES[random.nextInt(3)]);
        other.check(random);
      }
    }
  }

  private void check(Random random) {
    int runs = 0;
    long bytes = 0;
    LockMode before = LockMode.NONE;
    for (int i = 0; i < KEYS; i++) {
      assertThat(intervals.modeOf(key(i))).isEqualTo(model[i]);
      if (model[i] != before && model[i] != LockMode.NONE) {
        runs++;
      }
      before = model[i];
    }
    for (Intervals.Interval interval : intervals.all()) {
      bytes += Intervals.bytesOf(interval.from, interval.to());
    }
    assertThat(intervals.size()).isEqualTo(runs);
    assertThat(intervals.bytes()).isEqualTo(bytes);
    int from = random.nextInt(KEYS);
    int to = from + 1 + random.nextInt(KEYS - from);
    LockMode asked = MODES[random.nextInt(3)];
    boolean overlaps = false;
    boolean conflicts = false;
    boolean covers = true;
    for (int i = from; i < to; i++) {
      overlaps |= model[i] != LockMode.NONE;
      conflicts |= !asked.isCompatibleWith(model[i]);
      covers &= model[i].covers(asked);
    }
    assertThat(intervals.overlaps(key(from), end(to))).isEqualTo(overlaps);
    assertThat(intervals.conflicts(key(from), end(to), asked)).isEqualTo(conflicts);
    assertThat(intervals.covers(key(from), end(to), asked)).isEqualTo(covers);
  }
}
