package io.skerry.bench.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** The methods in which a recording's samples of CPU time were taken. */
final class SelfTimes {
  private static final int LINES_MAX = 25;

  private final Map<String, Integer> self = new HashMap<>();
  private final Map<String, Integer> total = new HashMap<>();
  private int samples;

  private SelfTimes() {}

  /** The methods with most samples of their own, one a line. */
  static List<String> of(Path recording) throws IOException {
    SelfTimes times = new SelfTimes();
    for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
      if (event.getEventType().getName().equals("jdk.CPUTimeSample")
          && event.getStackTrace() != null) {
        times.add(event.getStackTrace().getFrames());
      }
    }
    return times.lines();
  }

  private void add(List<RecordedFrame> frames) {
    if (frames.isEmpty()) {
      return;
    }
    samples++;
    self.merge(name(frames.getFirst()), 1, Integer::sum);
    Set<String> seen = new HashSet<>();
    for (RecordedFrame frame : frames) {
      if (seen.add(name(frame))) {
        total.merge(name(frame), 1, Integer::sum);
      }
    }
  }

  private static String name(RecordedFrame frame) {
    RecordedMethod method = frame.getMethod();
    return method.getType().getName() + "." + method.getName();
  }

  private List<String> lines() {
    Stream<String> methods =
        self.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(LINES_MAX)
            .map(entry -> line(entry.getKey(), entry.getValue()));
    return Stream.concat(
            Stream.of("  %,d samples: in the method itself, with what it calls".formatted(samples)),
            methods)
        .toList();
  }

  private String line(String method, int own) {
    return "  %5.1f %% %5.1f %%  %s"
        .formatted(own * 100.0 / samples, total.getOrDefault(method, 0) * 100.0 / samples, method);
  }
}
