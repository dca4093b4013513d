package io.skerry.system.procedure;

import io.skerry.session.ProcedureCall;
import io.skerry.session.ResultSink;
import io.skerry.system.RowsetShape;
import io.skerry.system.ShapeText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalog procedures by name. May be used from any thread. */
public final class SystemProcedures {
  private final Map<String, SystemProcedure> procedures = new HashMap<>();

  public SystemProcedures() {
    for (ProcedureFamily family : families()) {
      ShapeText parameters = new ShapeText(family.parameters());
      ShapeText rowsets = new ShapeText(family.rowsets());
      for (String name : parameters.names()) {
        procedures.put(name, new Entry(name, family, parameters, rowsets));
      }
    }
  }

  private List<ProcedureFamily> families() {
    return List.of(
        new TableProcedures(),
        new ColumnProcedures(),
        new KeyProcedures(),
        new PrivilegeProcedures(),
        new TypeProcedures(),
        new RoutineProcedures(this),
        new ServerProcedures(),
        new HelpProcedures());
  }

  /** The procedure of this name, without schema and without regard to case; null for none. */
  public @Nullable SystemProcedure procedure(String name) {
    return procedures.get(name.toLowerCase(Locale.ROOT));
  }

  /** The names of all, in order. */
  public List<String> names() {
    return procedures.keySet().stream().sorted().toList();
  }

  /** The parameters of a procedure of {@link #names}. */
  RowsetShape parameters(String name) {
    if (procedures.get(name) instanceof Entry entry) {
      return entry.parameterShape();
    }
    throw new AssertionError("no procedure " + name);
  }

  private record Entry(String name, ProcedureFamily family, ShapeText parameters, ShapeText rowsets)
      implements SystemProcedure {
    RowsetShape parameterShape() {
      RowsetShape shape = parameters.shape(name);
      if (shape == null) {
        throw new AssertionError("no parameters of " + name);
      }
      return shape;
    }

    @Override
    public int call(ProcedureCall call, ProcedureEnvironment environment, ResultSink sink) {
      ProcedureArguments arguments = ProcedureArguments.bind(parameterShape(), call);
      return family.run(new ProcedureRun(name, arguments, environment, rowsets, sink));
    }
  }
}
