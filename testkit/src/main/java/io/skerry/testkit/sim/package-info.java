/**
 * A simulated disk, on which stores are crashed.
 *
 * <p>{@link io.skerry.testkit.sim.SimulatedDisk} keeps the promises of {@link
 * io.skerry.io.DataDirectory} and nothing more: it loses, tears and reorders what was not forced,
 * as a seed says, so that a failure can be run again.
 */
@NullMarked
package io.skerry.testkit.sim;

import org.jspecify.annotations.NullMarked;
