/**
 * Expressions that are evaluated for many rows at once.
 *
 * <p>{@link io.skerry.expression.ExpressionCompiler} makes an {@link
 * io.skerry.expression.Evaluator} of each bound expression. An evaluator is asked for some rows of
 * a batch and answers with a vector in which those rows count, at the same places; it keeps and
 * reuses that vector. A column answers with the batch's own vector, and a constant with a vector
 * that was filled once, so that neither costs anything for each row.
 *
 * <p>Invariants: a kernel that can fail looks at selected rows only, as AND, OR and CASE select
 * just the rows whose value is needed; a kernel that cannot fail runs over all rows up to the last
 * selected one, so that its loop is simple. Vectors grow with what they are asked, so a batch of
 * one row costs one row.
 *
 * <p>Knows nothing of operators, tables or sessions; what a run provides comes in through {@link
 * io.skerry.expression.RunState}.
 */
@NullMarked
package io.skerry.expression;

import org.jspecify.annotations.NullMarked;
