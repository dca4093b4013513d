package io.skerry.testkit.history;

import java.util.List;

/**
 * One operation of a transaction with what it gave.
 *
 * <p>A change is recorded before it is tried, so an aborted transaction has also the one that
 * failed; a read is recorded when its result is there.
 */
public sealed interface Operation {
  /** The value of a register that nobody wrote. */
  long NOTHING = 0;

  /** Appends a value to a list. No value is appended to one list twice. */
  record Append(long key, long value) implements Operation {}

  /** Reads a list. */
  record ReadList(long key, List<Long> values) implements Operation {
    public ReadList {
      values = List.copyOf(values);
    }
  }

  /** Writes a register, whatever is there. No value is written to one register twice. */
  record Write(long key, long value) implements Operation {}

  /** Reads a register; {@link #NOTHING} if nobody wrote it. */
  record Read(long key, long value) implements Operation {}

  /** Inserts a row by its key. No row is inserted twice, not even after its deletion. */
  record Insert(long row) implements Operation {}

  /** Deletes a row, if it was found. One transaction at most deletes a row. */
  record Delete(long row, boolean found) implements Operation {}

  /** Lists the keys of all rows from {@code first} to {@code last}, both inclusive. */
  record ListRows(long first, long last, List<Long> rows) implements Operation {
    public ListRows {
      rows = List.copyOf(rows);
    }
  }

  /** Moves an amount from one account to another, after a look at whether it is there. */
  record Transfer(long from, long to, long amount) implements Operation {}

  /** Reads all accounts in one statement. */
  record ReadBalances(List<Long> balances) implements Operation {
    public ReadBalances {
      balances = List.copyOf(balances);
    }
  }
}
