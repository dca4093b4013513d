package io.skerry.system;

import java.time.Instant;
import java.util.List;

/** A server with two open sessions. */
public final class SampleServer implements ServerFacts {
  @Override
  public List<OpenSession> sessions() {
    return List.of(session(51, true), session(52, false));
  }

  private static OpenSession session(int id, boolean running) {
    Instant start = Instant.parse("2026-01-03T00:00:00Z");
    return new OpenSession(
        id,
        "sa",
        "desk",
        "tests",
        "library",
        "127.0.0.1",
        true,
        "shop",
        running,
        2,
        1,
        9,
        start,
        start.plusSeconds(1),
        start.plusSeconds(2));
  }

  @Override
  public Instant started() {
    return SampleCatalog.CREATED;
  }

  @Override
  public int port() {
    return 1433;
  }

  @Override
  public long memoryBytes() {
    return 1L << 30;
  }
}
