package io.skerry.system;

import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Values of identity columns as {@code sys.identity_columns} has them: of the column's own type.
 */
final class IdentityValues {
  private IdentityValues() {}

  static Variant variant(SqlType columnType, long value) {
    if (!columnType.kind().isDecimal()) {
      return new Variant(columnType, value);
    }
    @Nullable Int128 wide = Decimals.fromLong(value, columnType.precision(), columnType.scale());
    if (wide == null) {
      throw new AssertionError(value + " is no " + columnType.sqlText());
    }
    return new Variant(columnType, wide);
  }
}
