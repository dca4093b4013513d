/**
 * The optimizer: a fixed, ordered list of passes over the logical plan, then the choice of physical
 * operators.
 *
 * <p>{@link io.skerry.optimize.Optimizer} holds the list. Each {@link io.skerry.optimize.Pass} is
 * one class with a picture of what it does; it can be switched off by name, is timed, and the plan
 * is verified after it. A pass that finds nothing to do gives back the plan it was given. {@link
 * io.skerry.optimize.PhysicalPlanner} then chooses indexes, joins and sorts by row counts ({@link
 * io.skerry.optimize.Cardinality}).
 *
 * <p>Adding a pass: its class, one line in {@link io.skerry.optimize.Optimizer}, and a test of what
 * it does and when it does not.
 */
@NullMarked
package io.skerry.optimize;

import org.jspecify.annotations.NullMarked;
