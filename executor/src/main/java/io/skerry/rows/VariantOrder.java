package io.skerry.rows;

import io.skerry.types.DecimalRules;
import io.skerry.types.Decimals;
import io.skerry.types.Int128;
import io.skerry.types.SqlType;
import io.skerry.types.TypeKind;
import io.skerry.types.Variant;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The order of sql_variant values: by family of types, then by value within the family
 * ("sql_variant (Transact-SQL)").
 */
final class VariantOrder {
  private VariantOrder() {}

  static int compare(Variant left, Variant right) {
    int byFamily = Integer.compare(family(left), family(right));
    if (byFamily != 0) {
      return byFamily;
    }
    SqlType type = left.type();
    TypeKind kind = type.kind();
    if (kind.isApproximate()) {
      return Double.compare((Double) left.value(), (Double) right.value());
    }
    if (kind.isNumeric()) {
      return exact(left).compareTo(exact(right));
    }
    return switch (type.physical()) {
      case STRING ->
          Objects.requireNonNull(type.collation())
              .compare((String) left.value(), (String) right.value());
      case BYTES -> ValueComparator.compareBytes((byte[]) left.value(), (byte[]) right.value());
      case LONG, WIDE, DOUBLE, VARIANT ->
          kind == right.type().kind()
              ? comparePlain(left.value(), right.value())
              : Integer.compare(kind.ordinal(), right.type().kind().ordinal());
    };
  }

  private static int comparePlain(Object left, Object right) {
    return left instanceof Int128 wide
        ? wide.compareTo((Int128) right)
        : Long.compare((Long) left, (Long) right);
  }

  static int hash(Variant value) {
    SqlType type = value.type();
    if (type.kind().isApproximate()) {
      return value.value().hashCode();
    }
    if (type.kind().isNumeric()) {
      return exact(value).stripTrailingZeros().hashCode();
    }
    return switch (type.physical()) {
      case STRING -> Objects.requireNonNull(type.collation()).hash((String) value.value());
      case BYTES -> ValueComparator.hashBytes((byte[]) value.value());
      case LONG, WIDE, DOUBLE, VARIANT -> value.value().hashCode();
    };
  }

  private static BigDecimal exact(Variant value) {
    SqlType type = value.type();
    return value.value() instanceof Int128 wide
        ? Decimals.toBigDecimal(wide, type.scale())
        : BigDecimal.valueOf((Long) value.value(), DecimalRules.toDecimal(type).scale());
  }

  private static int family(Variant value) {
    TypeKind kind = value.type().kind();
    if (kind.isTemporal()) {
      return 5;
    }
    if (kind.isApproximate()) {
      return 4;
    }
    if (kind.isNumeric()) {
      return 3;
    }
    if (kind.isString()) {
      return 2;
    }
    return kind.isBinary() ? 0 : 1;
  }
}
