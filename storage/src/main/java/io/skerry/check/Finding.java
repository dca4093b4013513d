package io.skerry.check;

import io.skerry.row.ObjectId;

/**
 * Something that a check found wrong. Each kind is close to one of SQL Server's errors of DBCC
 * CHECKDB, whose {@link #number} it has.
 */
public sealed interface Finding {

  Where where();

  /** One sentence for a person. */
  String what();

  /**
   * Where something is wrong.
   *
   * @param tableId 0 where no table is concerned
   * @param indexId 0 for the table's rows
   * @param pageId 0 where no page is concerned
   * @param file the file with the page's place; empty where it is not known
   * @param offset where in the file, in bytes; -1 where it is not known
   */
  record Where(long tableId, long indexId, int pageId, String file, long offset) {
    static final Where STORE = new Where(0, 0, 0, "", -1);

    static Where of(long tableId, long indexId) {
      return new Where(tableId, indexId, 0, "", -1);
    }

    /** 0 where no table is concerned. */
    public int databaseId() {
      return ObjectId.databaseOf(tableId);
    }

    Where at(int page, String inFile, long atOffset) {
      return new Where(tableId, indexId, page, inFile, atOffset);
    }
  }

  // ---- files

  /** The root, the page map, the meta data, a data file's header or the epoch record is damaged. */
  record DamagedFile(Where where, String what) implements Finding {}

  /** A file that the root names is not there. */
  record MissingFile(Where where, String what) implements Finding {}

  /** The log behind the root is damaged, or has a record that cannot be decoded. */
  record DamagedLog(Where where, String what) implements Finding {}

  // ---- pages

  /** A page cannot be read: its checksum is wrong, or the file ends before. */
  record UnreadablePage(Where where, String what) implements Finding {}

  /**
   * A whole page is where another should be, an older one of the same number, or of another tree.
   */
  record WrongPage(Where where, String what) implements Finding {}

  /** The slots, entries or counts of a page do not fit together. */
  record DamagedPage(Where where, String what) implements Finding {}

  /** Something refers to a page that is not in use. */
  record MissingPage(Where where, String what) implements Finding {}

  /** Two parents refer to a page. */
  record SharedPage(Where where, String what) implements Finding {}

  /** A page is in use, and nothing refers to it. */
  record LeakedPage(Where where, String what) implements Finding {}

  // ---- trees

  /** Keys of a page are not in order, or one is there twice. */
  record MisorderedKeys(Where where, String what) implements Finding {}

  /** A key is outside of what the pages above its page say. */
  record MisplacedKey(Where where, String what) implements Finding {}

  /** A leaf is not as deep as the others. */
  record WrongLevel(Where where, String what) implements Finding {}

  // ---- places

  /** Two pages are at one place. */
  record SharedPlace(Where where, String what) implements Finding {}

  /** A page is at a place that counts as free, or that is not there. */
  record UncountedPlace(Where where, String what) implements Finding {}

  /** A place counts as used, and no page is there. */
  record LeakedPlace(Where where, String what) implements Finding {}

  // ---- rows

  /** A row's bytes do not fit its table's columns, or stand under another row's key. */
  record DamagedRow(Where where, String what) implements Finding {}

  /** A column that takes no NULL has one. */
  record NullInRow(Where where, int column, String what) implements Finding {}

  /** A page of a long value is not what its row needs. */
  record DamagedLongValue(Where where, String what) implements Finding {}

  /** A table counts other rows than it has. */
  record WrongRowCount(Where where, long counted, long found, String what) implements Finding {}

  // ---- indexes

  /** A row has no entry in an index. The place is that of the row. */
  record MissingEntry(Where where, String what) implements Finding {}

  /** An entry of an index has no row. */
  record StrayEntry(Where where, String what) implements Finding {}

  /** An entry of an index holds something else than its row. */
  record WrongEntry(Where where, String what) implements Finding {}

  /** The number of SQL Server's error that is closest. */
  default int number() {
    return switch (this) {
      case DamagedFile _ -> 824;
      case MissingFile _ -> 5120;
      case DamagedLog _ -> 9004;
      case UnreadablePage _ -> 8928;
      case WrongPage _ -> 8909;
      case DamagedPage _ -> 8939;
      case MissingPage _ -> 8976;
      case SharedPage _ -> 8910;
      case LeakedPage _, LeakedPlace _ -> 8905;
      case MisorderedKeys _ -> 2511;
      case MisplacedKey _ -> 8934;
      case WrongLevel _ -> 8931;
      case SharedPlace _ -> 8904;
      case UncountedPlace _ -> 8948;
      case DamagedRow _ -> 8944;
      case NullInRow _ -> 8970;
      case DamagedLongValue _ -> 8961;
      case WrongRowCount _ -> 2508;
      case MissingEntry _, WrongEntry _ -> 8951;
      case StrayEntry _ -> 8952;
    };
  }
}
