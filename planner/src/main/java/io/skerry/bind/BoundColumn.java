package io.skerry.bind;

import io.skerry.types.SqlType;

/**
 * A column that flows through the plan of one statement.
 *
 * @param id unique within the statement; operators find columns by it
 * @param name for result sets and messages; empty for an unnamed expression
 */
public record BoundColumn(int id, String name, SqlType type, boolean nullable) {}
