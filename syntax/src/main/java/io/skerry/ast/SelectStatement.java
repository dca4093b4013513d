package io.skerry.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT statement. Whether it returns rows or sets variables is in its select list.
 *
 * @param with common table expressions, in order
 * @param into the table that SELECT INTO makes; null without INTO
 * @param options of the OPTION clause
 */
public record SelectStatement(
    List<CommonTableExpression> with,
    Query query,
    @Nullable ObjectName into,
    List<QueryHint> options,
    Position position)
    implements Statement {}
