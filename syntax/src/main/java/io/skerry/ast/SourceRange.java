package io.skerry.ast;

/**
 * A stretch of a batch's text, kept where the catalog stores source text.
 *
 * @param start offset of the first code unit
 * @param end offset after the last
 */
public record SourceRange(int start, int end) {
  public SourceRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(start + ".." + end);
    }
  }

  /** The text of the range, cut out of the batch that was parsed. */
  public String cut(String batch) {
    return batch.substring(start, end);
  }
}
