package io.skerry.row;

import org.jspecify.annotations.Nullable;

/** Looks whether bytes can be a table's row, before anybody decodes them. */
public final class RowAudit {
  private RowAudit() {}

  /** What is wrong with a row, as the end of a sentence; null when it can be decoded. */
  public static @Nullable String fault(TableLayouts layouts, byte[] row) {
    RowCodec codec = row.length == 0 ? layouts.newest() : layouts.codecOf(row[0]);
    if (codec == null) {
      return "has layout " + (row[0] & 0xFF) + ", which is not known";
    }
    int values = codec.variableAt();
    if (row.length < values) {
      return "has " + row.length + " bytes where at least " + values + " are needed";
    }
    int begin = 0;
    for (int i = 0; i < (values - codec.endsAt()) / 2; i++) {
      int word = word(row, codec.endsAt() + 2 * i);
      int end = word & RowCodec.END_MASK;
      if (end < begin || values + end > row.length) {
        return "has a value that ends at byte " + end + " of " + (row.length - values);
      }
      if ((word & RowCodec.OMITTED) != 0) {
        return "lacks a value";
      }
      if ((word & RowCodec.APART) != 0 && end - begin != RowCodec.REFERENCE_BYTES) {
        return "has a reference of " + (end - begin) + " bytes";
      }
      begin = end;
    }
    return values + begin == row.length
        ? null
        : "has " + (row.length - values - begin) + " bytes behind its values";
  }

  private static int word(byte[] row, int at) {
    return (row[at] & 0xFF) << 8 | (row[at + 1] & 0xFF);
  }
}
