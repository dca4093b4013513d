package io.skerry.table;

/**
 * From where the log is kept for a database's next log backup.
 *
 * @param position commits at or behind this are still to be backed up
 * @param readFrom where the log is read from for that: at or before {@code position}, as
 *     transactions that commit later may have put parts of their changes there
 */
public record LogMark(long position, long readFrom) {
  public LogMark {
    if (readFrom > position) {
      throw new IllegalArgumentException("read from " + readFrom + " for " + position);
    }
  }
}
