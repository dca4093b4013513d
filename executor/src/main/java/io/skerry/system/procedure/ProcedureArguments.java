package io.skerry.system.procedure;

import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.session.ProcedureCall;
import io.skerry.system.RowsetShape;
import io.skerry.types.Conversions;
import io.skerry.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, each brought to the parameter that it stands for. */
final class ProcedureArguments {
  private final RowsetShape parameters;
  private final @Nullable Object[] values;

  private ProcedureArguments(RowsetShape parameters, @Nullable Object[] values) {
    this.parameters = parameters;
    this.values = values;
  }

  /**
   * Binds by position and name.
   *
   * @param parameters one column for each
   * @throws SqlException 201, 8144, 8145
   */
  static ProcedureArguments bind(RowsetShape parameters, ProcedureCall call) {
    List<RowsetShape.ShapeColumn> declared = parameters.columns();
    @Nullable Object[] values = new @Nullable Object[declared.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = declared.get(i).fixed();
    }
    List<ProcedureCall.Argument> given = call.arguments();
    for (int i = 0; i < given.size(); i++) {
      ProcedureCall.Argument argument = given.get(i);
      int place = place(parameters, argument, i);
      if (!argument.isDefault()) {
        SqlType type = declared.get(place).type();
        values[place] =
            Conversions.convert(argument.value(), argument.type(), type, Conversions.NO_STYLE);
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof RowsetShape.Required) {
        String name = declared.get(i).name();
        throw new SqlException(SqlError.PROCEDURE_EXPECTS_PARAMETER, parameters.name(), name);
      }
    }
    return new ProcedureArguments(parameters, values);
  }

  private static int place(RowsetShape parameters, ProcedureCall.Argument argument, int position) {
    if (argument.name().isEmpty()) {
      if (position >= parameters.columns().size()) {
        throw new SqlException(SqlError.TOO_MANY_ARGUMENTS, parameters.name());
      }
      return position;
    }
    if (!parameters.has(argument.name())) {
      throw new SqlException(SqlError.NOT_A_PARAMETER, argument.name(), parameters.name());
    }
    return parameters.ordinal(argument.name());
  }

  /** The boxed value in the parameter's type; null for NULL. */
  @Nullable Object value(String parameter) {
    return parameters.has(parameter) ? values[parameters.ordinal(parameter)] : null;
  }
}
