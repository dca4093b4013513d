package io.skerry.bench.store;

import java.io.IOException;
import java.util.Locale;

/** The workloads, in the order in which they run. */
enum WorkloadName {
  UPDATES,
  READS,
  LOAD,
  SCANS,
  GROWTH;

  /** As it is written on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  void run(Setting setting) throws IOException {
    switch (this) {
      case UPDATES -> new UpdateWorkload(setting).run();
      case READS -> ReadWorkloads.reads(setting);
      case LOAD -> LoadWorkload.run(setting);
      case SCANS -> ReadWorkloads.scans(setting);
      case GROWTH -> new GrowthWorkload(setting).run();
    }
  }
}
