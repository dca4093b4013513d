package io.skerry.bench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

final class KeysTest {
  @Test
  void keysAtRandomAreAllDifferentAndOutOfOrder() {
    Keys keys = Keys.atRandom();
    BitSet seen = new BitSet();
    int ascents = 0;
    long before = keys.of(0);
    for (long number = 0; number < 1 << 22; number++) {
      long key = keys.of(number);
      assertThat(key).isBetween(0L, (1L << 22) - 1);
      seen.set((int) key);
      ascents += key > before ? 1 : 0;
      before = key;
    }
    assertThat(seen.cardinality()).isEqualTo(1 << 22);
    assertThat(ascents).isBetween(1 << 20, 3 << 20);
  }
}
