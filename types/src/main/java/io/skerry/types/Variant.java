package io.skerry.types;

/**
 * A value of sql_variant: a value that is not NULL, with its own type.
 *
 * @param value in the boxed form of {@code type}
 */
public record Variant(SqlType type, Object value) {
  public Variant {
    if (type.kind() == TypeKind.SQL_VARIANT) {
      throw new IllegalArgumentException("a variant holds no variant");
    }
  }
}
