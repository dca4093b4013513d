package io.skerry.testkit.history.run;

import java.util.List;

/**
 * A transaction of a target. Each method but the last two is one statement.
 *
 * <p>Any of them may throw {@link TransactionFailedException}; the process then calls {@link
 * #abort}.
 */
public interface TargetTransaction {

  /** The values of a list. */
  List<Long> readList(long key);

  /** Puts a value at the end of a list, in one statement that reads and writes. */
  void append(long key, long value);

  /** The value of a register. */
  long read(long key);

  /** Sets a register, whatever it holds. */
  void write(long key, long value);

  /** Adds to a register, unless that would make it negative; returns whether it did. */
  boolean addUnlessNegative(long key, long amount);

  /** The values of all registers in order of their keys. */
  List<Long> readAll();

  /** Inserts a row that was never there. */
  void insert(long row);

  /** Deletes a row; returns whether it was there. */
  boolean delete(long row);

  /** All rows from {@code first} to {@code last}, both inclusive, in order. */
  List<Long> listRows(long first, long last);

  /** Throws {@link OutcomeUnknownException} if it may have committed or not. */
  void commit();

  void abort();
}
