package io.skerry.testkit.sim;

import io.skerry.store.StoreOptions;
import java.util.SplittableRandom;

/** What all lives of a round have in common. */
record SoakSetting(
    SoakArguments arguments, StoreOptions options, QuietThreads quiet, SoakReport report) {

  static SoakSetting of(SoakArguments arguments, SplittableRandom random, SoakReport report) {
    return new SoakSetting(
        arguments, SoakStores.options(random, false), new QuietThreads(), report);
  }

  boolean has(SoakArguments.Part part) {
    return arguments.has(part);
  }
}
