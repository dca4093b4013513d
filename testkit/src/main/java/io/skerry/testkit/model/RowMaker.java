package io.skerry.testkit.model;

import java.util.Random;

/** Makes random rows. */
final class RowMaker {
  private static final int NUMBERS = 40;

  private final boolean isLarge;
  private long nextId = 1;

  /**
   * @param isLarge whether values are so long that few rows fill the page pool
   */
  RowMaker(boolean isLarge) {
    this.isLarge = isLarge;
  }

  Row next(Random random) {
    return row(nextId++, random);
  }

  private Row row(long id, Random random) {
    int dice = random.nextInt(isLarge ? 8 : 40);
    String text =
        switch (dice) {
          case 0 -> null;
          case 1 -> "long " + id + "t".repeat(2500 + random.nextInt(isLarge ? 40_000 : 20_000));
          case 2, 3, 4 -> "middling " + id + "m".repeat(random.nextInt(3000));
          default -> "text " + id + "s".repeat(random.nextInt(120));
        };
    Row key = keyOnly(random);
    return new Row(id, key.number(), text, key.name());
  }

  static Row keyOnly(Random random) {
    Long number = random.nextInt(20) == 0 ? null : (long) random.nextInt(NUMBERS) - NUMBERS / 2;
    String name = random.nextInt(10) == 0 ? null : "Na" + (char) ('a' + random.nextInt(8));
    return new Row(0, number, null, name);
  }

  /** A row as an update leaves it. */
  Row changed(Row row, Random random) {
    Row other = row(row.id(), random);
    return switch (random.nextInt(5)) {
      case 0 -> new Row(row.id(), other.number(), row.text(), row.name());
      case 1 -> new Row(row.id(), row.number(), row.text(), other.name());
      case 2 -> new Row(row.id(), row.number(), "s", row.name());
      default -> new Row(row.id(), row.number(), other.text(), row.name());
    };
  }
}
