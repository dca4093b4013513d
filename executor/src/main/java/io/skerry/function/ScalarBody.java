package io.skerry.function;

/** What a function does for one row: reads its arguments and puts its result. */
@FunctionalInterface
public interface ScalarBody {
  void apply(Arguments in, Result out);
}
