package io.skerry.analysis;

import io.skerry.ast.Expression;
import io.skerry.bind.BoundColumn;
import io.skerry.bind.BoundExpression;
import io.skerry.bind.FunctionLibrary;
import io.skerry.catalog.Catalog;
import io.skerry.catalog.SystemViewLibrary;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.logical.ColumnSet;
import io.skerry.program.VariableDefinition;
import io.skerry.types.SqlType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the binding of one statement shares: where names are looked up, and the columns that were
 * made.
 */
public final class BindContext {
  private final Catalog catalog;
  private final String database;
  private final List<VariableDefinition> variables;
  private final FunctionLibrary functions;
  private final SystemViewLibrary views;
  private final Map<Integer, Origin> origins = new HashMap<>();
  private final ColumnSet untypedNulls = new ColumnSet();
  private int nextColumnId;

  /**
   * The table's column that a column holds unchanged.
   *
   * @param shown with its table, as messages name it
   */
  record Origin(@Nullable Table table, int ordinal, String shown) {}

  public BindContext(
      Catalog catalog,
      String database,
      List<VariableDefinition> variables,
      FunctionLibrary functions,
      SystemViewLibrary views) {
    this.catalog = catalog;
    this.database = database;
    this.variables = variables;
    this.functions = functions;
    this.views = views;
  }

  Catalog catalog() {
    return catalog;
  }

  String database() {
    return database;
  }

  FunctionLibrary functions() {
    return functions;
  }

  SystemViewLibrary views() {
    return views;
  }

  /** A column with an id of its own. */
  public BoundColumn newColumn(String name, SqlType type, boolean nullable) {
    return new BoundColumn(nextColumnId++, name, type, nullable);
  }

  /** The number of columns made so far; later ids are not below it. */
  public int columnCount() {
    return nextColumnId;
  }

  /**
   * A column that holds the value of an expression: the referenced column itself where that is
   * enough.
   *
   * @param reusable whether the id of a referenced column may be kept
   */
  BoundColumn columnFor(BoundExpression expression, String name, boolean reusable) {
    if (expression instanceof BoundExpression.ColumnReference(var column)) {
      if (reusable && column.name().equals(name)) {
        return column;
      }
      BoundColumn renamed = newColumn(name, column.type(), column.nullable());
      Origin origin = origins.get(column.id());
      if (origin != null) {
        origins.put(renamed.id(), origin);
      }
      if (untypedNulls.contains(column)) {
        untypedNulls.add(renamed);
      }
      return renamed;
    }
    BoundColumn made = newColumn(name, expression.type(), expression.nullable());
    if (expression instanceof BoundExpression.Literal(var type, var value) && value == null) {
      untypedNulls.add(made);
    }
    return made;
  }

  void setOrigin(BoundColumn column, Origin origin) {
    origins.put(column.id(), origin);
  }

  /** Where the column comes from; null for a computed one. */
  @Nullable Origin origin(BoundColumn column) {
    return origins.get(column.id());
  }

  /** Whether the column is a NULL literal, so that it has no type of its own. */
  boolean isUntypedNull(BoundColumn column) {
    return untypedNulls.contains(column);
  }

  /** The slot of a variable; error 137. */
  int slotOf(String name, int line) {
    for (int slot = 0; slot < variables.size(); slot++) {
      if (variables.get(slot).name().equalsIgnoreCase(name)) {
        return slot;
      }
    }
    throw new SqlException(SqlError.VARIABLE_NOT_DECLARED, name).atLine(line);
  }

  BoundExpression.Variable variable(Expression.Variable variable) {
    int slot = slotOf(variable.name(), variable.position().line());
    VariableDefinition definition = variables.get(slot);
    return new BoundExpression.Variable(slot, definition.name(), definition.type());
  }

  VariableDefinition variableAt(int slot) {
    return variables.get(slot);
  }
}
