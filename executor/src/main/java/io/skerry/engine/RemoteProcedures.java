package io.skerry.engine;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.proc.EngineParts;
import io.skerry.proc.Interpreter;
import io.skerry.proc.ProcedureCaller;
import io.skerry.proc.Scope;
import io.skerry.proc.SessionState;
import io.skerry.program.VariableDefinition;
import io.skerry.session.ProcedureCall;
import io.skerry.session.ResultSink;
import io.skerry.types.Conversions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls procedures: those that run T-SQL text, which are sp_executesql, and sp_prepare with its kin
 * and their handles ([MS-TDS] 2.2.6.6), are here; the others are the catalog procedures.
 */
final class RemoteProcedures implements ProcedureCaller {
  private final EngineParts parts;
  private final SessionState state;
  private final CatalogCalls catalog;
  private final Map<Long, Prepared> prepared = new HashMap<>();
  private @Nullable Interpreter interpreter;
  private long lastHandle;

  private record Prepared(String text, List<VariableDefinition> parameters) {}

  RemoteProcedures(EngineParts parts, SessionState state, CatalogCalls catalog) {
    this.parts = parts;
    this.state = state;
    this.catalog = catalog;
  }

  /** The interpreter calls procedures, and procedures run programs: the session ties the two. */
  void setInterpreter(Interpreter running) {
    this.interpreter = running;
  }

  void forgetHandles() {
    prepared.clear();
  }

  @Override
  public Outcome call(ProcedureCall call, ResultSink sink) {
    ProcedureName name = ProcedureName.parse(call.name());
    return switch (name.procedure()) {
      case "sp_executesql" -> executeSql(call, sink);
      case "sp_prepare" -> prepare(call);
      case "sp_prepexec" -> prepareAndExecute(call, sink);
      case "sp_execute" -> executePrepared(call, sink);
      case "sp_unprepare" -> unprepare(call);
      default -> new Outcome(catalog.call(name, call, state, sink), givenValues(call));
    };
  }

  private Outcome executeSql(ProcedureCall call, ResultSink sink) {
    Prepared text = new Prepared(textOf(call, 0), parameters(call, 1));
    return run(text, call, 2, sink);
  }

  /** sp_prepare @handle OUTPUT, @params, @stmt. */
  private Outcome prepare(ProcedureCall call) {
    Prepared text = new Prepared(textOf(call, 2), parameters(call, 1));
    parts.compiler().compile(text.text(), text.parameters(), state.settings().quotedIdentifier());
    List<@Nullable Object> values = givenValues(call);
    values.set(0, keep(text));
    return new Outcome(0, values);
  }

  /** sp_prepexec @handle OUTPUT, @params, @stmt, values. */
  private Outcome prepareAndExecute(ProcedureCall call, ResultSink sink) {
    Prepared text = new Prepared(textOf(call, 2), parameters(call, 1));
    if (argument(call, 0).value() instanceof Long old) {
      prepared.remove(old);
    }
    Outcome outcome = run(text, call, 3, sink);
    outcome.values().set(0, keep(text));
    return outcome;
  }

  private long keep(Prepared text) {
    lastHandle++;
    prepared.put(lastHandle, text);
    return lastHandle;
  }

  private Outcome executePrepared(ProcedureCall call, ResultSink sink) {
    Object handle = argument(call, 0).value();
    Prepared text = handle instanceof Long known ? prepared.get(known) : null;
    if (text == null) {
      throw new SqlException(SqlError.NO_SUCH_HANDLE, String.valueOf(handle));
    }
    return run(text, call, 1, sink);
  }

  private Outcome unprepare(ProcedureCall call) {
    if (!(argument(call, 0).value() instanceof Long handle) || prepared.remove(handle) == null) {
      throw new SqlException(SqlError.NO_SUCH_HANDLE, String.valueOf(argument(call, 0).value()));
    }
    return new Outcome(0, givenValues(call));
  }

  private Outcome run(Prepared text, ProcedureCall call, int firstValue, ResultSink sink) {
    Interpreter runner = interpreter;
    if (runner == null) {
      throw new AssertionError("no interpreter");
    }
    List<ProcedureCall.Argument> given =
        call.arguments()
            .subList(Math.min(firstValue, call.arguments().size()), call.arguments().size());
    int[] slots = slots(text, given);
    List<@Nullable Object> values = values(text, given, slots);
    Scope scope = runner.runText(text.text(), text.parameters(), values, sink);
    List<@Nullable Object> after = givenValues(call);
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).output()) {
        VariableDefinition parameter = text.parameters().get(slots[i]);
        after.set(
            firstValue + i,
            Conversions.convert(
                scope.variable(slots[i]), parameter.type(), given.get(i).type(), 0));
      }
    }
    return new Outcome(scope.returnStatus(), after);
  }

  /** For each argument the parameter that it stands for: by name, else by position. */
  private static int[] slots(Prepared text, List<ProcedureCall.Argument> given) {
    int[] slots = new int[given.size()];
    for (int i = 0; i < slots.length; i++) {
      String name = given.get(i).name();
      slots[i] = name.isEmpty() ? i : indexOf(text.parameters(), name);
      if (slots[i] >= text.parameters().size()) {
        throw new SqlException(SqlError.TOO_MANY_ARGUMENTS, "");
      }
      if (slots[i] < 0) {
        throw new SqlException(SqlError.NOT_A_PARAMETER, name, "");
      }
    }
    return slots;
  }

  private static int indexOf(List<VariableDefinition> parameters, String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static List<@Nullable Object> values(
      Prepared text, List<ProcedureCall.Argument> given, int[] slots) {
    List<@Nullable Object> values =
        new ArrayList<>(Collections.nCopies(text.parameters().size(), null));
    boolean[] supplied = new boolean[values.size()];
    for (int i = 0; i < slots.length; i++) {
      ProcedureCall.Argument argument = given.get(i);
      VariableDefinition parameter = text.parameters().get(slots[i]);
      values.set(
          slots[i], Conversions.convert(argument.value(), argument.type(), parameter.type(), 0));
      supplied[slots[i]] = true;
    }
    for (int i = 0; i < supplied.length; i++) {
      if (!supplied[i]) {
        VariableDefinition parameter = text.parameters().get(i);
        throw new SqlException(SqlError.PARAMETER_NOT_SUPPLIED, describe(text), parameter.name());
      }
    }
    return values;
  }

  /** As SQL Server shows a parameterised query in error 8178. */
  private static String describe(Prepared text) {
    StringBuilder out = new StringBuilder("(");
    for (VariableDefinition parameter : text.parameters()) {
      out.append(out.length() > 1 ? "," : "");
      out.append(parameter.name()).append(' ').append(parameter.type().sqlText());
    }
    return out.append(')').append(text.text()).toString();
  }

  private static ProcedureCall.Argument argument(ProcedureCall call, int at) {
    if (at >= call.arguments().size()) {
      throw new SqlException(SqlError.PROCEDURE_EXPECTS_PARAMETER, call.name(), "@handle");
    }
    return call.arguments().get(at);
  }

  private static String textOf(ProcedureCall call, int at) {
    Object value = argument(call, at).value();
    return value == null ? "" : value.toString();
  }

  private List<VariableDefinition> parameters(ProcedureCall call, int at) {
    if (at >= call.arguments().size()) {
      return List.of();
    }
    String declarations = textOf(call, at);
    return declarations.isBlank() ? List.of() : parts.compiler().parseParameters(declarations);
  }

  private static List<@Nullable Object> givenValues(ProcedureCall call) {
    List<@Nullable Object> values = new ArrayList<>();
    for (ProcedureCall.Argument argument : call.arguments()) {
      values.add(argument.value());
    }
    return values;
  }
}
