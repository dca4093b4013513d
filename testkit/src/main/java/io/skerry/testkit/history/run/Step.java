package io.skerry.testkit.history.run;

/** What a transaction is to do; {@link io.skerry.testkit.history.Operation} says what it did. */
sealed interface Step {
  record Append(long key, long value) implements Step {}

  record ReadList(long key) implements Step {}

  record Write(long key, long value) implements Step {}

  record Read(long key) implements Step {}

  record Insert(long row) implements Step {}

  record Delete(long row) implements Step {}

  record ListRows(long first, long last) implements Step {}

  record Transfer(long from, long to, long amount) implements Step {}

  record ReadBalances() implements Step {}
}
