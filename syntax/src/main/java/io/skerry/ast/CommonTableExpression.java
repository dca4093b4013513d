package io.skerry.ast;

import java.util.List;

/**
 * One name of a WITH clause.
 *
 * @param columns empty when none are named
 */
public record CommonTableExpression(
    String name, List<String> columns, Query query, Position position) {}
