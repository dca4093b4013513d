package io.skerry.compile;

import io.skerry.bind.BoundExpression;
import io.skerry.bind.FunctionLibrary;
import io.skerry.bind.ScalarFunction;
import io.skerry.types.SqlType;
import java.util.List;
import java.util.Map;

/** A few functions with types, enough to plan with. */
final class TestFunctions implements FunctionLibrary {
  private record Function(
      String name,
      List<SqlType> parameters,
      SqlType result,
      boolean deterministic,
      boolean datePart)
      implements ScalarFunction {
    @Override
    public boolean takesDatePart() {
      return datePart;
    }

    @Override
    public Resolution resolve(List<BoundExpression> arguments) {
      List<SqlType> types =
          parameters.isEmpty()
              ? arguments.stream().map(BoundExpression::type).toList()
              : parameters;
      return new Resolution(types, result, true);
    }
  }

  private static final Map<String, Function> FUNCTIONS =
      Map.of(
          "LEN", new Function("LEN", List.of(), SqlType.INT, true, false),
          "UPPER", new Function("UPPER", List.of(), SqlType.varchar(8000), true, false),
          "NEWID", new Function("NEWID", List.of(), SqlType.UNIQUEIDENTIFIER, false, false),
          "GETDATE", new Function("GETDATE", List.of(), SqlType.DATETIME, false, false),
          "@@ROWCOUNT", new Function("@@ROWCOUNT", List.of(), SqlType.INT, false, false),
          "DATEADD",
              new Function(
                  "DATEADD",
                  List.of(SqlType.varchar(30), SqlType.INT, SqlType.DATETIME),
                  SqlType.DATETIME,
                  true,
                  true));

  @Override
  public ScalarFunction scalar(String name) {
    return FUNCTIONS.get(name.toUpperCase(java.util.Locale.ROOT));
  }
}
