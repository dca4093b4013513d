package io.skerry.ast;

/**
 * A place in the text of a batch.
 *
 * @param line 1-based; what error messages show
 * @param column 1-based, in UTF-16 code units
 * @param offset 0-based, in UTF-16 code units
 */
public record Position(int line, int column, int offset) {
  public static final Position START = new Position(1, 1, 0);
}
