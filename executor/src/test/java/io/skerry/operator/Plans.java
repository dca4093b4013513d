package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.BoundExpression.ColumnReference;
import io.skerry.bind.BoundExpression.Literal;
import io.skerry.physical.PhysicalPlan;
import io.skerry.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Short forms for plans, and their rows. */
final class Plans {
  private Plans() {}

  static BoundColumn column(int id, SqlType type) {
    return new BoundColumn(id, "c" + id, type, true);
  }

  static BoundExpression of(BoundColumn column) {
    return new ColumnReference(column);
  }

  static BoundExpression literal(SqlType type, Object value) {
    return new Literal(type, value);
  }

  static BoundExpression number(long value) {
    return new Literal(SqlType.INT, value);
  }

  static PhysicalPlan values(List<BoundColumn> columns, List<List<Object>> rows) {
    List<List<BoundExpression>> expressions = new ArrayList<>();
    for (List<Object> row : rows) {
      List<BoundExpression> one = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        one.add(literal(columns.get(i).type(), row.get(i)));
      }
      expressions.add(one);
    }
    return new PhysicalPlan.Values(expressions, columns);
  }

  static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  static List<List<Object>> run(PhysicalPlan plan, ExecutionContext context) {
    return run(new OperatorCompiler().compile(plan), context);
  }

  static List<List<Object>> run(Operator operator, ExecutionContext context) {
    List<List<Object>> rows = new ArrayList<>();
    try {
      operator.open(context);
      for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
        if (batch.size() == 0) {
          throw new AssertionError("an empty batch");
        }
        for (int row = 0; row < batch.size(); row++) {
          List<Object> values = new ArrayList<>();
          for (int i = 0; i < batch.columnCount(); i++) {
            values.add(batch.column(i).get(row));
          }
          rows.add(values);
        }
      }
    } finally {
      operator.close();
    }
    return rows;
  }
}
