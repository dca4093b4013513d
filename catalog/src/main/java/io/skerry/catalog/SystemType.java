package io.skerry.catalog;

/**
 * A row of {@code sys.types} for a type that every database has.
 *
 * @param maxLength bytes, -1 for no limit
 * @param collated whether its values have a collation
 */
public record SystemType(
    String name,
    int systemTypeId,
    int userTypeId,
    int maxLength,
    int precision,
    int scale,
    boolean collated,
    boolean nullable,
    boolean assembly) {}
