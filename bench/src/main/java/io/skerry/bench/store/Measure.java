package io.skerry.bench.store;

/** What is measured, with the name that it has in the table. */
enum Measure {
  UPDATE_1("durable update, 1 writer"),
  UPDATE_16("durable update, 16 writers"),
  UPDATE_64("durable update, 64 writers"),
  UPDATE_16_VIRTUAL("the same, 16 virtual threads"),
  UPDATE_64_VIRTUAL("the same, 64 virtual threads"),
  READ_1("point read, 1 thread"),
  READ_2("point read, 2 threads"),
  LOAD("bulk load, rows"),
  SCAN("scan of the table, rows"),
  RANGE("scan of 100 rows, scans"),
  INSERT_INSIDE("random insert inside the cache, rows"),
  INSERT_BEYOND("random insert at 4 times the cache, rows"),
  READ_INSIDE("point read inside the cache"),
  READ_BEYOND("point read at 4 times the cache");

  private final String title;

  Measure(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
