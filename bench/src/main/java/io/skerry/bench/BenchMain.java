package io.skerry.bench;

import io.skerry.bench.first.FirstBench;
import io.skerry.bench.locks.LockBench;
import io.skerry.bench.recovery.RecoveryBench;
import io.skerry.bench.startup.StartupMeasure;
import io.skerry.bench.store.StoreBench;
import java.util.Arrays;

/** {@code ./dev bench NAME [ARGUMENTS]}. */
public final class BenchMain {
  private BenchMain() {}

  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 0 ? "" : arguments[0];
    String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    switch (name) {
      case "first" -> FirstBench.main(rest);
      case "locks" -> LockBench.main(rest);
      case "recovery" -> RecoveryBench.main(rest);
      case "startup" -> StartupMeasure.main(rest);
      case "store" -> StoreBench.main(rest);
      default ->
          throw new IllegalArgumentException(
              "which benchmark? first (against PostgreSQL), locks (the lock manager alone),"
                  + " recovery (opening after a kill), startup (times to first answers), store (the storage engine against embedded engines)");
    }
  }
}
