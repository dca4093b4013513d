package io.skerry.function;

import io.skerry.function.FunctionRow.ResultRule;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.TypeRules;
import java.util.List;
import java.util.Objects;

/** Rules of result types that several functions share. */
final class Results {
  private Results() {}

  /** The type of the first argument. */
  static final ResultRule FIRST = List::getFirst;

  /** varchar, nvarchar or varbinary of the first argument's length. */
  static final ResultRule VARYING = types -> varying(types.getFirst(), types.getFirst().length());

  /** As {@link #VARYING}, as long as can be. */
  static final ResultRule VARYING_LONG = types -> longest(types.getFirst());

  /** int, or bigint for a first argument of (max). */
  static final ResultRule LENGTH = types -> types.getFirst().isMax() ? SqlType.BIGINT : SqlType.INT;

  static ResultRule type(SqlType type) {
    return types -> type;
  }

  /** The varying form of a string or binary type, with a length. */
  static SqlType varying(SqlType type, int length) {
    if (type.kind().isBinary()) {
      return SqlType.varbinary(length);
    }
    TypeKind kind = type.kind().isUnicode() ? TypeKind.NVARCHAR : TypeKind.VARCHAR;
    return SqlType.string(kind, length, Objects.requireNonNull(type.collation()));
  }

  /** The varying form with the greatest length that is not (max), unless the type is (max). */
  static SqlType longest(SqlType type) {
    int length = type.kind().isUnicode() ? TypeRules.UNICODE_MAX : TypeRules.BYTES_MAX;
    return varying(type, type.isMax() ? SqlType.MAX : length);
  }

  /** The string type that holds any of several: Unicode or (max) where one is. */
  static SqlType joined(List<SqlType> types) {
    SqlType first = types.getFirst();
    boolean unicode = false;
    boolean max = false;
    long length = 0;
    for (SqlType type : types) {
      unicode |= type.kind().isUnicode();
      max |= type.isMax();
      length += type.length();
    }
    int most = unicode ? TypeRules.UNICODE_MAX : TypeRules.BYTES_MAX;
    int bound = max ? SqlType.MAX : Math.clamp(length, 1, most);
    TypeKind kind = unicode ? TypeKind.NVARCHAR : TypeKind.VARCHAR;
    return SqlType.string(kind, bound, Objects.requireNonNull(first.collation()));
  }
}
