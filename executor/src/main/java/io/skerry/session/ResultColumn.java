package io.skerry.session;

import io.skerry.types.SqlType;

/**
 * A column of a rowset.
 *
 * @param name empty for an unnamed expression
 * @param identity whether it is a table's identity column
 * @param updatable whether it comes straight from a table's column
 */
public record ResultColumn(
    String name, SqlType type, boolean nullable, boolean identity, boolean updatable) {
  public ResultColumn(String name, SqlType type, boolean nullable) {
    this(name, type, nullable, false, false);
  }
}
