package io.skerry.types;

/** The form in which values of a type are held in memory. */
public enum Physical {
  /** A {@code long}; boxed {@link Long}. */
  LONG,
  /** A {@code double}; boxed {@link Double}. */
  DOUBLE,
  /** Two {@code long}s, a signed 128-bit integer in order of value; boxed {@link Int128}. */
  WIDE,
  /** A {@link String}, also in the box. */
  STRING,
  /** A {@code byte[]}, also in the box; never changed after it was made. */
  BYTES,
  /** A {@link Variant}: a value with its own type. */
  VARIANT
}
