package io.skerry.testkit.script;

/** Something that runs the batches of scripts: one connection at a time to a server. */
interface ScriptTarget extends AutoCloseable {
  /** Runs a batch and adds all that comes back to {@code answer}. */
  void run(String batch, AnswerText answer);

  /**
   * Stops the server, starts it on the same data and connects again, with {@code master} as the
   * database.
   */
  void restart();

  /** Disconnects; the server goes on. */
  @Override
  void close();
}
