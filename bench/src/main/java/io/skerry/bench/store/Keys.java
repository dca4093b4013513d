package io.skerry.bench.store;

/** Which key the n-th row of a table has: n itself, or one of a fixed order of chance. */
sealed interface Keys {
  long of(long number);

  static Keys inOrder() {
    return new InOrder();
  }

  static Keys atRandom() {
    return new AtRandom();
  }

  /** The number is the key. */
  record InOrder() implements Keys {
    @Override
    public long of(long number) {
      return number;
    }
  }

  /**
   * Each number below 2^22 has a key of its own below 2^22: multiplying by an odd number and
   * folding the upper half into the lower can both be undone.
   */
  record AtRandom() implements Keys {
    private static final int BITS = 22;
    private static final long MASK = (1L << BITS) - 1;

    @Override
    public long of(long number) {
      long key = number * 0x9e3779b1L & MASK;
      key ^= key >>> (BITS / 2);
      key = key * 0x85ebca6bL & MASK;
      return key ^ (key >>> (BITS / 2));
    }
  }
}
