package io.skerry.testkit.script;

import io.skerry.session.Session;
import io.skerry.testkit.server.TestServer;

/** Runs batches by a session of the engine in this process, past the wire. */
final class EngineTarget implements ScriptTarget {
  private final TestServer server;
  private Session session;

  EngineTarget(TestServer server) {
    this.server = server;
    session = server.openSession();
  }

  @Override
  public void run(String batch, AnswerText answer) {
    session.executeBatch(batch, new AnswerSink(answer));
  }

  @Override
  public void restart() {
    session.close();
    server.restart();
    session = server.openSession();
  }

  @Override
  public void close() {
    session.close();
  }
}
