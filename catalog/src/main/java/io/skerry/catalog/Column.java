package io.skerry.catalog;

import io.skerry.types.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param id 1-based and never reused, {@code sys.columns.column_id}
 * @param defaultName the name of its DEFAULT constraint, null where it has none
 * @param defaultText the DEFAULT expression as T-SQL text, null where it has none
 */
public record Column(
    int id,
    String name,
    SqlType type,
    boolean nullable,
    boolean identity,
    @Nullable String defaultName,
    @Nullable String defaultText) {}
