package io.skerry.ast;

import java.util.List;

/**
 * One hint of an OPTION clause.
 *
 * @param name in upper case, words separated by one blank: {@code RECOMPILE}, {@code HASH JOIN},
 *     {@code MAXRECURSION}, {@code OPTIMIZE FOR}, {@code USE HINT}
 * @param arguments numbers, strings, or the variables of OPTIMIZE FOR
 */
public record QueryHint(String name, List<Expression> arguments, Position position) {}
