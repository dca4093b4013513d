package io.skerry.system.procedure;

import io.skerry.catalog.Database;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.session.ResultColumn;
import io.skerry.session.ResultSink;
import io.skerry.session.StatementEnd;
import io.skerry.system.RowsetRows;
import io.skerry.system.RowsetShape;
import io.skerry.system.ShapeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a procedure: its name, arguments and surroundings, and where its rowsets go. */
final class ProcedureRun {
  private final String procedure;
  private final ProcedureArguments arguments;
  private final ProcedureEnvironment environment;
  private final ShapeText rowsets;
  private final ResultSink sink;

  ProcedureRun(
      String procedure,
      ProcedureArguments arguments,
      ProcedureEnvironment environment,
      ShapeText rowsets,
      ResultSink sink) {
    this.procedure = procedure;
    this.arguments = arguments;
    this.environment = environment;
    this.rowsets = rowsets;
    this.sink = sink;
  }

  /** Lower case. */
  String procedure() {
    return procedure;
  }

  ProcedureEnvironment environment() {
    return environment;
  }

  Database database() {
    return environment.database();
  }

  /** A text argument; null for NULL. */
  @Nullable String text(String parameter) {
    return (String) arguments.value(parameter);
  }

  /** A text argument, or what stands for NULL. */
  String text(String parameter, String otherwise) {
    String text = text(parameter);
    return text == null ? otherwise : text;
  }

  /** An argument of an integer type, or what stands for NULL. */
  long number(String parameter, long otherwise) {
    Object value = arguments.value(parameter);
    return value == null ? otherwise : (Long) value;
  }

  /** Whether a value other than NULL was given. */
  boolean isGiven(String parameter) {
    return arguments.value(parameter) != null;
  }

  /** The argument as a pattern of LIKE; without one, all names match. */
  NamePattern pattern(String parameter) {
    return NamePattern.like(text(parameter));
  }

  /** Whether @fUsePattern is on. */
  boolean usesPatterns() {
    return number("@fUsePattern", 1) != 0;
  }

  /** Error 15250 where a database is named that is not the current one. */
  void checkQualifier(String parameter) {
    String qualifier = text(parameter);
    if (qualifier != null
        && !qualifier.isEmpty()
        && !NamePattern.like(qualifier).matches(database().name())) {
      throw new SqlException(SqlError.QUALIFIER_NOT_CURRENT_DATABASE);
    }
  }

  /** Rows of the rowset of this name, to be filled and then sent. */
  RowsetRows rows(String rowset) {
    RowsetShape shape = rowsets.shape(rowset);
    if (shape == null) {
      throw new AssertionError("no rowset " + rowset);
    }
    return new RowsetRows(shape);
  }

  /** Sends a whole rowset. */
  void send(RowsetRows rows) {
    List<ResultColumn> columns =
        rows.shape().columns().stream()
            .map(column -> new ResultColumn(column.name(), column.type(), column.nullable()))
            .toList();
    sink.startRows(columns);
    rows.sendTo(sink::rows);
    sink.endStatement(new StatementEnd(StatementEnd.Kind.SELECT, rows.size(), true, false));
  }
}
