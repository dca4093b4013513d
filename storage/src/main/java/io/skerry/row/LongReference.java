package io.skerry.row;

/**
 * Where a long value is.
 *
 * @param at where in the row the reference stands
 * @param page the first of its pages
 * @param length of the value in bytes
 */
public record LongReference(int at, int page, int length) {
  public static LongReference at(byte[] row, int at) {
    return new LongReference(at, number(row, at), number(row, at + 4));
  }

  private static int number(byte[] row, int at) {
    return (row[at] & 0xFF) << 24
        | (row[at + 1] & 0xFF) << 16
        | (row[at + 2] & 0xFF) << 8
        | (row[at + 3] & 0xFF);
  }
}
