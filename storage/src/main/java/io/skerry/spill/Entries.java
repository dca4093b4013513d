package io.skerry.spill;

/** A sequence of keys with values. */
public interface Entries {
  /** Goes to the next entry, at first to the first; false behind the last. */
  boolean next();

  /** The current entry's key; not to be changed. */
  byte[] key();

  /** The current entry's value; not to be changed. */
  byte[] value();
}
