package io.skerry.testkit.history;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of kinds of anomalies, as tests compare them. */
public final class Kinds {
  private Kinds() {}

  /** The kinds of what was found. */
  public static Set<AnomalyKind> of(List<Anomaly> anomalies) {
    return anomalies.stream()
        .map(Anomaly::kind)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(AnomalyKind.class)));
  }

  /** The kinds with these names, between which stand spaces. */
  public static Set<AnomalyKind> named(String names) {
    return Arrays.stream(names.split(" "))
        .map(AnomalyKind::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(AnomalyKind.class)));
  }
}
