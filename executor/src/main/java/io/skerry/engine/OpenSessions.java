package io.skerry.engine;

import io.skerry.system.ServerFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** The sessions that are open, and what system views tell of them and of the server. */
final class OpenSessions implements ServerFacts {
  /** Ids below are the system's own, as in SQL Server. */
  private static final int FIRST_ID = 51;

  private final EngineSettings settings;
  private final Instant started;
  private final Map<Integer, SqlSession> sessions = new ConcurrentHashMap<>();
  private final AtomicInteger nextId = new AtomicInteger(FIRST_ID);

  OpenSessions(EngineSettings settings, Instant started) {
    this.settings = settings;
    this.started = started;
  }

  /** Makes a session under an id that no other one has. */
  SqlSession add(IntFunction<SqlSession> maker) {
    while (true) {
      int id = nextId.getAndUpdate(next -> next == Short.MAX_VALUE ? FIRST_ID : next + 1);
      if (!sessions.containsKey(id)) {
        SqlSession session = maker.apply(id);
        if (sessions.putIfAbsent(id, session) == null) {
          return session;
        }
      }
    }
  }

  void remove(int id) {
    sessions.remove(id);
  }

  @Override
  public List<OpenSession> sessions() {
    return sessions.values().stream()
        .map(SqlSession::describe)
        .sorted(Comparator.comparingInt(OpenSession::id))
        .toList();
  }

  @Override
  public Instant started() {
    return started;
  }

  @Override
  public int port() {
    return settings.port();
  }

  @Override
  public long memoryBytes() {
    return settings.memoryBytes();
  }
}
