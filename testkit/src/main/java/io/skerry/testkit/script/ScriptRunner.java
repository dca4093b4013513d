package io.skerry.testkit.script;

import java.io.IOException;

/** Runs scripts, each in a database of its own. */
final class ScriptRunner {
  private ScriptRunner() {}

  /** The answer of all batches of the script. */
  static String run(Script script, ScriptTarget target) throws IOException {
    String database = script.databaseName();
    prepare(target, "USE master; DROP DATABASE IF EXISTS " + database);
    prepare(target, "CREATE DATABASE " + database);
    prepare(target, "USE " + database);
    AnswerText answer = new AnswerText();
    for (Script.Step step : script.steps()) {
      switch (step) {
        case Script.Step.Batch batch -> {
          answer.batch(batch.text());
          target.run(batch.text(), answer);
        }
        case Script.Step.Restart _ -> {
          answer.restart();
          target.restart();
          prepare(target, "USE " + database);
        }
      }
    }
    prepare(target, "IF @@TRANCOUNT > 0 ROLLBACK; USE master; DROP DATABASE " + database);
    return answer.toString();
  }

  private static void prepare(ScriptTarget target, String batch) throws IOException {
    AnswerText answer = new AnswerText();
    target.run(batch, answer);
    if (answer.errors() > 0) {
      throw new IOException(batch + " failed:\n" + answer);
    }
  }
}
