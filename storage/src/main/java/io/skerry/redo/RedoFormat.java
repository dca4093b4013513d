package io.skerry.redo;

/** The layout of a record's header, and the codes of changes. */
final class RedoFormat {
  static final int FORMAT = 3;

  // kinds of records
  static final int COMMIT = 1;
  static final int PART = 2;
  static final int EVENT = 3;

  // the header
  static final int KIND_AT = 1;
  static final int TRANSACTION_AT = 2;
  static final int TIME_AT = 10;
  static final int START_AT = 18;
  static final int HEADER_BYTES = 26;

  /** The number of a database among 2^31, above the number of an object in it. */
  static final int DATABASE_SHIFT = 32;

  private RedoFormat() {}
}
