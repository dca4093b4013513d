package io.skerry.testkit.script;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Puts answers into the words of a golden file: a rowset as a line of its columns' names and types,
 * its rows and their number; a count; a message as its text; an error as its numbers and its text.
 */
final class AnswerText {
  /**
   * "Changed database context to", "Changed language setting to": they belong to the connection,
   * not to a script.
   */
  private static final int CHANGED_DATABASE = 5701;

  private static final int CHANGED_LANGUAGE = 5703;

  /**
   * "Null value is eliminated by an aggregate": Microsoft's driver drops information that comes
   * among rows.
   */
  private static final int NULL_ELIMINATED = 8153;

  private final StringBuilder text = new StringBuilder();
  private int errors;

  /** A column of a rowset. */
  record Column(String name, String type) {
    @Override
    public String toString() {
      return (name.isEmpty() ? "(no name)" : name) + " " + type;
    }
  }

  /** Repeats the batch that the next lines answer. */
  void batch(String batch) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    batch.lines().map(line -> "> " + line).forEach(this::line);
  }

  void restart() {
    text.append("\n-- restart\n");
  }

  void columns(List<Column> columns) {
    line(columns.stream().map(Column::toString).collect(Collectors.joining(" | ")));
  }

  void row(List<String> values) {
    line(String.join(" | ", values));
  }

  /** The rowset ended after so many rows. */
  void rowsEnd(long rows) {
    line("(" + rows + (rows == 1 ? " row)" : " rows)"));
  }

  /** A statement other than a SELECT changed so many rows. */
  void count(long rows) {
    line("(" + rows + (rows == 1 ? " row affected)" : " rows affected)"));
  }

  void message(int number, int severity, int state, String procedure, long line, String message) {
    if (number == CHANGED_DATABASE || number == CHANGED_LANGUAGE || number == NULL_ELIMINATED) {
      return;
    }
    if (severity > 0) {
      String where = procedure.isEmpty() ? "" : ", Procedure " + procedure;
      line(
          String.format(
              Locale.ROOT,
              "Msg %d, Level %d, State %d%s, Line %d",
              number,
              severity,
              state,
              where,
              line));
    }
    errors += severity > 10 ? 1 : 0;
    line(message);
  }

  /**
   * The connection failed in a way that no server means: a closed socket, a protocol fault, a fault
   * of the engine.
   */
  void fault(String what) {
    errors++;
    line("!! " + what);
  }

  /** How many errors came so far. */
  int errors() {
    return errors;
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
