/**
 * The logical algebra: what a statement asks for, before it is decided how to get it.
 *
 * <p>{@link io.skerry.logical.LogicalPlan} is a tree of relational operators over {@link
 * io.skerry.bind.BoundExpression}s. The binder makes it, the passes of {@code io.skerry.optimize}
 * rewrite it.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>Trees are immutable; a pass that changes nothing returns the node it was given.
 *   <li>An operator refers only to columns of its inputs, or, below the right side of an {@link
 *       io.skerry.logical.LogicalPlan.Apply}, to columns of its left side. {@link
 *       io.skerry.logical.PlanVerifier} checks it.
 *   <li>Columns are told apart by their ids alone: beyond an outer join the same column may be
 *       nullable.
 * </ol>
 *
 * <p>Knows neither indexes nor algorithms.
 */
@NullMarked
package io.skerry.logical;

import org.jspecify.annotations.NullMarked;
