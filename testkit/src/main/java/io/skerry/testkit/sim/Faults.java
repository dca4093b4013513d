package io.skerry.testkit.sim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that wait for their operation, or last. */
final class Faults {
  private final List<Armed> armed = new ArrayList<>();
  private final List<Fault> struck = new ArrayList<>();

  private static final class Armed {
    final Fault fault;
    long counted;

    Armed(Fault fault) {
      this.fault = fault;
    }

    boolean counts(DiskOperation operation, String file) {
      return (fault.countsAll() || fault.kind().strikes(operation))
          && file.startsWith(fault.filePrefix());
    }
  }

  void add(Fault fault) {
    armed.add(new Armed(fault));
  }

  void clear() {
    armed.clear();
  }

  /** Those that struck, in order. */
  List<Fault> struck() {
    return List.copyOf(struck);
  }

  /** The fault that strikes this operation; null when all is well. */
  @Nullable Fault strike(DiskOperation operation, String file) {
    Fault strikes = null;
    for (Iterator<Armed> all = armed.iterator(); all.hasNext(); ) {
      Armed one = all.next();
      if (one.counts(operation, file)) {
        one.counted++;
        if (strikes == null
            && one.counted >= one.fault.n()
            && one.fault.kind().strikes(operation)) {
          strikes = one.fault;
          if (!one.fault.lasts()) {
            all.remove();
          }
        }
      }
    }
    if (strikes != null) {
      struck.add(strikes);
    }
    return strikes;
  }

  /** The fault could do nothing here, so it waits for the next operation. */
  void putBack(Fault fault) {
    struck.removeLast();
    if (!fault.lasts()) {
      add(new Fault(fault.kind(), 1, fault.countsAll(), false, fault.filePrefix()));
    }
  }
}
