package io.skerry.operator;

import io.skerry.batch.Batch;
import io.skerry.batch.ObjectVector;
import io.skerry.batch.Vector;
import io.skerry.catalog.Column;
import io.skerry.catalog.Database;
import io.skerry.catalog.Table;
import io.skerry.error.SqlError;
import io.skerry.error.SqlException;
import io.skerry.types.SqlType;
import io.skerry.types.Strings;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks values that are to be stored in a table: NULL (error 515) and length (error 2628), and
 * pads fixed-length strings.
 */
final class RowMaker {
  private final Table table;
  private final String verb;
  private final ObjectVector[] fitted;

  /**
   * For one statement.
   *
   * @param verb INSERT or UPDATE, for messages
   */
  RowMaker(Table table, String verb) {
    this.table = table;
    this.verb = verb;
    this.fitted = new ObjectVector[table.columns().size()];
  }

  /** The values as the column stores them: the same vector where nothing needs be done. */
  Vector fit(int ordinal, Vector values, int count, ExecutionContext context) {
    Column column = table.columns().get(ordinal);
    if (!column.nullable()) {
      checkNotNull(column, values, count, context);
    }
    SqlType type = column.type();
    if (!(values instanceof ObjectVector objects)) {
      return values;
    }
    boolean string = type.kind().isString();
    if (!string && !type.kind().isBinary()) {
      return values;
    }
    for (int row = 0; row < count; row++) {
      if (needsFitting(objects.values()[row], type)) {
        return fitAll(ordinal, column, objects, count, context);
      }
    }
    return values;
  }

  private static boolean needsFitting(@Nullable Object value, SqlType type) {
    int length =
        switch (value) {
          case null -> type.length();
          case String text -> text.length();
          case byte[] bytes -> bytes.length;
          default -> throw new AssertionError("neither string nor binary");
        };
    return switch (type.kind()) {
      case CHAR, NCHAR, BINARY -> value != null && length != type.length();
      default -> !type.isMax() && length > type.length();
    };
  }

  private void checkNotNull(Column column, Vector values, int count, ExecutionContext context) {
    boolean[] nulls = values.nulls();
    for (int row = 0; row < count; row++) {
      if (nulls[row]) {
        throw new SqlException(
            SqlError.NULL_NOT_ALLOWED, column.name(), qualifiedName(context), verb);
      }
    }
  }

  private Vector fitAll(
      int ordinal, Column column, ObjectVector values, int count, ExecutionContext context) {
    ObjectVector out = fitted[ordinal];
    if (out == null) {
      out = new ObjectVector();
      fitted[ordinal] = out;
    }
    out.ensureCapacity(count);
    for (int row = 0; row < count; row++) {
      out.set(row, values.isNull(row) ? null : fit(column, values.values()[row], context));
    }
    return out;
  }

  private Object fit(Column column, @Nullable Object value, ExecutionContext context) {
    SqlType type = column.type();
    if (Objects.requireNonNull(value) instanceof String text) {
      if (!Strings.fits(text, type)) {
        throw truncated(column, text.substring(0, type.length()), context);
      }
      return Strings.store(text, type);
    }
    byte[] bytes = (byte[]) value;
    if (!Strings.fits(bytes, type)) {
      String shown = "0x" + HexFormat.of().withUpperCase().formatHex(bytes, 0, type.length());
      throw truncated(column, shown, context);
    }
    return Strings.store(bytes, type);
  }

  private SqlException truncated(Column column, String shown, ExecutionContext context) {
    return new SqlException(
        SqlError.STRING_TRUNCATED, qualifiedName(context), column.name(), shown);
  }

  /** {@code database.schema.table}. */
  private String qualifiedName(ExecutionContext context) {
    String database = context.facts().database();
    for (Database candidate : context.facts().catalog().databases()) {
      Table found = candidate.table(table.schema(), table.name());
      if (found != null && found.storageId() == table.storageId()) {
        database = candidate.name();
      }
    }
    return database + "." + table.schema() + "." + table.name();
  }

  /** The whole batch: {@code values} by ordinal, each checked already. */
  static Batch batch(io.skerry.rows.BatchView view, Vector[] values, int count) {
    for (int i = 0; i < values.length; i++) {
      view.set(i, values[i]);
    }
    return view.of(count);
  }
}
