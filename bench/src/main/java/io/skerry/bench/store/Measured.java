package io.skerry.bench.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What one turn of one peer measured.
 *
 * @param count operations, or rows where rows are what matters
 * @param cpuSeconds of the peer's whole process, until what it left to its background threads was
 *     done
 * @param p50Micros the median time of one step of one thread
 */
record Measured(
    double count, double seconds, double cpuSeconds, double p50Micros, double p99Micros) {

  static Measured parse(String text) {
    double[] numbers =
        Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    return new Measured(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }

  String text() {
    return DoubleStream.of(count, seconds, cpuSeconds, p50Micros, p99Micros)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(" "));
  }

  Measured withCpuSeconds(double used) {
    return new Measured(count, seconds, used, p50Micros, p99Micros);
  }

  double perSecond() {
    return count / seconds;
  }

  double cpuSecondsPerMillion() {
    return cpuSeconds / count * 1e6;
  }

  /** The one in the middle, by rate. */
  static Measured median(List<Measured> runs) {
    return runs.stream()
        .sorted(Comparator.comparingDouble(Measured::perSecond))
        .skip(runs.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
