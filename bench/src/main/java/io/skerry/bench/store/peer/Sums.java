package io.skerry.bench.store.peer;

/**
 * What a scan adds up. Prices are quarters, so their sum is exact in any order and two engines that
 * are right agree to the last bit.
 */
public record Sums(long rows, long quantity, double price) {
  public static final Sums NONE = new Sums(0, 0, 0);

  /** These and one row more. */
  public Sums withRow(long id) {
    return new Sums(rows + 1, quantity + Rows.quantity(id), price + Rows.price(id));
  }

  /** These after {@code count} updates, each of which adds one to the quantity of some row. */
  public Sums withUpdates(long count) {
    return new Sums(rows, quantity + count, price);
  }

  /** The sums of the rows {@code from} (inclusive) to {@code to} (exclusive). */
  public static Sums of(long from, long to) {
    Sums sums = NONE;
    for (long id = from; id < to; id++) {
      sums = sums.withRow(id);
    }
    return sums;
  }
}
