package io.skerry.system;

/** The code pages of {@code sys.syscharsets}; ODBC reads the name of the database's one. */
final class CharacterSets {
  /** Character sets and sort orders have one table; sets are of this type. */
  private static final int CHARACTER_SET = 1001;

  private static final int SORT_ORDER = 2001;

  private static final String[][] SETS = {
    {"1", "iso_1", "ISO 8859-1 (Latin-1) - Western European 8-bit character set."},
    {"2", "cp850", "Code Page 850 (Multilingual) character set."},
    {"3", "cp437", "Code Page 437 (United States) character set."},
    {"4", "cp1250", "Code Page 1250 (Central European) character set."},
    {"5", "cp1251", "Code Page 1251 (Cyrillic) character set."},
    {"6", "cp1253", "Code Page 1253 (Greek) character set."},
    {"7", "cp1254", "Code Page 1254 (Turkish) character set."},
    {"8", "cp1255", "Code Page 1255 (Hebrew) character set."},
    {"9", "cp1256", "Code Page 1256 (Arabic) character set."},
    {"10", "cp1257", "Code Page 1257 (Baltic) character set."}
  };

  private CharacterSets() {}

  static void produce(RowsetRows rows) {
    for (String[] set : SETS) {
      rows.add()
          .set("type", CHARACTER_SET)
          .set("id", Integer.parseInt(set[0]))
          .set("csid", 0)
          .set("status", 0)
          .set("name", set[1])
          .set("description", set[2]);
    }
    rows.add()
        .set("type", SORT_ORDER)
        .set("id", 52)
        .set("csid", 1)
        .set("status", 0)
        .set("name", "nocase_iso")
        .set("description", "Case-insensitive dictionary sort order.");
  }
}
