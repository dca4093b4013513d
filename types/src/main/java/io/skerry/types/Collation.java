package io.skerry.types;

/**
 * How strings compare, sort and hash (T-SQL, "Collation and Unicode support").
 *
 * <p>It has no default methods, so that the classes that implement it can be initialised before it:
 * {@link #DEFAULT} is one of theirs.
 *
 * <p>In every collation trailing spaces do not count in comparisons, as ANSI padding rules demand.
 */
public interface Collation {
  /** SQL Server's default: case-insensitive, accent-sensitive. */
  Collation DEFAULT = LatinCollation.SQL_LATIN1_GENERAL_CP1_CI_AS;

  /** As T-SQL names it, such as {@code SQL_Latin1_General_CP1_CI_AS}. */
  String name();

  /** Negative, zero or positive. */
  int compare(String left, String right);

  boolean equal(String left, String right);

  /** Equal for strings that compare equal. */
  int hash(String value);

  /**
   * Bytes whose unsigned order is the order of {@link #compare}; equal strings give equal bytes.
   */
  byte[] sortKey(String value);

  /**
   * The one character that stands for all single characters equal to {@code c}; what LIKE,
   * CHARINDEX and REPLACE compare.
   */
  char fold(char c);

  /**
   * The five bytes of the wire: 20 bits LCID, 8 bits flags, 4 bits version, sort id ([MS-TDS]
   * 2.2.5.1.2).
   */
  byte[] wireBytes();
}
