package io.skerry.redo;

/** The kinds of changes in the log. The order is the code in the log: add at the end only. */
public enum Change {
  /** The changes that follow are of another database. */
  USE_DATABASE,
  /** A row, new or in the place of an old one. */
  PUT,
  DELETE,
  /** An index entry goes. */
  DELETE_ENTRY,
  /** A part of a long value to which a row that follows refers. */
  LONG_VALUE,
  CREATE_DATABASE,
  DROP_DATABASE,
  CREATE_TABLE,
  DROP_TABLE,
  CREATE_INDEX,
  DROP_INDEX,
  TRUNCATE,
  CREATE_SEQUENCE,
  DROP_SEQUENCE,
  /** Values of a sequence before this one may have been given. */
  SEQUENCE,
  /** A table has other columns; its rows are as they were. */
  ALTER_TABLE,
  /** A table has other columns and no rows; those that it had follow, written anew. */
  REWRITE_TABLE;

  private static final Change[] ALL = values();

  /** Whether it makes a database smaller. */
  boolean isShrinking() {
    return switch (this) {
      case DELETE, DELETE_ENTRY, DROP_DATABASE, DROP_TABLE, DROP_INDEX, TRUNCATE, DROP_SEQUENCE ->
          true;
      case USE_DATABASE,
          PUT,
          LONG_VALUE,
          CREATE_DATABASE,
          CREATE_TABLE,
          CREATE_INDEX,
          CREATE_SEQUENCE,
          SEQUENCE,
          ALTER_TABLE,
          REWRITE_TABLE ->
          false;
    };
  }

  static boolean isCode(int code) {
    return code >= 0 && code < ALL.length;
  }

  static Change of(int code) {
    return ALL[code];
  }
}
