package io.skerry.ast;

/** One expression of an ORDER BY. */
public record OrderItem(Expression expression, boolean descending) {}
