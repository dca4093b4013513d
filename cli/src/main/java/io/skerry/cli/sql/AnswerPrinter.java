package io.skerry.cli.sql;

import java.io.PrintStream;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints answers: rowsets in aligned columns, row counts, messages, and errors as sqlcmd prints
 * them.
 */
final class AnswerPrinter {
  /** The widths of the columns fit this many rows; later ones are printed as they come. */
  private static final int ROWS_MEASURED = 500;

  /** A wider value pushes its row out of line rather than all rows. */
  private static final int WIDTH_MAX = 64;

  private final PrintStream out;

  AnswerPrinter(PrintStream out) {
    this.out = out;
  }

  void printRows(ResultSet rows) throws SQLException {
    List<Column> columns = columns(rows.getMetaData());
    List<List<String>> first = new ArrayList<>();
    boolean more = rows.next();
    while (more && first.size() < ROWS_MEASURED) {
      first.add(values(rows, columns));
      more = rows.next();
    }
    int[] widths = widths(columns, first);
    printLine(columns.stream().map(Column::name).toList(), columns, widths);
    printLine(rules(widths), columns, widths);
    long count = first.size();
    first.forEach(row -> printLine(row, columns, widths));
    while (more) {
      printLine(values(rows, columns), columns, widths);
      count++;
      more = rows.next();
    }
    printCount(count);
  }

  void printCount(long count) {
    out.println();
    out.println("(" + count + (count == 1 ? " row affected)" : " rows affected)"));
  }

  void printMessage(int number, int severity, int state, String procedure, long line, String text) {
    if (severity > 0) {
      String where = procedure.isEmpty() ? "" : ", Procedure " + procedure;
      out.println(
          "Msg " + number + ", Level " + severity + ", State " + state + where + ", Line " + line);
    }
    out.println(text);
  }

  private record Column(String name, int type, boolean alignedRight) {}

  private static List<Column> columns(ResultSetMetaData metaData) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      int type = metaData.getColumnType(i);
      columns.add(new Column(metaData.getColumnLabel(i), type, isNumber(type)));
    }
    return columns;
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case Types.BIT,
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }

  private static List<String> values(ResultSet rows, List<Column> columns) throws SQLException {
    List<String> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(value(rows.getString(i + 1), columns.get(i).type));
    }
    return values;
  }

  private static String value(@Nullable String text, int type) {
    if (text == null) {
      return "NULL";
    }
    return switch (type) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> "0x" + text;
      default -> text;
    };
  }

  private static int[] widths(List<Column> columns, List<List<String>> rows) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int width = Math.max(1, displayWidth(columns.get(i).name));
      for (List<String> row : rows) {
        width = Math.max(width, Math.min(WIDTH_MAX, displayWidth(row.get(i))));
      }
      widths[i] = width;
    }
    return widths;
  }

  private static int displayWidth(String text) {
    return text.codePointCount(0, text.length());
  }

  private static List<String> rules(int[] widths) {
    List<String> rules = new ArrayList<>();
    for (int width : widths) {
      rules.add("-".repeat(width));
    }
    return rules;
  }

  private void printLine(List<String> values, List<Column> columns, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      if (i > 0) {
        line.append(' ');
      }
      String value = values.get(i);
      String padding = " ".repeat(Math.max(0, widths[i] - displayWidth(value)));
      if (columns.get(i).alignedRight) {
        line.append(padding).append(value);
      } else {
        line.append(value).append(i == widths.length - 1 ? "" : padding);
      }
    }
    out.println(line);
  }
}
